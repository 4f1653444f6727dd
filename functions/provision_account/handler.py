"""Wiring of provision_account."""

import os
import time

from functions.provision_account.contract import Settings
from functions.provision_account.operation import ProvisionAccount
from shared.api.worker import worker
from shared.persistence import key_ring
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.family_pool import FamilyPool
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Table
from shared.persistence.unbinding_store import UnbindingStore

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
bindings = BindingStore(table, field_key, os.urandom)
operation = ProvisionAccount(
    bindings=bindings,
    accounts=AccountStore(table, field_key, os.urandom),
    contacts=ContactStore(table),
    roster=RosterStore(table, field_key),
    contact_key=key_ring.contact_key(client("kms"), settings.contact_key_id),
    password_key=key_ring.password_key(client("kms"), settings.password_key_id),
    pool=FamilyPool(client("cognito-idp"), settings.family_pool_id, os.urandom),
    messages=Queue(client("sqs"), settings.messages_queue_url),
    clock=time.time,
    unbindings=UnbindingStore(table, bindings),
)
handle = worker("provision_account", operation)
