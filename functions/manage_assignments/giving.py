"""manage_assignments, giving: a registrar gives and takes back substitutes, a city administrator registrars."""

from collections.abc import Sequence
from datetime import date, timedelta

from functions.manage_assignments.contract import (
    AssignmentGiven,
    AssignmentQuery,
    AssignmentTakenBack,
    GivenRole,
)
from functions.manage_assignments.operation import told
from shared.api.call import Call, Reply
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.contacts import email, is_of_domain
from shared.domain.identifiers import contact_hash
from shared.domain.refusals import FieldError, Refusal
from shared.domain.schools import ClassId, SchoolId, day
from shared.domain.staff import Assignment, Member, Role
from shared.persistence.assignment_store import AssignmentStore, Given, PlaceUnknown
from shared.persistence.key_ring import LocalKey
from shared.persistence.staff_pool import StaffPool

_GIVER = {GivenRole.SUBSTITUTE: Role.REGISTRAR, GivenRole.REGISTRAR: Role.CITY_ADMINISTRATOR}
_NO_PLACE = {GivenRole.SUBSTITUTE: "class_not_found", GivenRole.REGISTRAR: "school_not_found"}


class GiveAssignment:
    """A look at the giver's assignments, the record, one write, the login.

    Nothing is in force that is not on record, whatever fails; the record also holds what the store then refused.
    ``domains``: of which addresses must be; none for any.
    """

    def __init__(
        self,
        access: StaffAccess,
        assignments: AssignmentStore,
        pool: StaffPool,
        contact_key: LocalKey,
        audit: StaffAudit,
        domains: Sequence[str],
    ) -> None:
        self._access = access
        self._assignments = assignments
        self._pool = pool
        self._domains = domains
        self._contact_key = contact_key
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        asked: AssignmentGiven = call.body
        school, today = call.query.school, day(call.now)
        role = self._access.require(call, school, _GIVER[asked.role])
        _check(asked, today, self._domains)
        staff = contact_hash(self._contact_key.bytes, email(asked.email))
        assignment = Assignment(
            staff, Role(asked.role), school, asked.class_name or "", asked.starts, asked.ends, call.staff
        )
        given = Given(assignment, Member(asked.name, asked.email))
        place = _place(school, asked.class_name)
        self._audit.record(call, role, AuditAction.ASSIGNMENT_GIVEN, place, subject=staff, details=_details(asked))
        try:
            self._assignments.give(given)
        except PlaceUnknown:
            raise Refusal(_NO_PLACE[asked.role]) from None
        self._invite(staff, asked.email, call.now)
        return Reply(told(given, today))

    def _invite(self, staff: str, address: str, now: int) -> None:
        """A first password for who has no login, and another one for who never used it, unless one just went out."""
        made = self._pool.ensure_login(staff, address)
        if self._assignments.note_invited(staff, now) and not made:
            self._pool.send_again(staff)


class TakeAssignmentBack:
    """A look at the taker's assignments, the record, one write. The login stays: by itself it opens nothing."""

    def __init__(self, access: StaffAccess, assignments: AssignmentStore, audit: StaffAudit) -> None:
        self._access = access
        self._assignments = assignments
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        query: AssignmentQuery = call.query
        role = self._access.require(call, query.school, _GIVER[query.role])
        if errors := _place_errors("?", query.role, query.class_name):
            raise Refusal("invalid_request", errors=errors)
        place, action = _place(query.school, query.class_name), AuditAction.ASSIGNMENT_TAKEN_BACK
        self._audit.record(call, role, action, place, subject=query.staff_id, details=(query.role,))
        self._assignments.take_back(query.staff_id, Role(query.role), query.school, query.class_name or "")
        return Reply(AssignmentTakenBack(staff_id=query.staff_id, role=query.role, class_name=query.class_name))


def _check(asked: AssignmentGiven, today: date, domains: Sequence[str]) -> None:
    """A substitute's class and end, days in their order, and whose address it is. Raises Refusal."""
    errors = list(_place_errors("/", asked.role, asked.class_name))
    if domains and not is_of_domain(email(asked.email), domains):
        errors.append(FieldError("/email", "email_domain_not_allowed"))
    if asked.ends is None:
        if asked.role is GivenRole.SUBSTITUTE:
            errors.append(FieldError("/ends", "required"))
    elif not max(asked.starts, today) <= asked.ends <= _latest(asked):
        errors.append(FieldError("/ends", "out_of_range"))
    if errors:
        raise Refusal("invalid_request", errors=tuple(errors))


def _latest(asked: AssignmentGiven) -> date:
    if asked.role is GivenRole.SUBSTITUTE:
        return asked.starts + timedelta(days=policy.SUBSTITUTION_MAX_DAYS)
    return date.max


def _place_errors(root: str, role: GivenRole, class_name: str | None) -> tuple[FieldError, ...]:
    if role is GivenRole.SUBSTITUTE and class_name is None:
        return (FieldError(f"{root}class_name", "required"),)
    if role is GivenRole.REGISTRAR and class_name is not None:
        return (FieldError(f"{root}class_name", "not_allowed"),)
    return ()


def _place(school: SchoolId, class_name: str | None) -> SchoolId | ClassId:
    return ClassId(school, class_name) if class_name else school


def _details(asked: AssignmentGiven) -> tuple[str, ...]:
    days = (asked.starts, asked.ends) if asked.ends else (asked.starts,)
    return (asked.role, *(day.isoformat() for day in days))
