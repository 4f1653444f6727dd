"""turn_day: cut a new day up into tasks, once a day however often it is asked for, and do each task."""

from collections.abc import Callable
from datetime import date, timedelta

from functions.turn_day.following import FollowStudent
from shared.domain import policy
from shared.domain.schools import day
from shared.persistence.day_log import DayLog
from shared.persistence.move_store import MoveStore
from shared.persistence.queue import Queue

_GRACE = timedelta(policy.LEAVER_GRACE_DAYS)


class TurnDay:
    """Days on which it did not run are made up for by the next run."""

    def __init__(self, days: DayLog, tasks: Queue, clock: Callable[[], float]) -> None:
        self._days = days
        self._tasks = tasks
        self._clock = clock

    def __call__(self) -> None:
        """Queue what the day brings. Raises StoreBusy: then it is to be done again, and tasks may come twice."""
        today = day(int(self._clock()))
        turned = self._days.last_turned() or today - timedelta(1)
        if turned >= today:
            return
        self._tasks.send([{"left": (new - _GRACE).isoformat()} for new in _days(turned, today)])
        self._days.turn(today)


class DoTask:
    """One task. Doing it again changes nothing."""

    def __init__(self, follow: FollowStudent, moves: MoveStore, tasks: Queue) -> None:
        self._follow = follow
        self._moves = moves
        self._tasks = tasks

    def __call__(self, body: dict[str, str]) -> None:
        """``body``: ``{"student": index value}``, or ``{"left": day}`` for those who left on a day whose grace time is
        over. Raises StoreBusy, StudentMoving."""
        if "student" in body:
            self._follow(body["student"])
        else:
            left = date.fromisoformat(body["left"])
            self._tasks.send([{"student": student} for student in self._moves.leavers(left)])


def _days(after: date, last: date) -> list[date]:
    return [after + timedelta(number) for number in range(1, (last - after).days + 1)]
