"""read_coverage: coverage and class lists. What is shown is recorded first."""

from functions.read_coverage.contract import ClassStudent, ClassStudents, CoverageFile
from functions.read_coverage.spreadsheet import spreadsheet
from functions.read_coverage.survey import Survey, Surveyed
from shared.api.call import Call, Reply
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain.audit import AuditAction
from shared.domain.bindings import State
from shared.domain.refusals import Refusal
from shared.domain.schools import ClassId, SchoolId
from shared.domain.staff import Role
from shared.persistence.coverage_store import Child, CoverageStore, class_of
from shared.persistence.roster_store import RosterStore


class ReadCoverage:
    """As a report, or as a file to keep."""

    def __init__(self, survey: Survey, audit: StaffAudit) -> None:
        self._survey = survey
        self._audit = audit

    def report(self, call: Call) -> Reply:
        """The report that is asked for. Raises Refusal."""
        return Reply(self._surveyed(call, "report").report)

    def file(self, call: Call) -> Reply:
        """The same as CSV. Raises Refusal."""
        surveyed = self._surveyed(call, "file")
        name = f"coverage-{surveyed.report.school_year}-{_name(surveyed.place)}.csv"
        return Reply(CoverageFile(file_name=name, content=spreadsheet(surveyed.report, call.language)))

    def _surveyed(self, call: Call, way: str) -> Surveyed:
        surveyed = self._survey(call)
        self._audit.record(call, surveyed.role, AuditAction.COVERAGE_SEEN, surveyed.place, details=[way])
        return surveyed


class ReadClassStudents:
    """One query of the class; before it, for another class than the own, a look at the assignments."""

    def __init__(self, access: StaffAccess, store: CoverageStore, roster: RosterStore, audit: StaffAudit) -> None:
        self._access = access
        self._store = store
        self._roster = roster
        self._audit = audit

    def __call__(self, call: Call) -> Reply:
        acting = self._access.acting(call, call.query.class_id)
        children = self._store.children(acting.teacher, acting.class_id)
        place = acting.class_id or (class_of(children[0].profile) if children else None)
        if place is None:
            raise Refusal("staff_not_assigned")
        self._audit.record(call, acting.role, AuditAction.CLASS_SEEN, place)
        shown = [self._student(child, acting.role) for child in children]
        return Reply(
            ClassStudents(
                school_level=place.school.level, school_code=place.school.code, class_name=place.name, students=shown
            )
        )

    def _student(self, child: Child, role: Role) -> ClassStudent:
        student = self._roster.student(child.profile)
        return ClassStudent(
            student_id=student.index,
            seat=student.seat,
            name=student.name,
            state=child.state,
            approved=child.states.count(State.APPROVED),
            applied=child.states.count(State.APPLIED),
            protected=student.protected if role is Role.REGISTRAR else None,
        )


def _name(place: ClassId | SchoolId | None) -> str:
    school = place.school if isinstance(place, ClassId) else place
    return school.code if school else "city"
