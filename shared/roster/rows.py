"""Rows of a roster: one pupil each, under the headings of PRODUCT section 4, each value read into its one spelling."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shared.domain.schools import SchoolId, SchoolLevel


class Column(StrEnum):
    """A column, by the heading that a roster's first row gives it."""

    SCHOOL_CODE = "學校代碼"
    SCHOOL = "學校"
    LEVEL = "學層"
    CLASS = "班級"
    SEAT = "座號"
    NUMBER = "學號"
    NAME = "姓名"
    NATIONAL_ID = "身分證字號"
    TEACHER_NAME = "導師姓名"
    TEACHER_EMAIL = "導師電子信箱"
    BIRTH_DATE = "出生日期"
    NOTE = "備註"


OPTIONAL = frozenset({Column.BIRTH_DATE, Column.NOTE})
"""Columns that a roster may lack."""

LEVELS = dict(zip(("國小", "國中", "高中", "高職"), SchoolLevel, strict=True))
"""School levels by the word in a roster."""


class RosterRow(NamedTuple):
    """One pupil. ``row`` is the row of the file, the headings being row 1, or of ``part``, a file of a OneRoster
    archive; ``seat`` is 1 to 999.

    The national ID has its ten characters with a right checksum; the teacher's e-mail address is in lower case, and
    empty, as the teacher's name, when the row names no teacher.
    """

    row: int
    school_code: str
    school: str
    level: SchoolLevel
    class_name: str
    seat: int
    number: str
    name: str
    national_id: str
    teacher_name: str
    teacher_email: str
    birth_date: date | None = None
    note: str = ""
    part: str = ""

    @property
    def school_id(self) -> SchoolId:
        """The school that the row is of."""
        return SchoolId(self.level, self.school_code)
