"""Wiring of tell_family."""

import os
import time

from functions.tell_family.contract import Settings
from functions.tell_family.operation import TellFamily
from shared.api.worker import worker
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.contest_store import ContestStore
from shared.persistence.delegation_desk import DelegationDesk
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.queue import Queue
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
bindings = BindingStore(table, field_key, os.urandom)
delegations = DelegationStore(table, field_key, os.urandom)
operation = TellFamily(
    contests=ContestStore(table, bindings, field_key, os.urandom),
    delegations=delegations,
    desk=DelegationDesk(table, delegations),
    messages=Queue(client("sqs"), settings.messages_queue_url),
    clock=time.time,
)
handle = worker("tell_family", operation)
