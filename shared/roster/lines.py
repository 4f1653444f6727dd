"""Lines: the rows of a sheet as they stand in a file, before their cells are understood."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from shared.roster.findings import Finding, FindingCode
from shared.roster.rows import Column

WIDEST = 64
"""Columns that are read; no roster has half as many."""

WHOLE = -1
"""The column of a fault that is of the whole row."""


class Place(NamedTuple):
    """Where a value stands in a OneRoster archive: file, row, and heading."""

    part: str
    row: int
    heading: str


class Line(NamedTuple):
    """One row: its number in the file (the first is 1), its cells as text, and what is wrong with some of them already,
    by column (the first is 0).

    ``part`` is the file in a OneRoster archive; there, ``place`` tells where a value comes from.
    """

    row: int
    cells: Sequence[str]
    faults: Mapping[int, FindingCode] = {}
    part: str = ""
    place: Callable[[Column], Place] | None = None


class FileRefused(ValueError):
    """The file, or what is left of it, can't be read as a roster."""

    def __init__(self, code: FindingCode, row: int = 0, column: str = "", part: str = "") -> None:
        super().__init__(code)
        self.finding = Finding(row, column, code, part=part)

    def within(self, part: str) -> "FileRefused":
        """The same of a file in a OneRoster archive."""
        return FileRefused(self.finding.code, self.finding.row, self.finding.column, self.finding.part or part)


def letter(column: int) -> str:
    """What a spreadsheet calls a column; the first, 0, is A."""
    letters = ""
    column += 1
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
