"""Wiring of answer_links."""

import os

from functions.answer_links.accounts import DisputedAccounts
from functions.answer_links.applications import DisputedApplications
from functions.answer_links.contract import ANSWER_LINK, READ_LINK, Settings
from functions.answer_links.operation import AnswerLinks
from shared.api.entrypoint import entrypoint
from shared.api.links import Links
from shared.persistence import key_ring
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.dispute_store import DisputeStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
contact_key = key_ring.contact_key(kms, settings.contact_key_id)
field_key = key_ring.field_key(kms, settings.field_key_id)
accounts = AccountStore(table, field_key, os.urandom)
changes = AccountChanges(table, accounts, field_key, os.urandom)
disputes = DisputeStore(table, BindingStore(table, field_key, os.urandom))
operation = AnswerLinks(
    links=Links(key_ring.link_key(kms, settings.link_key_id), os.urandom),
    applications=DisputedApplications(disputes, accounts),
    accounts=DisputedAccounts(changes, accounts, disputes, contact_key),
    contact_key=contact_key,
)
handle = entrypoint({READ_LINK: operation.read, ANSWER_LINK: operation.answer})
