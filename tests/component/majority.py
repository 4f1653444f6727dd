"""Majority: pupils with birth dates, as roster imports write them, and the days that pass for them."""

from datetime import date, timedelta

from functions.relay_changes.operation import Worker
from functions.turn_day.operation import TurnDay
from shared.domain import policy
from shared.domain.schools import day
from shared.persistence.day_log import DayLog
from shared.persistence.school_catalogue import SchoolCatalogue
from tests.component.service import STUDENT_ID


def comes_in(service, days):
    """The birth date of who comes of age in so many days."""
    comes = day(service.now) + timedelta(days)
    return date(comes.year - policy.AGE_OF_MAJORITY, comes.month, comes.day)


def come_of_age(service, days, national_id=STUDENT_ID):
    """Have a roster import write the birth date of a pupil who comes of age in so many days."""
    service.bring_in(national_id, birth_date=comes_in(service, days))


def turning(service, workers):
    """Turns days: so many, one after the other; ``missed``: the last of them alone, after days without a run."""
    days, catalogue = DayLog(service.table), SchoolCatalogue(service.table)
    turn = TurnDay(days, catalogue, workers.queues[Worker.MOVES], lambda: service.now)
    turn()
    workers.drain()

    def passed(count, *, missed=False):
        for _ in range(1 if missed else count):
            service.now += policy.DAY * (count if missed else 1)
            turn()
            workers.drain()

    return passed
