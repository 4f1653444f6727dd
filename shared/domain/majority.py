"""Majority: when a student comes of age (民法 §12: at eighteen).

Age is counted from the day of birth (§124), that day included, so eighteen years are complete with the end of the day
before the birthday; where the last month has no such day, with the end of that month (§121). Who was born on
29 February comes of age on 1 March.
"""

from datetime import date, timedelta

from shared.domain import policy
from shared.domain.schools import HIGH_SCHOOLS, SchoolLevel

_NOTICE = timedelta(policy.OF_AGE_NOTICE_DAYS)
_AFTER = timedelta(policy.OF_AGE_MADE_UP_DAYS)
_AHEAD = timedelta(policy.OF_AGE_WATCHED_DAYS)


def of_age_on(born: date) -> date:
    """The first day, from its midnight in Taipei, of who is of age."""
    return _birthday(born, born.year + policy.AGE_OF_MAJORITY)


def age(born: date, on: date) -> int:
    """Years that are complete on a day."""
    return on.year - born.year - (on < _birthday(born, on.year))


def is_of_age(born: date | None, on: date) -> bool:
    """Whether a student is of age on a day; of nobody is it assumed."""
    return born is not None and on >= of_age_on(born)


def is_told(born: date, on: date) -> bool:
    """Whether on a day guardians are to have been told: from 30 days before; who is long of age is passed over."""
    return of_age_on(born) - _NOTICE <= on < of_age_on(born) + _AFTER


def is_watched(born: date, level: SchoolLevel, on: date) -> bool:
    """Whether the day must be found when it comes: of high school pupils, and of others who are near it.

    Of a younger pupil it is asked again with each new class, so once a school year.
    """
    comes = of_age_on(born)
    return comes + _AFTER > on and (level in HIGH_SCHOOLS or comes <= on + _AHEAD)


def days_to_look(day: date) -> tuple[date, date]:
    """Of whom something is told on a day: who comes of age on it, and who does after the notice."""
    return day, day + _NOTICE


def forgotten_on(comes: date) -> date:
    """From when on nobody need find that a student came of age on a day."""
    return comes + _AFTER


def _birthday(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
