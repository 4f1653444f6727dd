"""Wiring of read_audit."""

import os

from functions.read_audit.contract import READ_AUDIT, Settings
from functions.read_audit.operation import ReadAudit
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.persistence import key_ring
from shared.persistence.assignment_store import AssignmentStore
from shared.persistence.audit_log import AuditLog
from shared.persistence.audit_store import AuditStore
from shared.persistence.aws import client
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.queue import Queue
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
operation = ReadAudit(
    access=StaffAccess(StaffStore(table)),
    store=AuditStore(table),
    assignments=AssignmentStore(table, field_key, os.urandom),
    homerooms=HomeroomStore(table, field_key, os.urandom),
    audit=StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom),
)
handle = entrypoint({READ_AUDIT: operation})
