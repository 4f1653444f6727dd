"""School: a class's teacher hears, once a day at most, that letters for students of age are to be printed.

In counts, never in names.
"""

from shared.delivery import outbox
from shared.delivery.kinds import MessageKind
from shared.domain.identifiers import keyed
from shared.domain.schools import day
from shared.domain.sealing import Entropy
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.key_ring import LocalKey
from shared.persistence.letter_codes import LetterCodes
from shared.persistence.majority_store import Minor
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore


class TellSchool:
    """The teacher prints the letters: nobody else of the school is written to."""

    def __init__(
        self,
        codes: LetterCodes,
        homerooms: HomeroomStore,
        roster: RosterStore,
        messages: Queue,
        field_key: LocalKey,
        entropy: Entropy,
    ) -> None:
        self._codes = codes
        self._homerooms = homerooms
        self._roster = roster
        self._messages = messages
        self._field_key = field_key
        self._entropy = entropy

    def __call__(self, minor: Minor, now: int) -> bool:
        """Whether there was somebody to tell. Raises StoreBusy, SealBroken."""
        place = minor.class_id
        room = self._homerooms.of(place)
        school = self._roster.schools([place.school], now).get(place.school)
        due = [letter for letter in self._codes.of_class(minor.teacher, place, now)[1] if letter.is_due]
        if room is None or not room.teacher_email or school is None:
            return False
        if due:
            self._messages.send([self._body(minor, room.teacher_email, school.name, len(due), now)])
        return True

    def _body(self, minor: Minor, address: str, school: str, count: int, now: int) -> outbox.Body:
        place, key, kind = minor.class_id, self._field_key.bytes, MessageKind.LETTERS_DUE
        params = {"school": school, "class": place.name, "count": str(count)}
        event = keyed(key, "letters-due", *place.school, place.name, address, day(now).isoformat())
        return outbox.reminder(kind, event, address, params, key, self._entropy)
