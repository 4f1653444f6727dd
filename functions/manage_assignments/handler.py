"""Wiring of manage_assignments."""

import os

from functions.manage_assignments.contract import (
    GIVE_ASSIGNMENT,
    READ_ASSIGNMENTS,
    READ_SCHOOL_ASSIGNMENTS,
    READ_SCHOOL_CLASSES,
    TAKE_ASSIGNMENT_BACK,
    Settings,
)
from functions.manage_assignments.giving import GiveAssignment, TakeAssignmentBack
from functions.manage_assignments.operation import ReadAssignments, ReadSchoolAssignments, ReadSchoolClasses
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.persistence import key_ring
from shared.persistence.assignment_store import AssignmentStore
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.class_store import ClassStore
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.staff_pool import StaffPool
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(kms, settings.field_key_id)
staff, classes = StaffStore(table), ClassStore(table)
access = StaffAccess(staff)
audit = StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom)
assignments = AssignmentStore(table, field_key, os.urandom)
pool = StaffPool(client("cognito-idp"), settings.staff_pool_id, os.urandom)
domains = tuple(filter(None, settings.staff_email_domains.split(",")))
contact_key = key_ring.contact_key(kms, settings.contact_key_id)
handle = entrypoint(
    {
        READ_ASSIGNMENTS: ReadAssignments(staff, classes, RosterStore(table, field_key)),
        READ_SCHOOL_ASSIGNMENTS: ReadSchoolAssignments(access, assignments),
        GIVE_ASSIGNMENT: GiveAssignment(access, assignments, pool, contact_key, audit, domains),
        TAKE_ASSIGNMENT_BACK: TakeAssignmentBack(access, assignments, audit),
        READ_SCHOOL_CLASSES: ReadSchoolClasses(access, classes),
    }
)
