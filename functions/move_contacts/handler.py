"""Wiring of move_contacts."""

import os
import time

from functions.move_contacts.contract import Settings
from functions.move_contacts.given import EndGiven
from functions.move_contacts.operation import MoveContacts
from shared.api.worker import worker
from shared.persistence import key_ring
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.delegation_desk import DelegationDesk
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.dispute_store import DisputeStore
from shared.persistence.family_pool import FamilyPool
from shared.persistence.grant_store import GrantStore
from shared.persistence.queue import Queue
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
bindings = BindingStore(table, field_key, os.urandom)
delegations = DelegationStore(table, field_key, os.urandom)
operation = MoveContacts(
    changes=AccountChanges(table, AccountStore(table, field_key, os.urandom), field_key, os.urandom),
    bindings=bindings,
    contacts=ContactStore(table),
    pool=FamilyPool(client("cognito-idp"), settings.family_pool_id, os.urandom),
    messages=Queue(client("sqs"), settings.messages_queue_url),
    end_given=EndGiven(GrantStore(table), delegations, DelegationDesk(table, delegations), time.time),
    disputes=DisputeStore(table, bindings),
    clock=time.time,
)
handle = worker("move_contacts", operation)
