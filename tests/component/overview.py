"""Overview: what staff look at across classes: coverage, class lists, and what others did."""

import os

from functions.read_audit.contract import READ_AUDIT
from functions.read_audit.operation import ReadAudit
from functions.read_coverage.contract import READ_CLASS_STUDENTS, READ_COVERAGE, READ_COVERAGE_FILE
from functions.read_coverage.operation import ReadClassStudents, ReadCoverage
from functions.read_coverage.survey import Survey
from shared.persistence.assignment_store import AssignmentStore
from shared.persistence.audit_store import AuditStore
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.school_catalogue import SchoolCatalogue


def overview(table, field_key, access, audit):
    """The operations by endpoint."""
    counts = CoverageStore(table)
    coverage = ReadCoverage(Survey(access, counts, SchoolCatalogue(table)), audit)
    names = AssignmentStore(table, field_key, os.urandom), HomeroomStore(table, field_key, os.urandom)
    return {
        READ_COVERAGE: coverage.report,
        READ_COVERAGE_FILE: coverage.file,
        READ_CLASS_STUDENTS: ReadClassStudents(access, counts, RosterStore(table, field_key), audit),
        READ_AUDIT: ReadAudit(access, AuditStore(table), *names, audit),
    }
