"""Sheet: the rows of a worksheet's part, as its markup comes."""

import re
from collections.abc import Mapping

from shared.roster.findings import FindingCode
from shared.roster.lines import WHOLE, WIDEST, FileRefused, Line
from shared.roster.markup import Events
from shared.roster.shared_strings import SharedStrings
from shared.roster.text_run import TextRun

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW = re.compile(r"[0-9]{1,7}")
_LAST_ROW = 1_048_576


class Sheet(Events):
    """Turns a worksheet into lines. A formula's last result is not taken: it may be old, and another's."""

    def __init__(self, strings: SharedStrings) -> None:
        self._strings = strings
        self._lines: list[Line] = []
        self._run = TextRun()
        self._row = 0
        self._column = -1
        self._kind = "n"
        self._cells: list[str] = []
        self._faults: dict[int, FindingCode] = {}

    def take_lines(self) -> list[Line]:
        """The rows that have ended since the last time."""
        lines, self._lines = self._lines, []
        return lines

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "f":
            self._fault(FindingCode.FORMULA)
        elif name == "row":
            self._begin_row(attributes.get("r"))
        elif name == "mergeCell":
            self._merged(attributes.get("ref", ""))
        else:
            self._run.start(name)

    def text(self, text: str) -> None:
        self._run.text(text)

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "row":
            self._lines.append(Line(self._row, self._cells, self._faults))
        else:
            self._run.end(name)

    def _begin_row(self, number: str | None) -> None:
        row = self._row + 1 if number is None else int(number) if _ROW.fullmatch(number) else 0
        if not self._row < row <= _LAST_ROW:
            raise FileRefused(FindingCode.FILE_UNREADABLE)
        self._row, self._column = row, -1
        self._cells, self._faults = [], {}

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        column = self._column + 1 if reference is None else _place(reference)[0]
        if column <= self._column:
            raise FileRefused(FindingCode.FILE_UNREADABLE, self._row)
        self._column = column
        self._kind = attributes.get("t", "n")
        self._run.clear()

    def _end_cell(self) -> None:
        value = self._value(self._run.value)
        if self._column >= WIDEST:
            if value:
                self._faults[WHOLE] = FindingCode.BEYOND_HEADINGS
            return
        self._cells += [""] * (self._column - len(self._cells))
        self._cells.append(value)

    def _value(self, raw: str) -> str:
        if self._kind == "s":
            text = self._strings.of(int(raw)) if raw.isdecimal() else None
            if text is None:
                self._fault(FindingCode.CELL_BROKEN)
            return text or ""
        if self._kind in ("e", "b"):
            self._fault(FindingCode.CELL_BROKEN)
        return _number(raw) if self._kind == "n" else raw

    def _fault(self, code: FindingCode) -> None:
        self._faults.setdefault(self._column if self._column < WIDEST else WHOLE, code)

    def _merged(self, reference: str) -> None:
        # Merges come after all rows.
        column, row = _place(reference.partition(":")[0])
        self._lines.append(Line(row, (), {min(column, WIDEST): FindingCode.CELLS_MERGED}))


def _place(reference: str) -> tuple[int, int]:
    """Column, from 0, and row, from 1, of a cell such as B2. Raises FileRefused."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise FileRefused(FindingCode.FILE_UNREADABLE)
    column = 0
    for character in match[1]:
        column = 26 * column + ord(character) - ord("A") + 1
    return column - 1, int(match[2])


def _number(raw: str) -> str:
    """A number as a wide cell shows it: without the point or power that a whole one may be kept with."""
    if raw.isdecimal():
        return raw
    try:
        number = float(raw)
    except ValueError:
        return raw
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else raw
