"""Wiring of read_events."""

import os

from functions.read_events.contract import READ_EVENTS, Settings
from functions.read_events.operation import ReadEvents
from shared.api.entrypoint import entrypoint
from shared.api.service_access import ServiceAccess
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.consented_events import ConsentedEvents
from shared.persistence.event_store import EventStore
from shared.persistence.grant_store import GrantStore
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
kms = client("kms")
tokens = Tokens(key_ring.service_key(kms, settings.service_key_id), os.urandom)
consented = ConsentedEvents(GrantStore(table), key_ring.subject_key(kms, settings.subject_key_id))
operation = ReadEvents(ServiceAccess(ServiceStore(table)), EventStore(table), consented)
handle = entrypoint({READ_EVENTS: operation}, service_tokens=tokens)
