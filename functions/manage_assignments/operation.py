"""manage_assignments, reading: what the caller may act on, and who is assigned to a school."""

from datetime import date

from functions.manage_assignments.contract import (
    AssignedRole,
    ClassNamed,
    GivenRole,
    OwnAssignment,
    OwnAssignments,
    SchoolAssignment,
    SchoolAssignments,
    SchoolClasses,
    SchoolClassNamed,
    SchoolNamed,
)
from shared.api.call import Call, Reply
from shared.api.school_queries import SchoolQuery
from shared.api.staff_access import StaffAccess
from shared.domain.schools import SchoolId, class_order, day
from shared.domain.staff import Assignment, Role
from shared.persistence.assignment_store import AssignmentStore, Given
from shared.persistence.class_store import ClassStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.staff_store import StaffStore


class ReadAssignments:
    """One query of what was assigned, one of the own class; a batch read of the schools whose names are not kept."""

    def __init__(self, staff: StaffStore, classes: ClassStore, roster: RosterStore) -> None:
        self._staff = staff
        self._classes = classes
        self._roster = roster

    def __call__(self, call: Call) -> Reply:
        today = day(call.now)
        held = [assignment for assignment in self._staff.of_staff(call.staff) if assignment.holds(today)]
        homeroom = self._classes.of_teacher(call.staff)
        wanted = {assignment.school for assignment in held if assignment.school}
        schools = self._schools(wanted | ({homeroom.school} if homeroom else set()), call.now)
        own = ClassNamed(**_fields(schools[homeroom.school]), class_name=homeroom.name) if homeroom else None
        told = [_own(assignment, schools) for assignment in held]
        return Reply(OwnAssignments(staff_id=call.staff, homeroom=own, assignments=told))

    def _schools(self, wanted: set[SchoolId], now: int) -> dict[SchoolId, SchoolNamed]:
        """The schools by id; one that the catalogue has no longer is called by its code."""
        found = self._roster.schools(wanted, now)
        return {
            school: SchoolNamed(
                school_level=school.level,
                school_code=school.code,
                school_name=found[school].name if school in found else school.code,
            )
            for school in wanted
        }


class ReadSchoolAssignments:
    """A look at the caller's assignments, then one query."""

    def __init__(self, access: StaffAccess, assignments: AssignmentStore) -> None:
        self._access = access
        self._assignments = assignments

    def __call__(self, call: Call) -> Reply:
        query: SchoolQuery = call.query
        self._access.require(call, query.school, Role.REGISTRAR, Role.CITY_ADMINISTRATOR)
        today = day(call.now)
        standing = [
            given
            for given in self._assignments.of_school(query.school)
            if given.assignment.ends is None or given.assignment.ends >= today
        ]
        return Reply(SchoolAssignments(assignments=[told(given, today) for given in standing]))


class ReadSchoolClasses:
    """A look at the caller's assignments, then one query."""

    def __init__(self, access: StaffAccess, classes: ClassStore) -> None:
        self._access = access
        self._classes = classes

    def __call__(self, call: Call) -> Reply:
        query: SchoolQuery = call.query
        self._access.require(call, query.school, Role.REGISTRAR, Role.CITY_ADMINISTRATOR)
        names = sorted((found.id.name for found in self._classes.of_school(query.school)), key=class_order)
        return Reply(SchoolClasses(classes=[SchoolClassNamed(class_name=name) for name in names]))


def told(given: Given, today: date) -> SchoolAssignment:
    """An assignment at a school as the API tells it."""
    assignment, member = given
    return SchoolAssignment(
        staff_id=assignment.staff,
        name=member.name,
        email=member.email,
        role=GivenRole(assignment.role),
        class_name=assignment.class_name or None,
        starts=assignment.starts,
        ends=assignment.ends,
        in_force=assignment.holds(today),
    )


def _own(assignment: Assignment, schools: dict[SchoolId, SchoolNamed]) -> OwnAssignment:
    return OwnAssignment(
        role=AssignedRole(assignment.role),
        school=schools[assignment.school] if assignment.school else None,
        class_name=assignment.class_name or None,
        starts=assignment.starts,
        ends=assignment.ends,
    )


def _fields(school: SchoolNamed) -> dict[str, str]:
    return dict(school)
