"""protect_students: one child of the registrar's own school; that they go there is a condition on every write."""

from functions.protect_students.card import guardian_blocks, student_card
from functions.protect_students.models import BlockList, Exemption, Protection, StudentLookup
from shared.api.call import Call, Reply
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain.audit import AuditAction
from shared.domain.refusals import Refusal
from shared.domain.schools import SchoolId, day
from shared.domain.staff import Role
from shared.persistence.key_ring import IdentityIndex
from shared.persistence.protection_store import ProtectionStore
from shared.persistence.student_record import StudentRecord, StudentRecords


class LookUpStudent:
    """A child of another school is answered, counted and recorded like one whom nobody knows."""

    def __init__(
        self, access: StaffAccess, records: StudentRecords, identities: IdentityIndex, audit: StaffAudit
    ) -> None:
        self._access = access
        self._records = records
        self._identities = identities
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        wanted: StudentLookup = call.body
        self._access.require(call, wanted.school, Role.REGISTRAR)
        student = self._identities.of(wanted.national_id)
        record = self._records.of(student)
        self._audit.record(call, Role.REGISTRAR, AuditAction.STUDENT_LOOKED_UP, wanted.school, subject=student)
        return Reply(student_card(_own(record, wanted.school, call), call))


class ReadStudent:
    """Two round trips to the table."""

    def __init__(self, access: StaffAccess, records: StudentRecords, audit: StaffAudit) -> None:
        self._access = access
        self._records = records
        self._audit = audit

    def card(self, call: Call) -> Reply:
        """Everything. Raises Refusal."""
        return Reply(student_card(self._read(call), call))

    def blocks(self, call: Call) -> Reply:
        """The blocks alone. Raises Refusal."""
        return Reply(BlockList(blocks=guardian_blocks(self._read(call).blocks, call)))

    def _read(self, call: Call) -> StudentRecord:
        school, student = call.query.school, call.path["student_id"]
        self._access.require(call, school, Role.REGISTRAR)
        record = _own(self._records.of(student), school, call)
        self._audit.record(call, Role.REGISTRAR, AuditAction.STUDENT_LOOKED_UP, school, subject=student)
        return record


class Protect:
    """What is set on a child's profile. Two round trips to the table."""

    def __init__(self, access: StaffAccess, protections: ProtectionStore, audit: StaffAudit) -> None:
        self._access = access
        self._protections = protections
        self._audit = audit

    def protection(self, call: Call) -> Reply:
        """Protect a child, or no longer. Raises Refusal."""
        given: Protection = call.body
        school, student = self._place(call)
        _require(self._protections.protect(student, school, call.now, protected=given.protected))
        action = AuditAction.PROTECTED if given.protected else AuditAction.UNPROTECTED
        self._audit.record(call, Role.REGISTRAR, action, school, subject=student)
        return Reply(given)

    def exemption(self, call: Call) -> Reply:
        """Exempt a child, or no longer. Raises Refusal."""
        given: Exemption = call.body
        school, student = self._place(call)
        _require(self._protections.exempt(student, school, given.reason, call.now))
        details = (given.reason or "none",)
        self._audit.record(call, Role.REGISTRAR, AuditAction.EXEMPTED, school, subject=student, details=details)
        return Reply(given)

    def _place(self, call: Call) -> tuple[SchoolId, str]:
        self._access.require(call, call.query.school, Role.REGISTRAR)
        return call.query.school, call.path["student_id"]


def _own(record: StudentRecord | None, school: SchoolId, call: Call) -> StudentRecord:
    """The record, if the school's registrar answers for the student. Raises Refusal."""
    if record is None or not record.student.is_of(school, day(call.now)):
        raise Refusal("student_not_in_school")
    return record


def _require(found: bool) -> None:
    if not found:
        raise Refusal("student_not_in_school")
