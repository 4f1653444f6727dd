"""From lines to rows: the headings, then each pupil's cells."""

from collections.abc import Iterator, Mapping
from typing import Any

from shared.domain import policy
from shared.domain.text import ForbiddenCharacter, canonical
from shared.roster.cells import CellInvalid, reader
from shared.roster.findings import Finding, FindingCode
from shared.roster.lines import WHOLE, FileRefused, Line, letter
from shared.roster.rows import OPTIONAL, Column, RosterRow

_ATTRIBUTES: Mapping[Column, str] = {
    Column.SCHOOL_CODE: "school_code",
    Column.SCHOOL: "school",
    Column.LEVEL: "level",
    Column.CLASS: "class_name",
    Column.SEAT: "seat",
    Column.NUMBER: "number",
    Column.NAME: "name",
    Column.NATIONAL_ID: "national_id",
    Column.TEACHER_NAME: "teacher_name",
    Column.TEACHER_EMAIL: "teacher_email",
    Column.BIRTH_DATE: "birth_date",
    Column.NOTE: "note",
}
_HEADINGS = {heading.value: heading for heading in Column}


def rows_of(lines: Iterator[Line]) -> Iterator[RosterRow | Finding]:
    """The rows that the lines after the headings hold, and what is wrong with them. Empty lines are passed over.

    Raises FileRefused when the headings are wrong in a way that leaves the rows without meaning, and at the row that
    is one too many.
    """
    headings = next(lines, None)
    if headings is None:
        raise FileRefused(FindingCode.FILE_EMPTY)
    columns = _Columns(headings)
    yield from columns.findings
    if not columns.complete:
        return
    count = 0
    for line in lines:
        if line.faults or any(cell and not cell.isspace() for cell in line.cells):
            count += not line.faults or bool(line.cells)
            if count > policy.ROSTER_ROWS:
                raise FileRefused(FindingCode.TOO_MANY_ROWS, line.row)
            yield from columns.read(line)
    if not count:
        raise FileRefused(FindingCode.FILE_EMPTY)


class _Columns:
    """Which column of a file is which."""

    def __init__(self, headings: Line) -> None:
        self.findings: list[Finding] = []
        self._columns: dict[int, Column] = {}
        self._row = headings.row
        for place, fault in headings.faults.items():
            self._find(place, fault)
        for place, cell in enumerate(headings.cells):
            self._take(place, _plain(cell))
        self._readers = [(place, _ATTRIBUTES[column], reader(column)) for place, column in self._columns.items()]
        missing = set(Column) - OPTIONAL - set(self._columns.values())
        self.complete = not missing
        for heading in Column:
            if heading in missing:
                self.findings.append(Finding(self._row, heading, FindingCode.HEADING_MISSING))

    def read(self, line: Line) -> Iterator[RosterRow | Finding]:
        """The row that a line holds, or what is wrong with it."""
        faults = dict(line.faults)
        if WHOLE in faults or not line.cells:
            yield from (self._finding(line, place, code) for place, code in sorted(faults.items()))
            return
        values: dict[str, Any] = {}
        cells = line.cells
        for place, attribute, read in self._readers:
            if place in faults:
                continue
            try:
                values[attribute] = read(cells[place] if place < len(cells) else "")
            except CellInvalid as invalid:
                faults[place] = invalid.code
        for place, cell in enumerate(cells):
            if place not in self._columns and cell.strip():
                faults.setdefault(place, FindingCode.BEYOND_HEADINGS)
        if faults:
            yield from (self._finding(line, place, code) for place, code in sorted(faults.items()))
        else:
            yield RosterRow(row=line.row, part=line.part, **values)

    def _take(self, place: int, heading: str) -> None:
        column = _HEADINGS.get(heading)
        if column is None and heading:
            self._find(place, FindingCode.HEADING_UNKNOWN)
        elif column in self._columns.values():
            self._find(place, FindingCode.HEADING_TWICE)
        elif column is not None:
            self._columns[place] = column

    def _find(self, place: int, code: FindingCode) -> None:
        self.findings.append(Finding(self._row, letter(place), code))

    def _finding(self, line: Line, place: int, code: FindingCode) -> Finding:
        if place == WHOLE:
            return Finding(line.row, "", code, part=line.part)
        column = self._columns.get(place)
        if column is not None and line.place is not None:
            part, row, heading = line.place(column)
            return Finding(row, heading, code, part=part)
        return Finding(line.row, column or letter(place), code)


def _plain(cell: str) -> str:
    try:
        return "".join(canonical(cell).split())
    except ForbiddenCharacter:
        return cell
