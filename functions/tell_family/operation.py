"""tell_family: from what one adult of a child's does to those who must know. Doing it twice tells nobody twice."""

from collections.abc import Callable
from typing import Any

from shared.delivery import outbox
from shared.domain.identifiers import read_binding_id
from shared.persistence.contest_store import ContestStore
from shared.persistence.queue import Queue


class TellFamily:
    """One reading of the student. Whom a message reaches is looked at again when it is written."""

    def __init__(self, contests: ContestStore, messages: Queue, clock: Callable[[], float]) -> None:
        self._contests = contests
        self._messages = messages
        self._clock = clock

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"applied": an undecided binding's id, "application": the application's}``. Raises StoreBusy."""
        applied, now = read_binding_id(body["applied"]), int(self._clock())
        open_ = self._contests.of_student(applied.student, now)
        named = (applied, body["application"])
        self._messages.send(
            [
                outbox.contest_opened(applied.student, contest.id)
                for contest in open_
                if (contest.applicant.id, contest.applicant.application) == named
            ]
        )
