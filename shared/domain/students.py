"""Student: a pupil as the roster knows them."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from shared.domain import policy
from shared.domain.schools import ClassId, SchoolId, SchoolLevel


class Student(NamedTuple):
    """One pupil. ``index`` stands for the national ID, which is not kept; ``teacher`` is the homeroom teacher's id.
    A ``protected`` student is never matched online. ``left``: since when the pupil is in no school of the city, and so
    in nobody's class (``teacher`` is empty); None for who is in one.
    """

    index: str
    name: str
    school_code: str
    school_level: SchoolLevel
    class_name: str
    seat: int
    teacher: str
    protected: bool
    left: date | None = None

    @property
    def class_id(self) -> ClassId:
        """The class that the pupil is in, or was in last."""
        return ClassId(SchoolId(self.school_level, self.school_code), self.class_name)

    def is_of(self, school: SchoolId, on: date) -> bool:
        """Whether a school's registrar answers for the pupil on a day: for one who left, until the grace is over."""
        return self.class_id.school == school and (self.left is None or not grace_is_over(self.left, on))

    @property
    def can_be_matched(self) -> bool:
        """Whether a guardian may find this pupil online: any other is answered for like one who does not exist."""
        return not self.protected and self.left is None


def grace_is_over(left: date, on: date) -> bool:
    """Whether it is over on a day for who left on another."""
    return left + timedelta(policy.LEAVER_GRACE_DAYS) <= on


class ExemptReason(StrEnum):
    """Why nobody need be bound to a student: coverage does not count them as missing."""

    GUARDIAN_DECLINED = "guardian_declined"
    IN_CARE = "in_care"  # an institution looks after the child
    OF_AGE = "of_age"
    OTHER = "exempt_other"


def masked_name(name: str) -> str:
    """A name as messages show it: 王○明, 王○, N○○ P○○."""
    words = name.split()
    if len(words) > 1:
        return " ".join(f"{word[0]}○○" for word in words)
    if len(name) <= 2:
        return f"{name[:1]}○"
    return f"{name[0]}{'○' * (len(name) - 2)}{name[-1]}"
