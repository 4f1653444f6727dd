"""Rosters as XLSX: a workbook of one sheet (ISO/IEC 29500-1, section 18), read a row at a time.

Its markup is read by us: whatever is no plain cell is named by its row and column, and memory stays bounded.
"""

import posixpath
from collections.abc import Iterator, Mapping

from shared.roster.archive import SMALL, Archive
from shared.roster.findings import FindingCode
from shared.roster.lines import FileRefused, Line
from shared.roster.markup import Events, read_markup, read_whole
from shared.roster.shared_strings import SharedStrings
from shared.roster.sheet import Sheet

CONTENT_TYPES = "[Content_Types].xml"
"""The part that every workbook has."""

_RELATIONS = "_rels/.rels"
# Endings of the relations' types, which are the same in both classes of the standard.
_WORKBOOK, _SHEET, _STRINGS = "/officeDocument", "/worksheet", "/sharedStrings"
_MACROS = ("vbaproject", "macrosheets/", "vbadata", "activex/")


def xlsx_lines(archive: Archive) -> Iterator[Line]:
    """The rows of the workbook's one sheet. Raises FileRefused."""
    if any(mark in name.lower() for name in archive.names for mark in _MACROS):
        raise FileRefused(FindingCode.MACROS)
    (workbook,) = _targets(archive, _RELATIONS, "").of_type(_WORKBOOK) or (None,)
    if workbook is None:
        raise FileRefused(FindingCode.FORMAT_UNKNOWN)
    folder, name = posixpath.split(workbook)
    targets = _targets(archive, f"{folder}/_rels/{name}.rels", folder)
    part = _only_sheet(archive, workbook, targets)
    strings = SharedStrings()
    for path in targets.of_type(_STRINGS):
        read_whole(archive.part(path).pieces(), strings)
    sheet = Sheet(strings)
    for _ in read_markup(archive.part(part).pieces(), sheet):
        yield from sheet.take_lines()


def _only_sheet(archive: Archive, workbook: str, targets: "_Targets") -> str:
    book = _Workbook()
    read_whole(archive.part(workbook, SMALL).pieces(), book)
    if book.dates_from_1904:
        raise FileRefused(FindingCode.DATES_FROM_1904)
    if len(book.sheets) != 1:
        raise FileRefused(FindingCode.SEVERAL_SHEETS)
    part = targets.sheet(book.sheets[0])
    if part is None:
        raise FileRefused(FindingCode.FORMAT_UNKNOWN)
    return part


def _targets(archive: Archive, part: str, folder: str) -> "_Targets":
    targets = _Targets(folder)
    read_whole(archive.part(part, SMALL).pieces(), targets)
    return targets


class _Targets(Events):
    """A part's relations: which other parts of the archive it names, as what."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
            self._targets[attributes.get("Id", "")] = attributes.get("Type", ""), path.lstrip("/")

    def of_type(self, ending: str) -> list[str]:
        """The first part of a type, if there is one."""
        return [path for kind, path in self._targets.values() if kind.endswith(ending)][:1]

    def sheet(self, relation: str) -> str | None:
        """The part of a worksheet; None for a chart's or a dialogue's sheet."""
        kind, path = self._targets.get(relation, ("", ""))
        return path if kind.endswith(_SHEET) else None


class _Workbook(Events):
    """The workbook's part: the relations of its sheets, hidden ones too."""

    def __init__(self) -> None:
        self.sheets: list[str] = []
        self.dates_from_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            self.sheets.append(next((v for k, v in attributes.items() if k.endswith(" id")), ""))
        elif name == "workbookPr":
            self.dates_from_1904 = attributes.get("date1904") in ("1", "true", "on")
