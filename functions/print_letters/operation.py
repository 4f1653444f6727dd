"""print_letters: who of a class is not bound, on paper; no letter holds anything that would bind."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from functions.print_letters.contract import LettersReady, LettersWanted
from shared.api.call import Call, Reply
from shared.api.school_queries import ClassQuery
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.documents.letters import Invited, Letters, printable, render_letters
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.bindings import State
from shared.domain.coverage import ChildState, child_state
from shared.domain.refusals import Refusal
from shared.domain.schools import ClassId, SchoolId
from shared.domain.staff import Acting, Role
from shared.domain.students import Student
from shared.persistence.binding_store import BindingStore
from shared.persistence.letter_archive import LetterArchive
from shared.persistence.roster_store import RosterStore, is_exempt


class PrintLetters:
    """One query for the class, one read for the school (and one for who asks), one object."""

    def __init__(
        self,
        access: StaffAccess,
        audit: StaffAudit,
        bindings: BindingStore,
        roster: RosterStore,
        archive: LetterArchive,
        font_folder: Path,
        start_url: str,
    ) -> None:
        self._access = access
        self._audit = audit
        self._bindings = bindings
        self._roster = roster
        self._archive = archive
        self._font_folder = font_folder
        self._start_url = start_url

    def __call__(self, call: Call) -> Reply:
        query: ClassQuery = call.query
        wanted: LettersWanted = call.body
        acting = self._access.acting(call, query.class_id)
        if wanted.with_protected and acting.role is not Role.REGISTRAR:
            raise Refusal("staff_not_assigned")
        students = self._unbound(acting, with_protected=wanted.with_protected)
        if not students:
            raise Refusal("no_letters_due")
        letters = self._letters(students, call.now)
        place = ClassId(_school_of(students[0]), letters.class_name)
        self._audit.record(call, acting.role, AuditAction.LETTERS_MADE, place, details=(str(len(students)),))
        url = self._archive.keep(render_letters(letters, font_folder=self._font_folder))
        return Reply(_ready(url, letters))

    def _unbound(self, acting: Acting, *, with_protected: bool) -> list[Student]:
        """The children of the class who are to have a letter, by seat."""
        profiles, bindings = self._bindings.of_class(acting.teacher)
        states: dict[str, list[State]] = defaultdict(list)
        for binding in bindings:
            states[binding.id.student].append(binding.state)
        exempt = {self._roster.student(profile): is_exempt(profile) for profile in profiles}
        return [
            student
            for student, excused in exempt.items()
            if child_state(states[student.index], exempt=excused) is ChildState.UNBOUND
            and (with_protected or not student.protected)
        ]

    def _letters(self, students: Sequence[Student], now: int) -> Letters:
        """Letters to the families of a class. Raises KeyError when the catalogue lacks its school."""
        school = _school_of(students[0])
        return Letters(
            school=self._roster.schools([school], now)[school],
            class_name=students[0].class_name,
            children=tuple(Invited(self._printed(student.name), student.seat) for student in students),
            made_at=datetime.fromtimestamp(now, UTC),
            start_url=self._start_url,
        )

    def _printed(self, name: str) -> str:
        return name if printable(name, self._font_folder) else ""


def _school_of(student: Student) -> SchoolId:
    return SchoolId(student.school_level, student.school_code)


def _ready(url: str, letters: Letters) -> LettersReady:
    return LettersReady(
        url=url,
        expires_in=policy.FORM_LINK_LIFETIME,
        letters=len(letters.children),
        seats_by_hand=[child.seat for child in letters.children if not child.name],
    )
