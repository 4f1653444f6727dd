"""Enrolments of a OneRoster archive: which pupils and teachers its homeroom classes have."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from shared.domain import policy
from shared.roster.archive import Archive
from shared.roster.findings import Finding, FindingCode
from shared.roster.lines import FileRefused
from shared.roster.one_roster_files import CLASSES, ENROLLMENTS, ORGS, records

LEVEL, SEAT = "metadata.schoolLevel", "metadata.seatNumber"
"""Headings beyond the standard's own, as it provides for: the school's level, and a pupil's seat."""

_ORG_HEADINGS = ("sourcedId", "type", "identifier", "name", LEVEL)
_CLASS_HEADINGS = ("sourcedId", "title", "classType", "schoolSourcedId")
_ENROLLMENT_HEADINGS = ("sourcedId", "classSourcedId", "userSourcedId", "role", "primary", SEAT)
_SCHOOL, _HOMEROOM, _STUDENT, _TEACHER, _TRUE = "school", "homeroom", "student", "teacher", "true"


class Org(NamedTuple):
    """A school: its row, and what it says of itself."""

    row: int
    code: str
    name: str
    level: str


class Homeroom(NamedTuple):
    """A class: its row, its title, its school, and its teachers' enrolments: row, user, whether the primary one."""

    row: int
    title: str
    org: Org
    teachers: list[tuple[int, str, bool]]


class Enrolments:
    """Read once, before the users: pupils by their user's id, each with a number from 0."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.rows = array("I")
        self.seats: list[str] = []
        self._places = array("I")
        self._homerooms: list[Homeroom] = []

    def homeroom(self, number: int) -> Homeroom:
        """The class of a pupil."""
        return self._homerooms[self._places[number]]

    def teacher(self, homeroom: Homeroom) -> str:
        """The user who is a class's homeroom teacher: the primary one, or the only one; empty if there is none."""
        users = [user for _, user, primary in homeroom.teachers if primary or len(homeroom.teachers) == 1]
        return users[0] if users else ""

    def teachers(self) -> set[str]:
        """All homeroom teachers."""
        return {self.teacher(homeroom) for homeroom in self._homerooms} - {""}

    def read(self, archive: Archive) -> Iterator[Finding]:
        """Read schools, classes and enrolments; what is wrong with them. Raises FileRefused."""
        orgs: dict[str, Org] = {}
        for row, (sourced_id, kind, code, name, level) in records(archive, ORGS, _ORG_HEADINGS):
            if kind == _SCHOOL:
                orgs[sourced_id] = Org(row, code, name, level)
        places: dict[str, int] = {}
        for row, (sourced_id, title, kind, school) in records(archive, CLASSES, _CLASS_HEADINGS):
            if kind != _HOMEROOM:
                continue
            if sourced_id in places:
                yield Finding(row, "sourcedId", FindingCode.SOURCED_ID_TWICE, part=CLASSES)
            elif school not in orgs:
                yield Finding(row, "schoolSourcedId", FindingCode.REFERENCE_UNKNOWN, part=CLASSES)
            else:
                places[sourced_id] = len(self._homerooms)
                self._homerooms.append(Homeroom(row, title, orgs[school], []))
        yield from self._enrol(archive, places)
        for homeroom in self._homerooms:
            yield from _two_teachers(homeroom)

    def _enrol(self, archive: Archive, places: dict[str, int]) -> Iterator[Finding]:
        """Only enrolments in homeroom classes count; a pupil's lessons are none of ours."""
        seats: dict[str, str] = {}
        for row, (_, class_id, user, role, primary, seat) in records(archive, ENROLLMENTS, _ENROLLMENT_HEADINGS):
            place = places.get(class_id)
            if place is None:
                continue
            if role == _TEACHER:
                self._homerooms[place].teachers.append((row, user, primary == _TRUE))
            elif role == _STUDENT and user in self.numbers:
                first = self.rows[self.numbers[user]]
                yield Finding(row, "userSourcedId", FindingCode.PUPIL_OF_TWO_CLASSES, first, ENROLLMENTS)
            elif role == _STUDENT:
                if len(self.rows) == policy.ROSTER_ROWS:
                    raise FileRefused(FindingCode.TOO_MANY_ROWS, row, part=ENROLLMENTS)
                self.numbers[user] = len(self.rows)
                self.rows.append(row)
                self._places.append(place)
                self.seats.append(seats.setdefault(seat, seat))


def _two_teachers(homeroom: Homeroom) -> Iterator[Finding]:
    primary = [row for row, _, primary in homeroom.teachers if primary]
    rows = primary or [row for row, _, _ in homeroom.teachers]
    for row in rows[1:]:
        yield Finding(row, "primary", FindingCode.CLASS_WITH_TWO_TEACHERS, rows[0], ENROLLMENTS)
