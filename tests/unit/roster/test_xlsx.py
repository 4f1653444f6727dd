"""Rosters as XLSX: what spreadsheet programs write is read; whatever is no plain cell of one sheet is named."""

import io
import zipfile
from datetime import date
from itertools import chain
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from shared.roster.reading import read_roster
from shared.roster.rows import Column, RosterRow
from tests.unit.roster.files import (
    GOOD,
    changed,
    checked,
    csv_file,
    found,
    parts_of,
    saved,
    with_shared_strings,
    workbook,
    xlsx_file,
    zip_file,
)
from tests.unit.roster.test_csv import CELLS

_SHEET, _BOOK, _TYPES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"


def _rows(file: bytes) -> list[RosterRow]:
    return [row for row in read_roster(io.BytesIO(file)) if isinstance(row, RosterRow)]


def _with(part: str, old: str, new: str, file: bytes | None = None) -> bytes:
    """A workbook with one thing in its markup replaced."""
    parts = parts_of(file or with_shared_strings(xlsx_file()))
    text = parts[part].decode()
    assert old in text
    return zip_file(parts | {part: text.replace(old, new, 1)})


def _overwritten(file: bytes) -> bytes:
    """The sheet's compressed bytes spoilt in their middle."""
    place = file.index(_SHEET.encode()) + 100
    return file[:place] + bytes(40) + file[place + 40 :]


def test_a_workbook_gives_the_rows_of_the_csv_file() -> None:
    for file in (xlsx_file(), with_shared_strings(xlsx_file())):
        assert _rows(file) == _rows(csv_file()) and found(file) == []


def test_numbers_dates_and_formatted_texts_are_read() -> None:
    rows: list[list[Any]] = [[*row, None, None] for row in GOOD]
    rows[0][0], rows[0][4], rows[0][5] = 900101, 1.0, 9001010001
    rows[0][10], rows[1][10] = date(2015, 1, 31), "104/01/31"
    rows[0][6] = CellRichText("王", TextBlock(InlineFont(b=True), "大明"))
    first, second, *_ = _rows(xlsx_file(rows, list(Column)))
    assert (first.school_code, first.seat, first.number, first.name) == ("900101", 1, "9001010001", "王大明")
    assert first.birth_date == second.birth_date == date(2015, 1, 31)


@pytest.mark.parametrize("name", "堃喆峯犇㛄㵘𡍼𤧟𪚥")
def test_rare_characters_survive(name: str) -> None:
    assert _rows(xlsx_file(changed(3, 姓名=name)))[1].name == name


def test_how_a_text_is_pronounced_is_not_part_of_it() -> None:
    phonetic = "<t>A123456789</t><rPh sb='0' eb='1'><t>ワン</t></rPh><phoneticPr fontId='1'/>"
    assert _rows(_with("xl/sharedStrings.xml", "<t>A123456789</t>", phonetic))[0].national_id == "A123456789"


@pytest.mark.parametrize("file", [xlsx_file(), with_shared_strings(xlsx_file())])
def test_a_character_that_markup_cannot_hold_is_not_taken_for_letters(file: bytes) -> None:
    part = "xl/sharedStrings.xml" if "xl/sharedStrings.xml" in parts_of(file) else _SHEET
    assert found(_with(part, "A123456789", "A1_x000D_", file)) == [(2, "身分證字號", "national_id_invalid")]
    assert found(_with(part, "9001010001", "9_x0030__x0008_", file)) == [(2, "學號", "character_forbidden")]
    assert _rows(_with(part, "9001010001", "9_x0030_1", file))[0].number == "901"


def test_inline_texts_and_cells_without_their_place_are_read() -> None:
    rows = chain(
        [
            "".join(
                f"<c t='inlineStr'><is><t>{cell}</t></is></c>" for cell in Column if cell not in ("出生日期", "備註")
            )
        ],
        ["".join(f"<c t='inlineStr'><is><t>{cell}</t></is></c>" for cell in row) for row in GOOD],
    )
    sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
    sheet += "".join(f"<row>{cells}</row>" for cells in rows) + "</sheetData></worksheet>"
    assert _rows(zip_file(parts_of(xlsx_file()) | {_SHEET: sheet})) == _rows(csv_file())


def test_empty_rows_and_cells_that_only_look_like_something_are_passed_over() -> None:
    book = workbook()
    book.active["J200"].font = openpyxl.styles.Font(bold=True)
    book.active["A300"] = "   "
    assert checked(saved(book)).rows == 4 and found(saved(book)) == []


@pytest.mark.parametrize(("heading", "cell", "code"), [case for case in CELLS if "\x00" not in case[1]])
def test_a_bad_cell_is_named_by_row_and_column_alone(heading: str, cell: str, code: str) -> None:
    assert found(xlsx_file(changed(4, **{heading: cell}))) == [(4, heading, code)]


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("http://example.org","x")', "=[1]Sheet1!A1"])
def test_a_formula_is_named_whatever_its_last_result(formula: str) -> None:
    book = workbook()
    book.active["G3"] = formula
    assert found(saved(book)) == [(3, "姓名", "formula")]
    stored = _with(
        _SHEET, "<v></v>" if b"<v></v>" in parts_of(saved(book))[_SHEET] else "<v />", "<v>1</v>", saved(book)
    )
    assert found(stored) == [(3, "姓名", "formula")]


@pytest.mark.parametrize("value", ["#N/A", True])
def test_an_error_or_a_truth_is_named(value: Any) -> None:
    book = workbook()
    book.active["G3"] = value
    assert found(saved(book)) == [(3, "姓名", "cell_broken")]


def test_merged_cells_are_named() -> None:
    book = workbook()
    book.active.merge_cells("D3:D4")
    assert found(saved(book)) == [(3, "班級", "cells_merged"), (4, "班級", "empty")]


def test_a_cell_far_out_is_named() -> None:
    book = workbook()
    book.active["XFD3"] = "x"
    book.active["L4"] = "x"
    assert found(saved(book)) == [(3, "", "beyond_headings"), (4, "L", "beyond_headings")]


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_a_second_sheet_is_refused(state: str) -> None:
    book = workbook()
    book.create_sheet("另一張").sheet_state = state
    assert found(saved(book)) == [(0, "", "several_sheets")]


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/VBAPROJECT.BIN"])
def test_macros_are_refused(name: str) -> None:
    assert found(zip_file(parts_of(xlsx_file()) | {name: b"x"})) == [(0, "", "macros")]


def test_a_password_or_an_old_format_is_told() -> None:
    assert found(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == [(0, "", "format_old")]


def test_days_from_1904_are_told() -> None:
    book = workbook()
    book.epoch = CALENDAR_MAC_1904
    assert found(saved(book)) == [(0, "", "dates_from_1904")]


_DOCTYPES = [
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
    '<!DOCTYPE x [<!ENTITY a "' + "a" * 1_000 + '">]>',
]


@pytest.mark.parametrize("doctype", _DOCTYPES)
@pytest.mark.parametrize("part", [_SHEET, _BOOK, "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])
def test_entities_are_refused_wherever_they_stand(part: str, doctype: str) -> None:
    parts = parts_of(with_shared_strings(xlsx_file()))
    text = parts[part].decode()
    text = text[text.index("?>") + 2 :] if text.startswith("<?") else text
    assert found(zip_file(parts | {part: doctype + text})) == [(0, "", "foreign_content")]


def test_a_reader_without_the_rule_would_take_what_an_entity_says() -> None:
    sheet = b"<!DOCTYPE x [<!ENTITY a \"A123456789\">]><c t='inlineStr'><is><t>&a;</t></is></c>"
    assert "".join(ElementTree.fromstring(sheet).itertext()) == "A123456789"
    assert found(zip_file(parts_of(xlsx_file()) | {_SHEET: sheet})) == [(0, "", "foreign_content")]


@pytest.mark.parametrize("part", [_SHEET, "xl/sharedStrings.xml"])
def test_what_would_burst_is_refused_before_it_is_unpacked(part: str) -> None:
    bomb = zip_file(parts_of(with_shared_strings(xlsx_file())) | {part: b" " * 50_000_000})
    assert len(bomb) < 100_000 and len(parts_of(bomb)[part]) == 50_000_000
    assert found(bomb) == [(0, "", "inflates_too_far")]


def test_an_archive_that_says_it_is_smaller_than_it_is_gives_no_more() -> None:
    file = bytearray(xlsx_file())
    with zipfile.ZipFile(io.BytesIO(bytes(file))) as archive:
        size = archive.getinfo(_SHEET).file_size.to_bytes(4, "little")
    # Size stands in the part's own header and in the archive's list.
    assert file.count(size) >= 2
    assert found(bytes(file).replace(size, (100).to_bytes(4, "little"))) == [(0, "", "file_unreadable")]


def test_a_tag_that_never_ends_is_refused() -> None:
    chance = "".join(f"{number:x}" for number in range(700_000))
    file = _with(_SHEET, "<sheetData>", f"<sheetData x='{chance}'>")
    assert found(file) == [(0, "", "file_unreadable")]


def test_a_text_that_never_ends_is_too_long() -> None:
    chance = "".join(f"{number:x}" for number in range(700_000))
    assert found(_with("xl/sharedStrings.xml", "A123456789", chance)) == [(2, "身分證字號", "too_long")]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file[:-30],
        _overwritten,
        lambda file: zip_file({**parts_of(file), _SHEET: b"<worksheet><sheetData><row>"}),
        lambda file: zip_file({name: part for name, part in parts_of(file).items() if name != _SHEET}),
        lambda file: _with(_SHEET, 'r="A2"', 'r="2A"'),
        lambda file: _with(_SHEET, '<row r="2"', '<row r="1"'),
        lambda file: _with(_SHEET, '<row r="2"', f'<row r="{"9" * 5_000}"'),
    ],
)
def test_a_damaged_file_is_told(spoil: Any) -> None:
    ((_, _, code),) = found(spoil(xlsx_file()))
    assert code == "file_unreadable"


@pytest.mark.parametrize("parts", [{"a.txt": b"x"}, {_TYPES: b"<Types/>", "_rels/.rels": b"<Relationships/>"}])
def test_other_archives_are_told(parts: dict[str, bytes]) -> None:
    assert found(zip_file(parts)) == [(0, "", "format_unknown")]
