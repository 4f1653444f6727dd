"""Files of rosters for tests, good ones and spoilt ones."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl

from shared.domain.schools import School, SchoolId, SchoolLevel
from shared.roster.checks import Checked, check
from shared.roster.reading import read_roster
from tests.bench.city import HEADINGS

SCHOOL = School("900101", "市立內湖國小", SchoolLevel.ELEMENTARY, "內湖區", "02-00000101", "23")
OTHER = School("900102", "市立金華國小", SchoolLevel.ELEMENTARY, "大安區", "02-00000102", "23")
TODAY = date(2026, 11, 30)
CATALOGUE = {SchoolId(school.level, school.code): school for school in (SCHOOL, OTHER)}
GOOD = tuple(
    tuple(line.split(","))
    for line in """\
900101,市立內湖國小,國小,五年一班,1,9001010001,王大明,A123456789,郭豪凱,t1@school.example
900101,市立內湖國小,國小,五年一班,2,9001010002,陳怡君,B142312123,郭豪凱,t1@school.example
900101,市立內湖國小,國小,五年二班,1,9001010003,林曉,W234567893,沈美玲,t2@school.example
900102,市立金華國小,國小,五年一班,1,9001020001,NGUYEN AN,A800000014,何志明,t3@school.example
""".splitlines()
)
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLACES = {heading: place for place, heading in enumerate(HEADINGS)}


def changed(row: int, **cells: str) -> list[list[str]]:
    """The good rows with cells of one changed; ``row`` as a spreadsheet counts, the first pupil's being 2."""
    rows = [list(cells_of) for cells_of in GOOD]
    for heading, cell in cells.items():
        rows[row - 2][PLACES[heading]] = cell
    return rows


def csv_file(
    rows: Iterable[Sequence[str]] = GOOD, encoding: str = "utf-8", headings: Sequence[str] = HEADINGS
) -> bytes:
    """A CSV file, with no quotation marks but those in the cells."""
    return "".join(",".join(row) + "\r\n" for row in (headings, *rows)).encode(encoding)


def xlsx_file(rows: Iterable[Sequence[Any]] = GOOD, headings: Sequence[str] = HEADINGS) -> bytes:
    """A workbook as a spreadsheet program writes it."""
    return saved(workbook(rows, headings))


def workbook(rows: Iterable[Sequence[Any]] = GOOD, headings: Sequence[str] = HEADINGS) -> openpyxl.Workbook:
    """A workbook that may be spoilt before it is saved."""
    book = openpyxl.Workbook()
    for row in (headings, *rows):
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """The workbook's file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_shared_strings(file: bytes) -> bytes:
    """The workbook as Excel would write it: its cells name their texts by number."""
    parts = {name: part.decode() for name, part in parts_of(file).items()}
    texts: list[str] = []

    def shared(cell: re.Match[str]) -> str:
        texts.append(f"<si>{cell[2]}</si>")
        return f'{cell[1]} t="s"><v>{len(texts) - 1}</v></c>'

    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(r'(<c [^>]*?) t="inlineStr"><is>(.*?)</is></c>', shared, parts[name])
    relation = (
        f'<Relationship Id="strings" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace("</Relationships>", relation)
    return zip_file(parts | {"xl/sharedStrings.xml": f'<sst xmlns="{_SPREADSHEET}">{"".join(texts)}</sst>'})


def parts_of(file: bytes) -> dict[str, bytes]:
    """The parts of an archive, by name."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_file(parts: Mapping[str, bytes | str]) -> bytes:
    """An archive of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def checked(file: bytes) -> Checked:
    """What comes of a file."""
    return check(read_roster(io.BytesIO(file)), CATALOGUE, TODAY)


def found(file: bytes) -> list[tuple[int, str, str]]:
    """What is wrong with a file: rows, columns and codes."""
    return [(finding.row, str(finding.column), str(finding.code)) for finding in checked(file).findings]
