"""turn_day: cut a new day up into tasks, once a day however often it is asked for, and do each task."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from functions.turn_day.following import FollowStudent
from functions.turn_day.reminders import RemindSchool, School, Turned
from shared.domain import policy
from shared.domain.majority import days_to_look
from shared.domain.schools import SchoolId, SchoolLevel, day
from shared.persistence.block_store import BlockStore
from shared.persistence.day_log import DayLog
from shared.persistence.majority_store import MajorityStore
from shared.persistence.move_store import MoveStore
from shared.persistence.queue import Queue
from shared.persistence.school_catalogue import SchoolCatalogue

_GRACE = timedelta(policy.LEAVER_GRACE_DAYS)


class TurnDay:
    """Days on which it did not run are made up for by the next run."""

    def __init__(self, days: DayLog, catalogue: SchoolCatalogue, tasks: Queue, clock: Callable[[], float]) -> None:
        self._days = days
        self._catalogue = catalogue
        self._tasks = tasks
        self._clock = clock

    def __call__(self) -> None:
        """Queue what the day brings. Raises StoreBusy: then it is to be done again, and tasks may come twice."""
        today = day(int(self._clock()))
        turned = self._days.last_turned() or today - timedelta(1)
        if turned >= today:
            return
        new_days = _days(turned, today)
        self._tasks.send([{"left": (new - _GRACE).isoformat()} for new in new_days])
        self._tasks.send([{"come_of_age": comes.isoformat()} for new in new_days for comes in days_to_look(new)])
        turning = {"since": turned.isoformat(), "day": today.isoformat()}
        for level in SchoolLevel:
            schools = self._catalogue.schools(level)
            self._tasks.send([{"school": [level, school.code, school.name], **turning} for school in schools])
        self._days.turn(today)


class TurnSchool:
    """What a day brings to one school: blocks whose day has come, and reminders."""

    def __init__(self, blocks: BlockStore, remind: RemindSchool, clock: Callable[[], float]) -> None:
        self._blocks = blocks
        self._remind = remind
        self._clock = clock

    def __call__(self, school: School, turned: Turned) -> None:
        """Raises StoreBusy, SealBroken."""
        self._blocks.enforce(school.id, int(self._clock()))
        self._remind(school, turned)


class FindBirthdays:
    """The students who come of age on a day, each a body of its own."""

    def __init__(self, store: MajorityStore, birthdays: Queue) -> None:
        self._store = store
        self._birthdays = birthdays

    def __call__(self, comes: date) -> None:
        """Raises StoreBusy."""
        self._birthdays.send([{"student": student} for student in self._store.on(comes)])


class DoTask:
    """One task. Doing it again changes nothing."""

    def __init__(
        self, follow: FollowStudent, moves: MoveStore, school: TurnSchool, birthdays: FindBirthdays, tasks: Queue
    ) -> None:
        self._follow = follow
        self._moves = moves
        self._school = school
        self._birthdays = birthdays
        self._tasks = tasks

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"student": index value}``; ``{"left": day}`` for those who left on a day whose grace time is
        over; ``{"come_of_age": day}``; or ``{"school": [level, code, name], "since": day, "day": day}``.

        Raises StoreBusy, StudentMoving.
        """
        if "student" in body:
            self._follow(body["student"])
        elif "left" in body:
            left = date.fromisoformat(body["left"])
            self._tasks.send([{"student": student} for student in self._moves.leavers(left)])
        elif "come_of_age" in body:
            self._birthdays(date.fromisoformat(body["come_of_age"]))
        else:
            level, code, name = body["school"]
            turned = Turned(date.fromisoformat(body["since"]), date.fromisoformat(body["day"]))
            self._school(School(SchoolId(SchoolLevel(level), code), name), turned)


def _days(after: date, last: date) -> list[date]:
    return [after + timedelta(number) for number in range(1, (last - after).days + 1)]
