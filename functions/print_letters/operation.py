"""print_letters: who of a class is not bound, on paper; no letter holds anything that would bind."""

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
from shared.domain.coverage import ChildState
from shared.domain.refusals import Refusal
from shared.domain.schools import ClassId
from shared.domain.staff import Role
from shared.domain.students import Student
from shared.persistence.coverage_store import CoverageStore, class_of
from shared.persistence.letter_archive import LetterArchive
from shared.persistence.roster_store import RosterStore


class PrintLetters:
    """One query for the class, one read for the school (and one for who asks), one object."""

    def __init__(
        self,
        access: StaffAccess,
        audit: StaffAudit,
        children: CoverageStore,
        roster: RosterStore,
        archive: LetterArchive,
        font_folder: Path,
        start_url: str,
    ) -> None:
        self._access = access
        self._audit = audit
        self._children = children
        self._roster = roster
        self._archive = archive
        self._font_folder = font_folder
        self._start_url = start_url

    def __call__(self, call: Call) -> Reply:
        query: ClassQuery = call.query
        wanted: LettersWanted = call.body
        acting = self._access.acting(call, query.class_id)
        children = self._children.children(acting.teacher, acting.class_id)
        place = acting.class_id or (class_of(children[0].profile) if children else None)
        if place is None or (wanted.with_protected and acting.role is not Role.REGISTRAR):
            raise Refusal("staff_not_assigned")
        unbound = [self._roster.student(child.profile) for child in children if child.state is ChildState.UNBOUND]
        students = [student for student in unbound if wanted.with_protected or not student.protected]
        if not students:
            raise Refusal("no_letters_due")
        letters = self._letters(place, students, call.now)
        self._audit.record(call, acting.role, AuditAction.LETTERS_MADE, place, details=(str(len(students)),))
        url = self._archive.keep(render_letters(letters, font_folder=self._font_folder))
        return Reply(_ready(url, letters))

    def _letters(self, place: ClassId, students: Sequence[Student], now: int) -> Letters:
        """Letters to the families of a class. Raises KeyError when the catalogue lacks its school."""
        return Letters(
            school=self._roster.schools([place.school], now)[place.school],
            class_name=place.name,
            children=tuple(Invited(self._printed(student.name), student.seat) for student in students),
            made_at=datetime.fromtimestamp(now, UTC),
            start_url=self._start_url,
        )

    def _printed(self, name: str) -> str:
        return name if printable(name, self._font_folder) else ""


def _ready(url: str, letters: Letters) -> LettersReady:
    return LettersReady(
        url=url,
        expires_in=policy.FORM_LINK_LIFETIME,
        letters=len(letters.children),
        seats_by_hand=[child.seat for child in letters.children if not child.name],
    )
