"""Student: a pupil as the roster knows them."""

from typing import NamedTuple

from shared.domain.schools import SchoolLevel


class Student(NamedTuple):
    """One pupil. ``index`` stands for the national ID, which is not kept; ``teacher`` is the homeroom teacher's id.
    A ``protected`` student is never matched online.
    """

    index: str
    name: str
    school_code: str
    school_level: SchoolLevel
    class_name: str
    seat: int
    teacher: str
    protected: bool


def masked_name(name: str) -> str:
    """A name as messages show it: 王○明, 王○, N○○ P○○."""
    words = name.split()
    if len(words) > 1:
        return " ".join(f"{word[0]}○○" for word in words)
    if len(name) <= 2:
        return f"{name[:1]}○"
    return f"{name[0]}{'○' * (len(name) - 2)}{name[-1]}"
