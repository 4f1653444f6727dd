"""Wiring of review_bindings."""

import os

from functions.review_bindings.contract import DECIDE, DECIDE_BATCH, READ_QUEUE, READ_REVIEW, Settings
from functions.review_bindings.operation import Decide, ReadQueue, ReadReview
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.persistence import key_ring
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.block_store import BlockStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.staff_store import StaffStore
from shared.persistence.student_record import StudentRecords
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
bindings = BindingStore(table, field_key, os.urandom)
roster = RosterStore(table, field_key)
sealed = (table, field_key, os.urandom)
records = StudentRecords(table, roster, bindings, BlockStore(*sealed), DelegationStore(*sealed))
access = StaffAccess(StaffStore(table))
audit = StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom)
decide = Decide(access, bindings, field_key)
handle = entrypoint(
    {
        READ_QUEUE: ReadQueue(access, bindings, roster, audit),
        READ_REVIEW: ReadReview(access, records, audit),
        DECIDE: decide.one,
        DECIDE_BATCH: decide.many,
    }
)
