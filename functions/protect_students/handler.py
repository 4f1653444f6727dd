"""Wiring of protect_students."""

import os

from functions.protect_students import contract
from functions.protect_students.blocks import Lift, ReadLifts, SetBlock
from functions.protect_students.operation import LookUpStudent, Protect, ReadStudent
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.persistence import key_ring
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.block_store import BlockStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.protection_store import ProtectionStore
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.staff_store import StaffStore
from shared.persistence.student_record import StudentRecords
from shared.persistence.table import Table

settings = contract.Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
identities = key_ring.IdentityIndex(client("kms"), settings.identity_key_id)
access = StaffAccess(StaffStore(table))
audit = StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom)
blocks = BlockStore(table, field_key, os.urandom)
records = StudentRecords(
    table,
    RosterStore(table, field_key),
    BindingStore(table, field_key, os.urandom),
    blocks,
    DelegationStore(table, field_key, os.urandom),
)
student = ReadStudent(access, records, audit)
protect = Protect(access, ProtectionStore(table), audit)
lift = Lift(access, blocks, audit)
handle = entrypoint(
    {
        contract.LOOK_UP_STUDENT: LookUpStudent(access, records, identities, audit),
        contract.READ_STUDENT: student.card,
        contract.PROTECT_STUDENT: protect.protection,
        contract.EXEMPT_STUDENT: protect.exemption,
        contract.READ_BLOCKS: student.blocks,
        contract.SET_BLOCK: SetBlock(access, blocks, identities, audit),
        contract.ASK_LIFT: lift.ask,
        contract.CONFIRM_LIFT: lift.confirm,
        contract.READ_LIFTS: ReadLifts(access, blocks, records, audit),
    }
)
