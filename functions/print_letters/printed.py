"""Printed: the letters of one class as they were made."""

from typing import NamedTuple

from shared.domain.schools import ClassId


class Printed(NamedTuple):
    """``names``: of each letter the seat and the name, which is empty where it can't be printed."""

    place: ClassId
    pdf: bytes
    names: tuple[tuple[int, str], ...]
