"""Files of a OneRoster archive (1EdTech OneRoster 1.2, CSV binding): its manifest, and the records of each file."""

from collections.abc import Iterator, Sequence

from shared.roster.archive import Archive
from shared.roster.findings import FindingCode
from shared.roster.lines import WHOLE, FileRefused
from shared.roster.read_csv import UTF_8, csv_lines

MANIFEST = "manifest.csv"
ORGS, CLASSES, ENROLLMENTS, USERS, DEMOGRAPHICS = (
    f"{name}.csv" for name in ("orgs", "classes", "enrollments", "users", "demographics")
)
_VERSION, _VERSION_READ = "oneroster.version", "1.2"
_BULK, _ABSENT = "bulk", "absent"

Record = tuple[int, list[str]]
"""The row in its file, and the values that were asked for, trimmed."""


def check_manifest(archive: Archive) -> bool:
    """Whether the archive has demographics. Raises FileRefused: another version, or files that are needed and missing,
    or that hold changes alone: from those nobody can tell who has left."""
    rows = {name: (row, value) for row, (name, value) in records(archive, MANIFEST, ("propertyName", "value"))}
    row, version = rows.get(_VERSION, (0, ""))
    if version != _VERSION_READ:
        raise FileRefused(FindingCode.VERSION_UNKNOWN, row, part=MANIFEST)
    modes = {part: rows.get(f"file.{part.removesuffix('.csv')}", (0, _ABSENT)) for part in _PARTS}
    for part, (row, mode) in modes.items():
        if mode == _ABSENT and part != DEMOGRAPHICS:
            raise FileRefused(FindingCode.PART_MISSING, row, part=part)
        if mode not in (_BULK, _ABSENT):
            raise FileRefused(FindingCode.NOT_BULK, row, part=MANIFEST)
    return modes[DEMOGRAPHICS][1] == _BULK


def records(archive: Archive, part: str, headings: Sequence[str]) -> Iterator[Record]:
    """What a file says under some headings. Raises FileRefused: no such file or heading, or it can't be read on."""
    if part not in archive.names:
        raise FileRefused(FindingCode.PART_MISSING, part=part)
    try:
        yield from _records(archive, part, headings)
    except FileRefused as refused:
        raise refused.within(part) from None


def _records(archive: Archive, part: str, headings: Sequence[str]) -> Iterator[Record]:
    lines = csv_lines(archive.part(part), (UTF_8,))
    first = next(lines, None)
    names = [cell.strip() for cell in first.cells] if first else []
    for heading in headings:
        if names.count(heading) != 1:
            code = FindingCode.HEADING_TWICE if heading in names else FindingCode.HEADING_MISSING
            raise FileRefused(code, 1, heading)
    places = [names.index(heading) for heading in headings]
    for line in lines:
        if WHOLE in line.faults or (line.cells and len(line.cells) != len(names)):
            raise FileRefused(line.faults.get(WHOLE, FindingCode.BEYOND_HEADINGS), line.row)
        if line.cells:
            yield line.row, [line.cells[place].strip() for place in places]


_PARTS = (ORGS, CLASSES, ENROLLMENTS, USERS, DEMOGRAPHICS)
