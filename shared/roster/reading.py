"""Reading a roster, whatever its format."""

from collections.abc import Iterator
from typing import BinaryIO

from shared.domain import policy
from shared.roster.archive import Archive
from shared.roster.findings import Finding, FindingCode
from shared.roster.lines import FileRefused
from shared.roster.one_roster_files import MANIFEST
from shared.roster.read_csv import csv_lines
from shared.roster.read_lines import rows_of
from shared.roster.read_one_roster import one_roster_rows
from shared.roster.read_xlsx import CONTENT_TYPES, xlsx_lines
from shared.roster.rows import RosterRow

_ZIP = b"PK"
# The compound files of old Excel, and of workbooks with a password.
_COMPOUND = b"\xd0\xcf\x11\xe0"
_LONGEST_MAGIC = 4


def read_roster(file: BinaryIO) -> Iterator[RosterRow | Finding]:
    """The rows of a roster, and what is wrong with it, as it comes in the file, which must be seekable.

    Its format is told by its content, whatever it is called. After a fault that leaves the rest unreadable there is
    nothing more, nor after ``policy.ROSTER_FAULTS`` faults: a file that is meant to be wrong must not cost minutes.
    """
    faults = 0
    try:
        for row in _rows(file):
            faults += isinstance(row, Finding)
            if faults > policy.ROSTER_FAULTS:
                raise FileRefused(FindingCode.TOO_MANY_FAULTS)
            yield row
    except FileRefused as refused:
        yield refused.finding


def _rows(file: BinaryIO) -> Iterator[RosterRow | Finding]:
    if file.seek(0, 2) > policy.ROSTER_FILE_MAX_BYTES:
        raise FileRefused(FindingCode.FILE_TOO_LARGE)
    file.seek(0)
    magic = file.read(_LONGEST_MAGIC)
    file.seek(0)
    if magic.startswith(_COMPOUND):
        raise FileRefused(FindingCode.FORMAT_OLD)
    if not magic.startswith(_ZIP):
        return rows_of(csv_lines(file))
    archive = Archive(file)
    if CONTENT_TYPES in archive.names:
        return rows_of(xlsx_lines(archive))
    if MANIFEST in archive.names:
        return one_roster_rows(archive)
    raise FileRefused(FindingCode.FORMAT_UNKNOWN)
