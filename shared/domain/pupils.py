"""Pupil: a student as a roster import finds them, and leaves them."""

from datetime import date
from typing import NamedTuple

from shared.domain.schools import SchoolId


class Pupil(NamedTuple):
    """One pupil. ``index`` stands for the national ID; ``teacher`` is the homeroom teacher's id.

    ``left``: the day since which no roster has the pupil, who is then in nobody's class and keeps the rest as it was;
    else None. ``import_id``: the import that last wrote the pupil; empty if none did. ``birth_date``: None where no
    roster has told it.
    """

    index: str
    name: str
    school: SchoolId
    class_name: str
    seat: int
    teacher: str
    left: date | None = None
    import_id: str = ""
    birth_date: date | None = None


class Homeroom(NamedTuple):
    """A class as a roster has it: its teacher's id, name and e-mail address."""

    class_name: str
    teacher: str
    teacher_name: str
    teacher_email: str


class SchoolRoster(NamedTuple):
    """What a roster says of one school, without any national ID."""

    school: SchoolId
    pupils: list[Pupil]
    homerooms: list[Homeroom]
