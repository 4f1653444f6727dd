"""School, as the public catalogue lists it, and the days that schools reckon by."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Final, NamedTuple

# Taiwan has kept UTC+8 without daylight saving since 1979; a fixed zone needs no time zone data in a package.
TAIPEI = timezone(timedelta(hours=8), "Asia/Taipei")


_DIGITS = "〇一二三四五六七八九"
_NUMERALS = re.compile(r"([0-9]+|[一二三四五六七八九十]+)")


class SchoolLevel(StrEnum):
    """學層."""

    ELEMENTARY = "elementary"
    JUNIOR_HIGH = "junior_high"
    SENIOR_HIGH = "senior_high"
    VOCATIONAL_HIGH = "vocational_high"


HIGH_SCHOOLS: Final = (SchoolLevel.SENIOR_HIGH, SchoolLevel.VOCATIONAL_HIGH)


class School(NamedTuple):
    """A school of the catalogue; ``code`` is opaque, six characters."""

    code: str
    name: str
    level: SchoolLevel
    district: str
    telephone: str
    extension: str


class SchoolId(NamedTuple):
    """Names a school of the catalogue: some codes stand for a school in each of two levels."""

    level: SchoolLevel
    code: str


class ClassId(NamedTuple):
    """Names a class of this school year."""

    school: SchoolId
    name: str


def class_order(name: str) -> list[str | int]:
    """Sorts the names of classes as people count them: 五年九班 before 五年十班, and 9 before 10."""
    parts = _NUMERALS.split(name)
    return [_number(part) if place % 2 else part for place, part in enumerate(parts)]


def _number(numerals: str) -> int:
    """A number below 100 in Chinese numerals, or any in digits."""
    if numerals.isdecimal():
        return int(numerals)
    tens, ten, ones = numerals.rpartition("十")
    return (_DIGITS.index(tens[-1:] or "一") * 10 if ten else 0) + _DIGITS.index(ones[-1:] or "〇")


def day(now: int) -> date:
    """The day in Taipei at ``now`` (epoch seconds)."""
    return datetime.fromtimestamp(now, UTC).astimezone(TAIPEI).date()


def day_number(now: int) -> int:
    """The day in Taipei at ``now`` (epoch seconds), as days since 1970-01-01."""
    return (day(now) - date(1970, 1, 1)).days


def midnight(on: date) -> int:
    """When a day begins in Taipei (epoch seconds)."""
    return int(datetime(on.year, on.month, on.day, tzinfo=TAIPEI).timestamp())


def seconds_left(now: int) -> int:
    """Seconds from ``now`` to the end of the day in Taipei."""
    local = datetime.fromtimestamp(now, UTC).astimezone(TAIPEI)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return int((midnight - local).total_seconds())


def school_year(on: date) -> int:
    """The ROC school year that ``on`` belongs to; it turns on 1 August. 2026-08-01 is the first day of 115."""
    return on.year - 1911 - (on.month < 8)
