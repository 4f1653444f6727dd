"""Wiring of link_contacts."""

import os

from functions.link_contacts.contract import Settings
from functions.link_contacts.operation import link
from shared.api.worker import worker
from shared.persistence.aws import client
from shared.persistence.contact_store import ContactStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
store = ContactStore(Table(client("dynamodb"), settings.table_name))
handle = worker("link_contacts", lambda body: link(body, store))
