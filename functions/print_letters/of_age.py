"""Of age: letters to students of age to whom a guardian is bound, each with a code that opens the student's page."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from functions.print_letters.contract import LettersWanted
from functions.print_letters.printed import Printed
from shared.documents.letters import printable
from shared.documents.of_age_letters import OfAge, OfAgeLetters, render_of_age_letters
from shared.domain import policy
from shared.domain.letter_codes import new_code
from shared.domain.refusals import Refusal
from shared.domain.schools import ClassId
from shared.domain.sealing import Entropy
from shared.domain.staff import Acting
from shared.persistence.letter_codes import Due, LetterCodes
from shared.persistence.roster_store import RosterStore


class OfAgePress:
    """A code opens nothing before its letter is made: what can't be printed ends no letter that is out already."""

    def __init__(
        self, codes: LetterCodes, roster: RosterStore, font_folder: Path, page_url: str, entropy: Entropy
    ) -> None:
        self._codes = codes
        self._roster = roster
        self._font_folder = font_folder
        self._page_url = page_url
        self._entropy = entropy

    def __call__(self, acting: Acting, wanted: LettersWanted, now: int) -> Printed:
        """Raises Refusal, StoreBusy, RenderFailed."""
        place, found = self._codes.of_class(acting.teacher, acting.class_id, now)
        if place is None:
            raise Refusal("staff_not_assigned")
        due = [one for one in found if (one.profile["seat"] in wanted.seats if wanted.seats else one.is_due)]
        if not due:
            raise Refusal("no_of_age_letters_due")
        codes = {one.student: new_code(self._entropy) for one in due}
        students = [self._addressed(one, codes[one.student]) for one in due]
        pdf = render_of_age_letters(self._letters(place, students, now), font_folder=self._font_folder)
        self._codes.issue(codes, now)
        return Printed(place, pdf, tuple((student.seat, student.name) for student in students))

    def _letters(self, place: ClassId, students: Sequence[OfAge], now: int) -> OfAgeLetters:
        """Raises KeyError when the catalogue lacks the class's school."""
        made_at = datetime.fromtimestamp(now, UTC)
        return OfAgeLetters(
            school=self._roster.schools([place.school], now)[place.school],
            class_name=place.name,
            students=tuple(students),
            made_at=made_at,
            expires_at=made_at + timedelta(policy.OF_AGE_LETTER_DAYS),
            page_url=self._page_url,
        )

    def _addressed(self, due: Due, code: str) -> OfAge:
        student = self._roster.student(due.profile)
        return OfAge(student.name if printable(student.name, self._font_folder) else "", student.seat, code)
