"""follow_birthdays: note when a student comes of age; tell guardians before, and the school on the day."""

import base64
from collections.abc import Callable
from datetime import date
from typing import Any

from functions.follow_birthdays.school import TellSchool
from shared.delivery import outbox
from shared.domain.schools import day
from shared.persistence.majority_store import MajorityStore, Minor
from shared.persistence.queue import Queue

_LOOKS = 5


class StudentChanging(Exception):
    """A student changed each time that they were looked at; to be done again."""


class FollowBirthday:
    """Acts on what stands in the roster now, whatever a body says and however late it comes."""

    def __init__(
        self, store: MajorityStore, messages: Queue, tell_school: TellSchool, clock: Callable[[], float]
    ) -> None:
        self._store = store
        self._messages = messages
        self._tell_school = tell_school
        self._clock = clock

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"student": index value}``, and ``"was"``: the birth date that the profile held before, as it
        was sealed there (base64). Raises StoreBusy, SealBroken, StudentChanging."""
        now = int(self._clock())
        student = body["student"]
        was = self._store.was(student, base64.b64decode(body["was"])) if "was" in body else None
        minor = self._noted(student, was, day(now))
        if minor is not None and minor.guardians_are_told(day(now)):
            self._tell(minor, now)

    def _noted(self, student: str, was: date | None, today: date) -> Minor | None:
        for _ in range(_LOOKS):
            minor = self._store.read(student)
            if self._store.note(student, minor, was, today):
                return minor
        raise StudentChanging

    def _tell(self, minor: Minor, now: int) -> None:
        """Queued before it is marked: what is done again is told once all the same, by the name of its message."""
        self._messages.send([outbox.coming_of_age(binding.text) for binding in minor.untold])
        self._store.mark_guardians(minor.untold, minor.comes)
        if minor.school_is_told(day(now)) and self._tell_school(minor, now):
            self._store.mark_school(minor.student, minor.comes)
