"""Wiring of lift_disputes."""

import os

from functions.lift_disputes.contract import LIFT_DISPUTE, Settings
from functions.lift_disputes.operation import LiftDispute
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.persistence import key_ring
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_store import AccountStore
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.dispute_store import DisputeStore
from shared.persistence.queue import Queue
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
sealed = (table, key_ring.field_key(client("kms"), settings.field_key_id), os.urandom)
bindings, accounts = BindingStore(*sealed), AccountStore(*sealed)
operation = LiftDispute(
    access=StaffAccess(StaffStore(table)),
    bindings=bindings,
    disputes=DisputeStore(table, bindings),
    accounts=accounts,
    changes=AccountChanges(table, accounts, *sealed[1:]),
    audit=StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom),
)
handle = entrypoint({LIFT_DISPUTE: operation})
