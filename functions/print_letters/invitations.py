"""Invitations: letters to the families of a class to whom nobody is bound; nothing in them binds anyone."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from functions.print_letters.contract import LettersWanted
from functions.print_letters.printed import Printed
from shared.documents.letters import Invited, Letters, printable, render_letters
from shared.domain.coverage import ChildState
from shared.domain.refusals import Refusal
from shared.domain.schools import ClassId
from shared.domain.staff import Acting, Role
from shared.domain.students import Student
from shared.persistence.coverage_store import CoverageStore, class_of
from shared.persistence.roster_store import RosterStore


class Invitations:
    """One query for the class, one read for the school."""

    def __init__(self, children: CoverageStore, roster: RosterStore, font_folder: Path, start_url: str) -> None:
        self._children = children
        self._roster = roster
        self._font_folder = font_folder
        self._start_url = start_url

    def __call__(self, acting: Acting, wanted: LettersWanted, now: int) -> Printed:
        """Raises Refusal, StoreBusy, RenderFailed."""
        children = self._children.children(acting.teacher, acting.class_id)
        place = acting.class_id or (class_of(children[0].profile) if children else None)
        if place is None or (wanted.with_protected and acting.role is not Role.REGISTRAR):
            raise Refusal("staff_not_assigned")
        unbound = [self._roster.student(child.profile) for child in children if child.state is ChildState.UNBOUND]
        students = [student for student in unbound if wanted.with_protected or not student.protected]
        if not students:
            raise Refusal("no_letters_due")
        letters = self._letters(place, students, now)
        pdf = render_letters(letters, font_folder=self._font_folder)
        return Printed(place, pdf, tuple((child.seat, child.name) for child in letters.children))

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
