"""Reading a roster, whatever its format."""

from collections.abc import Iterator
from typing import BinaryIO

from shared.roster.findings import Finding
from shared.roster.lines import FileRefused
from shared.roster.read_csv import csv_lines
from shared.roster.read_lines import rows_of
from shared.roster.rows import RosterRow


def read_roster(file: BinaryIO) -> Iterator[RosterRow | Finding]:
    """The rows of a roster, and what is wrong with it, in the order of the file, which must be seekable.

    Its format is told by its content, whatever it is called. After a fault that leaves the rest unreadable there is
    nothing more.
    """
    try:
        yield from rows_of(csv_lines(file))
    except FileRefused as refused:
        yield refused.finding
