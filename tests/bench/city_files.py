"""City files: the roster of a city in each format that is read."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from tempfile import TemporaryFile
from typing import BinaryIO

from tests.bench.city import HEADINGS

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ORGS, _CLASSES = "sourcedId,type,identifier,name,metadata.schoolLevel", "sourcedId,title,classType,schoolSourcedId"
_ZIPPED = zipfile.ZIP_DEFLATED

Writer = Callable[[BinaryIO, Iterable[Sequence[str]]], None]
"""Writes rows to a file."""


def write_csv(file: BinaryIO, rows: Iterable[Sequence[str]]) -> None:
    """In UTF-8."""
    for row in chain([HEADINGS], rows):
        file.write((",".join(row) + "\r\n").encode())


def write_xlsx(file: BinaryIO, rows: Iterable[Sequence[str]]) -> None:
    """With shared strings, as Excel does."""
    texts: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", _ZIPPED) as archive:
        archive.writestr("[Content_Types].xml", _types())
        archive.writestr("_rels/.rels", _links("officeDocument", "xl/workbook.xml"))
        archive.writestr(
            "xl/_rels/workbook.xml.rels", _links("worksheet", "sheet1.xml", "sharedStrings", "strings.xml")
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="1" sheetId="1" r:id="r0"/></sheets></workbook>',
        )
        with archive.open("xl/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_SPREADSHEET}"><sheetData>'.encode())
            sheet.writelines(_row(number, row, texts) for number, row in enumerate(chain([HEADINGS], rows), 1))
            sheet.write(b"</sheetData></worksheet>")
        with archive.open("xl/strings.xml", "w", force_zip64=True) as strings:
            strings.write(f'<sst xmlns="{_SPREADSHEET}">'.encode())
            strings.writelines(f"<si><t>{text}</t></si>".encode() for text in texts)
            strings.write(b"</sst>")


def _row(number: int, row: Sequence[str], texts: dict[str, int]) -> bytes:
    cells = (
        f'<c r="{chr(65 + place)}{number}" t="s"><v>{texts.setdefault(cell, len(texts))}</v></c>'
        for place, cell in enumerate(row)
    )
    return f'<row r="{number}">{"".join(cells)}</row>'.encode()


def write_one_roster(file: BinaryIO, rows: Iterable[Sequence[str]]) -> None:
    """As an archive of OneRoster 1.2."""
    manifest = ["propertyName,value", "oneroster.version,1.2", "file.demographics,absent"]
    manifest += [f"file.{part},bulk" for part in ("orgs", "classes", "enrollments", "users")]
    orgs: dict[str, str] = {}
    classes: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", _ZIPPED) as archive, TemporaryFile("w+", encoding="utf-8") as enrolled:
        archive.writestr("manifest.csv", "\n".join(manifest))
        with archive.open("users.csv", "w", force_zip64=True) as users:
            users.write(b"sourcedId,userIds,givenName,familyName,middleName,identifier,email\n")
            for number, row in enumerate(rows):
                code, school, level, name, seat, student, pupil, national_id, teacher, address = row
                org, title = f"{level}{code}", f"{level}{code}{name}"
                orgs.setdefault(org, f"{org},school,{code},{school},{level}")
                if title not in classes:
                    classes[title] = f"{title},{name},homeroom,{org}"
                    users.write(f"{address},,,{teacher},,,{address}\n".encode())
                    enrolled.write(f"t{number},{title},{address},teacher,true,\n")
                users.write(f"u{number},{{nationalId:{national_id}}},{pupil[1:]},{pupil[0]},,{student},\n".encode())
                enrolled.write(f"e{number},{title},u{number},student,,{seat}\n")
        for part, headings, lines in (("orgs", _ORGS, orgs), ("classes", _CLASSES, classes)):
            archive.writestr(f"{part}.csv", "\n".join([headings, *lines.values()]))
        enrolled.seek(0)
        with archive.open("enrollments.csv", "w", force_zip64=True) as enrolments:
            enrolments.write(b"sourcedId,classSourcedId,userSourcedId,role,primary,metadata.seatNumber\n")
            enrolments.writelines(line.encode() for line in enrolled)


def _types() -> str:
    kinds = {"workbook": "sheet.main", "sheet1": "worksheet", "strings": "sharedStrings"}
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{relations}"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{types}</Types>'


def _links(*types_and_targets: str) -> str:
    pairs: Iterator[tuple[str, str]] = zip(types_and_targets[::2], types_and_targets[1::2], strict=True)
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


WRITERS: Mapping[str, Writer] = {"csv": write_csv, "xlsx": write_xlsx, "one_roster": write_one_roster}
