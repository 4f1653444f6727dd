"""Rosters as OneRoster 1.2 archives: the pupils of homeroom classes, put together from five files.

A pupil's national ID is the user id of the type ``nationalId``; the standard has no place for it.
"""

import re
from array import array
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from shared.roster.archive import Archive
from shared.roster.enrolments import LEVEL, SEAT, Enrolments
from shared.roster.findings import Finding, FindingCode
from shared.roster.lines import WHOLE, Line, Place
from shared.roster.one_roster_files import (
    CLASSES,
    DEMOGRAPHICS,
    ENROLLMENTS,
    ORGS,
    USERS,
    check_manifest,
    records,
)
from shared.roster.read_lines import rows_of
from shared.roster.rows import Column, RosterRow

_USER_HEADINGS = ("sourcedId", "userIds", "givenName", "familyName", "middleName", "identifier", "email")
_NATIONAL_ID = re.compile(r"\{nationalId:([^{}]*)\}", re.IGNORECASE)
_WRITTEN_BEFORE = "\u2e80"  # scripts before it are written with blanks between names


class _Teacher(NamedTuple):
    """A user who has a homeroom class."""

    row: int
    name: str
    address: str


def one_roster_rows(archive: Archive) -> Iterator[RosterRow | Finding]:
    """The pupils of the archive, by their row in ``users.csv``, and what is wrong with them. Raises FileRefused."""
    has_demographics = check_manifest(archive)
    reader = _Reader(archive)
    yield from reader.prepare(has_demographics)
    said: set[Finding] = set()
    for row in rows_of(reader.lines()):
        # What is wrong with a school, class or teacher is said once, not for each of its pupils.
        if isinstance(row, Finding) and (row.part, row.column) in _OF_MANY:
            if row in said:
                continue
            said.add(row)
        yield row
    yield from reader.left_over()


class _Reader:
    """Puts a pupil together."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._enrolments = Enrolments()
        self._teachers: dict[str, _Teacher] = {}
        self._born: dict[int, str] = {}
        self._born_rows = array("I")
        self._read = bytearray()

    def prepare(self, has_demographics: bool) -> Iterator[Finding]:
        """Read all but the pupils themselves; what is wrong with it."""
        yield from self._enrolments.read(self._archive)
        numbers = self._enrolments.numbers
        self._read = bytearray(len(numbers))
        self._born_rows = array("I", bytes(4 * len(numbers)))
        teachers = self._enrolments.teachers()
        for row, (user, _, given, family, middle, _, address) in records(self._archive, USERS, _USER_HEADINGS):
            if user in teachers:
                self._teachers[user] = _Teacher(row, _name(family, given, middle), address)
        days: dict[str, str] = {}
        source = records(self._archive, DEMOGRAPHICS, ("sourcedId", "birthDate")) if has_demographics else ()
        for row, (user, born) in source:
            if born and (number := numbers.get(user)) is not None:
                self._born[number] = days.setdefault(born, born)
                self._born_rows[number] = row

    def lines(self) -> Iterator[Line]:
        """The pupils, as lines under the headings of a sheet."""
        yield Line(1, list(Column), part=USERS)
        for row, (user, ids, given, family, middle, student_number, _) in records(self._archive, USERS, _USER_HEADINGS):
            number = self._enrolments.numbers.get(user)
            if number is None:
                continue
            if self._read[number]:
                yield Line(row, (), {WHOLE: FindingCode.SOURCED_ID_TWICE}, USERS)
                continue
            self._read[number] = 1
            national_id = _NATIONAL_ID.search(ids)
            own = (student_number, _name(family, given, middle), national_id[1] if national_id else "")
            yield Line(row, self._cells(number, *own), {}, USERS, partial(self._place, number, row))

    def left_over(self) -> Iterator[Finding]:
        """Enrolments of nobody."""
        for number, read in enumerate(self._read):
            if not read:
                row = self._enrolments.rows[number]
                yield Finding(row, "userSourcedId", FindingCode.REFERENCE_UNKNOWN, part=ENROLLMENTS)

    def _cells(self, number: int, student_number: str, name: str, national_id: str) -> list[str]:
        homeroom = self._enrolments.homeroom(number)
        teacher = self._teacher(number)
        seat, born = self._enrolments.seats[number], self._born.get(number, "")
        org = homeroom.org
        return [
            *(org.code, org.name, org.level, homeroom.title, seat, student_number, name, national_id),
            *(teacher.name, teacher.address, born, ""),
        ]

    def _teacher(self, number: int) -> _Teacher:
        enrolments = self._enrolments
        return self._teachers.get(enrolments.teacher(enrolments.homeroom(number)), _Teacher(0, "", ""))

    def _place(self, number: int, row: int, column: Column) -> Place:
        """Where a pupil's value comes from."""
        homeroom = self._enrolments.homeroom(number)
        part, heading = _PLACES[column]
        rows = {
            ORGS: homeroom.org.row,
            CLASSES: homeroom.row,
            ENROLLMENTS: self._enrolments.rows[number],
            DEMOGRAPHICS: self._born_rows[number],
        }
        of_teacher = column in (Column.TEACHER_NAME, Column.TEACHER_EMAIL)
        return Place(part, self._teacher(number).row if of_teacher else rows.get(part, row), heading)


def _name(family: str, given: str, middle: str) -> str:
    if f"{family}{given}" > _WRITTEN_BEFORE:
        return f"{family}{given}{middle}"
    return " ".join(part for part in (given, middle, family) if part)


_PLACES = {
    Column.SCHOOL_CODE: (ORGS, "identifier"),
    Column.SCHOOL: (ORGS, "name"),
    Column.LEVEL: (ORGS, LEVEL),
    Column.CLASS: (CLASSES, "title"),
    Column.SEAT: (ENROLLMENTS, SEAT),
    Column.NUMBER: (USERS, "identifier"),
    Column.NAME: (USERS, "familyName"),
    Column.NATIONAL_ID: (USERS, "userIds"),
    Column.TEACHER_NAME: (USERS, "familyName"),
    Column.TEACHER_EMAIL: (USERS, "email"),
    Column.BIRTH_DATE: (DEMOGRAPHICS, "birthDate"),
    Column.NOTE: (USERS, "identifier"),
}
_OF_MANY = {
    _PLACES[column]
    for column in (
        *(Column.SCHOOL_CODE, Column.SCHOOL, Column.LEVEL, Column.CLASS),
        *(Column.TEACHER_NAME, Column.TEACHER_EMAIL),
    )
}
