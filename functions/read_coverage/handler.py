"""Wiring of read_coverage."""

import os

from functions.read_coverage.contract import READ_CLASS_STUDENTS, READ_COVERAGE, READ_COVERAGE_FILE, Settings
from functions.read_coverage.operation import ReadClassStudents, ReadCoverage
from functions.read_coverage.survey import Survey
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.persistence import key_ring
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
access, store = StaffAccess(StaffStore(table)), CoverageStore(table)
audit = StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom)
roster = RosterStore(table, key_ring.field_key(client("kms"), settings.field_key_id))
coverage = ReadCoverage(Survey(access, store, SchoolCatalogue(table)), audit)
handle = entrypoint(
    {
        READ_COVERAGE: coverage.report,
        READ_COVERAGE_FILE: coverage.file,
        READ_CLASS_STUDENTS: ReadClassStudents(access, store, roster, audit),
    }
)
