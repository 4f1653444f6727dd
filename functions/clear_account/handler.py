"""Wiring of clear_account."""

import os
import time

from functions.clear_account.contract import Settings
from functions.clear_account.operation import ClearAccount, EndBindings
from shared.api.worker import worker
from shared.domain import policy
from shared.persistence import key_ring
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.closure_store import ClosureStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.family_pool import FamilyPool
from shared.persistence.grant_store import GrantStore
from shared.persistence.queue import Queue
from shared.persistence.table import Table
from shared.persistence.unbinding_store import UnbindingStore

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
contacts, bindings = ContactStore(table), BindingStore(table, field_key, os.urandom)
operation = ClearAccount(
    closures=ClosureStore(table, AccountStore(table, field_key, os.urandom)),
    end_bindings=EndBindings(contacts, bindings, UnbindingStore(table, bindings)),
    contacts=contacts,
    grants=GrantStore(table),
    pool=FamilyPool(client("cognito-idp"), settings.family_pool_id, os.urandom),
    messages=Queue(client("sqs"), settings.messages_queue_url),
    closing=Queue(client("sqs"), settings.closures_queue_url),
    field_key=field_key,
    entropy=os.urandom,
    clock=time.time,
    rest=policy.ACCOUNT_REST,
    kept_days=settings.form_kept_days,
)
handle = worker("clear_account", operation)
