"""read_audit: a month of a school's trail, page by page. To look is itself recorded, before anything is shown."""

from collections.abc import Mapping

from functions.read_audit.contract import AuditEntryShown, AuditPage, AuditQuery
from shared.api.call import Call, Reply
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain import policy
from shared.domain.audit import AuditAction, AuditEntry, month
from shared.domain.refusals import FieldError, Refusal
from shared.domain.schools import SchoolId
from shared.domain.staff import Role
from shared.persistence.assignment_store import AssignmentStore
from shared.persistence.audit_store import AuditStore
from shared.persistence.homeroom_store import HomeroomStore


class ReadAudit:
    """Two round trips to the table, and for a school two more for the names of its staff."""

    def __init__(
        self,
        access: StaffAccess,
        store: AuditStore,
        assignments: AssignmentStore,
        homerooms: HomeroomStore,
        audit: StaffAudit,
    ) -> None:
        self._access = access
        self._store = store
        self._assignments = assignments
        self._homerooms = homerooms
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        query: AuditQuery = call.query
        school = _school(query)
        allowed = (Role.REGISTRAR, Role.CITY_ADMINISTRATOR) if school else (Role.CITY_ADMINISTRATOR,)
        role = self._access.require(call, school, *allowed)
        asked = query.month or month(call.now)
        self._audit.record(call, role, AuditAction.AUDIT_SEEN, school, details=[asked])
        found, behind = self._store.page(school, asked, query.cursor, policy.AUDIT_SHOWN)
        names = self._names(school) if school and found else {}
        return Reply(AuditPage(month=asked, entries=[_shown(entry, names) for entry in found], next=behind))

    def _names(self, school: SchoolId) -> dict[str, str]:
        """The names of the school's staff, by id."""
        homerooms = {known.teacher: known.teacher_name for known in self._homerooms.of_school(school)}
        return homerooms | {g.assignment.staff: g.member.name for g in self._assignments.of_school(school)}


def _school(query: AuditQuery) -> SchoolId | None:
    """The school that is named, if one is. Raises Refusal when only a part of its name is."""
    if (query.school_level is None) != (query.school_code is None):
        missing = "school_level" if query.school_level is None else "school_code"
        raise Refusal("invalid_request", errors=(FieldError(f"?{missing}", "required"),))
    return SchoolId(query.school_level, query.school_code) if query.school_level and query.school_code else None


def _shown(entry: AuditEntry, names: Mapping[str, str]) -> AuditEntryShown:
    return AuditEntryShown(
        id=entry.id,
        at=entry.at,
        actor=entry.actor,
        actor_name=names.get(entry.actor),
        role=entry.role,
        action=entry.action,
        class_name=entry.class_name or None,
        subject=entry.subject or None,
        details=list(entry.details),
    )
