"""Cells: what each column of a roster may hold, and how it is read."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any, Final

from shared.domain.contacts import ContactInvalid, email
from shared.domain.national_ids import NationalIdInvalid, national_id
from shared.domain.schools import SchoolLevel
from shared.domain.text import ForbiddenCharacter, canonical, display_name
from shared.roster.findings import FindingCode
from shared.roster.rows import LEVELS, OPTIONAL, Column

LONGEST: Final[Mapping[Column, int]] = {
    Column.SCHOOL: 40,
    Column.CLASS: 30,
    Column.NUMBER: 20,
    Column.NAME: 60,
    Column.NOTE: 200,
}
"""Characters of what is free; other columns have a form of their own."""

_ANY_LONGEST = 254
# What other pupils have too is read once and remembered.
_ONE_A_PUPIL = (Column.NUMBER, Column.NAME, Column.NATIONAL_ID)
_REMEMBERED = 4_096
_SCHOOL_CODE = re.compile(r"[0-9A-Za-z]{6}")
_SEAT = re.compile(r"0{0,2}[1-9][0-9]{0,2}")
_NUMBER = re.compile(r"[0-9A-Za-z-]+")
# 2015-01-31, 2015/1/31, 2015年1月31日, 20150131; the same with years of the ROC: 104/01/31, 民國104年1月31日, 1040131.
_DAY = re.compile(
    r"(?:民國)?(?:([0-9]{2,4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
    r"|([0-9]{2,4})([0-9]{2})([0-9]{2}))"
)
# Days since the last of 1899, as a spreadsheet counts; five digits reach from 1927 to 2173.
_SERIAL = re.compile(r"[1-9][0-9]{4}")
_SPREADSHEET_ZERO = date(1899, 12, 30)
_ROC_ZERO = 1911
_OLDEST = date(1990, 1, 1)
# A spreadsheet computes what begins so, and so might whatever opens a list that holds it.
_FORMULA = tuple("=+-@\t\r＝＋－＠")
# What stands where a program had no character for a name.
_LOST = frozenset("?？\ufffd□")


class CellInvalid(ValueError):
    """What the cell holds is not what its column wants; the cell's own text is never part of the error."""

    def __init__(self, code: FindingCode) -> None:
        super().__init__(code)
        self.code = code


def reader(column: Column) -> Callable[[str], Any]:
    """What reads the cells of a column: what one says, in its one spelling.

    Empty cells of columns that may be empty are an empty text, or None for a day. The reader raises CellInvalid.
    """
    read = partial(_read, column)
    return read if column in _ONE_A_PUPIL else lru_cache(_REMEMBERED)(read)


def _read(column: Column, raw: str) -> Any:
    if not raw or raw.isspace():
        return _empty(column)
    if len(raw) > _ANY_LONGEST:
        raise CellInvalid(FindingCode.TOO_LONG)
    if raw.startswith(_FORMULA) and len(raw) > 1:
        raise CellInvalid(FindingCode.FORMULA)
    try:
        return _READERS[column](raw)
    except ForbiddenCharacter:
        raise CellInvalid(FindingCode.CHARACTER_FORBIDDEN) from None


def _empty(column: Column) -> Any:
    if column is Column.BIRTH_DATE:
        return None
    if column in OPTIONAL or column in (Column.TEACHER_NAME, Column.TEACHER_EMAIL):
        return ""  # whether a class has a teacher can't be told from one row
    raise CellInvalid(FindingCode.EMPTY)


def _school_code(raw: str) -> str:
    code = canonical(raw)
    if not _SCHOOL_CODE.fullmatch(code):
        raise CellInvalid(FindingCode.SCHOOL_CODE_INVALID)
    return code


def _level(raw: str) -> SchoolLevel:
    level = LEVELS.get(canonical(raw))
    if level is None:
        raise CellInvalid(FindingCode.LEVEL_UNKNOWN)
    return level


def _seat(raw: str) -> int:
    seat = canonical(raw)
    if not _SEAT.fullmatch(seat):
        raise CellInvalid(FindingCode.SEAT_INVALID)
    return int(seat)


def _student_number(raw: str) -> str:
    number = _bounded(Column.NUMBER, canonical(raw))
    if not _NUMBER.fullmatch(number):
        raise CellInvalid(FindingCode.NUMBER_INVALID)
    return number


def _national_id(raw: str) -> str:
    try:
        return national_id(raw)
    except NationalIdInvalid:
        raise CellInvalid(FindingCode.NATIONAL_ID_INVALID) from None


def _name(raw: str) -> str:
    name = _bounded(Column.NAME, display_name(raw))
    if not _LOST.isdisjoint(name):
        raise CellInvalid(FindingCode.CHARACTER_LOST)
    return name


def _teacher_email(raw: str) -> str:
    try:
        return email(raw).address
    except ContactInvalid:
        raise CellInvalid(FindingCode.EMAIL_INVALID) from None


def _school(raw: str) -> str:
    return _bounded(Column.SCHOOL, canonical(raw))


def _class(raw: str) -> str:
    return _bounded(Column.CLASS, canonical(raw))


def _note(raw: str) -> str:
    return _bounded(Column.NOTE, display_name(raw))


def _birth_date(raw: str) -> date:
    try:
        born = _day(canonical(raw))
    except ValueError:
        born = None
    if born is None or born < _OLDEST:
        raise CellInvalid(FindingCode.BIRTH_DATE_INVALID)
    return born


def _day(text: str) -> date | None:
    if _SERIAL.fullmatch(text):
        return _SPREADSHEET_ZERO + timedelta(days=int(text))
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part and part.isdecimal())
    return date(year if year >= _OLDEST.year else year + _ROC_ZERO, month, day)


def _bounded(column: Column, text: str) -> str:
    if len(text) > LONGEST[column]:
        raise CellInvalid(FindingCode.TOO_LONG)
    return text


_READERS: Mapping[Column, Callable[[str], Any]] = {
    Column.SCHOOL_CODE: _school_code,
    Column.SCHOOL: _school,
    Column.LEVEL: _level,
    Column.CLASS: _class,
    Column.SEAT: _seat,
    Column.NUMBER: _student_number,
    Column.NAME: _name,
    Column.NATIONAL_ID: _national_id,
    Column.TEACHER_NAME: _name,
    Column.TEACHER_EMAIL: _teacher_email,
    Column.BIRTH_DATE: _birth_date,
    Column.NOTE: _note,
}
