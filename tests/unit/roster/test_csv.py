"""Rosters as CSV: encodings, quotation marks, headings, and every bad cell by its row and column."""

import io
from collections import deque
from datetime import date
from itertools import chain, repeat

import pytest

from shared.domain import policy
from shared.roster.lines import FileRefused
from shared.roster.read_csv import csv_lines
from shared.roster.read_lines import rows_of
from shared.roster.reading import read_roster
from shared.roster.rows import Column, RosterRow
from tests.bench.city import HEADINGS
from tests.unit.roster.files import GOOD, changed, checked, csv_file, found

_RARE = "堃喆峯犇㛄㵘𡍼𤧟𪚥"


def _names(file: bytes) -> list[str]:
    return [row.name for row in read_roster(io.BytesIO(file)) if isinstance(row, RosterRow)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950"])
def test_each_encoding_gives_the_same_rows(encoding: str) -> None:
    assert _names(csv_file(encoding=encoding)) == ["王大明", "陳怡君", "林曉", "NGUYEN AN"]
    assert found(csv_file(encoding=encoding)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("name", _RARE)
def test_characters_outside_big5_survive(name: str, encoding: str) -> None:
    assert _names(csv_file(changed(3, 姓名=name), encoding))[1] == name


def test_quoted_cells_bare_line_ends_and_empty_rows_are_read() -> None:
    file = csv_file(changed(2, 學校='"市立內湖國小"')).replace(b"\r\n", b"\n") + b",,,,,,,,,\n\n \n"
    assert checked(file).rows == len(GOOD) and found(file) == []


def test_rows_are_counted_as_a_spreadsheet_does_over_empty_ones() -> None:
    assert found(csv_file(chain(GOOD, repeat([""] * 10, 3), changed(2, 身分證字號="A123456788")[:1]))) == [
        (9, "身分證字號", "national_id_invalid")
    ]


@pytest.mark.parametrize(("first", "other"), [("utf-8", "cp950"), ("utf-8-sig", "cp950"), ("cp950", "utf-8")])
def test_a_row_in_another_encoding_is_named(first: str, other: str) -> None:
    lines = csv_file(encoding=first).splitlines(keepends=True)
    lines[3] = csv_file(encoding=other).splitlines(keepends=True)[3]
    assert found(b"".join(lines)) == [(4, "", "encoding_mixed")]


def test_a_character_of_no_encoding_is_named_by_its_row_and_the_rest_is_read() -> None:
    lines = csv_file(changed(5, 座號="0"), "cp950").splitlines(keepends=True)
    lines[2] = lines[2].replace("陳".encode("cp950"), b"\xfa\x40")
    assert found(b"".join(lines)) == [(3, "", "encoding_broken"), (5, "座號", "seat_invalid")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_other_encodings_are_refused(encoding: str) -> None:
    ((row, column, code),) = found(csv_file(encoding=encoding))
    assert code == "encoding_unknown"


def test_other_separators_are_told() -> None:
    for mark in (b";", b"\t"):
        assert found(csv_file().replace(b",", mark)) == [(1, "", "no_commas")]


@pytest.mark.parametrize("spoilt", ['"王大明', '王"大"明"', '"王"大明'])
def test_a_quotation_mark_that_is_not_closed_is_named_by_its_row(spoilt: str) -> None:
    file = csv_file(changed(3, 姓名=spoilt))
    if spoilt.startswith('"'):
        assert found(file) == [(3, "", "quote_wrong")]
    else:
        assert found(file) == []  # inside a cell it is a character like others


def test_headings_that_are_missing_twice_or_unknown_are_named() -> None:
    headings = [*HEADINGS[:8], "導師", "導師電子信箱", "導師電子信箱"]
    assert found(csv_file(headings=headings)) == [
        (1, "I", "heading_unknown"),
        (1, "K", "heading_twice"),
        (1, "導師姓名", "heading_missing"),
    ]


def test_headings_may_come_in_any_order_and_with_blanks() -> None:
    turned = [row[::-1] for row in GOOD]
    headings = [f" {heading[0]} {heading[1:]}" for heading in HEADINGS[::-1]]
    assert _names(csv_file(turned, headings=headings))[0] == "王大明"


def test_optional_columns_are_read() -> None:
    rows = [(*row, born, "轉入") for row, born in zip(GOOD, ("2015-01-31", "104/1/31", "1040131", ""), strict=True)]
    read = list(read_roster(io.BytesIO(csv_file(rows, headings=Column))))
    assert [str(row.birth_date) for row in read] == ["2015-01-31"] * 3 + ["None"]
    assert {row.note for row in read} == {"轉入"}


@pytest.mark.parametrize(
    "written", ["2008-09-01", "2008/9/1", "2008年9月1日", "97/09/01", "097.9.1", "民國97年9月1日", "970901", "0970901"]
)
def test_a_birth_date_is_read_as_schools_write_it(written: str) -> None:
    rows = [(*GOOD[0], written, "")]
    (row,) = read_roster(io.BytesIO(csv_file(rows, headings=Column)))
    assert row.birth_date == date(2008, 9, 1)


@pytest.mark.parametrize(
    "written", ["96/02/29", "1989-12-31", "2008-13-01", "九七年", "97-9/1", "2008年9月", "12345678"]
)
def test_what_is_no_birth_date_is_told_by_row(written: str) -> None:
    assert found(csv_file([(*GOOD[0], written, "")], headings=Column)) == [(2, "出生日期", "birth_date_invalid")]


def test_a_file_without_pupils_is_told() -> None:
    for file in (b"", csv_file(()), csv_file([[""] * 10])):
        assert found(file) == [(0, "", "file_empty")]


CELLS = [
    ("學校代碼", "13501", "school_code_invalid"),
    ("學校代碼", "", "empty"),
    ("學校", "校" * 41, "too_long"),
    ("學層", "小學", "level_unknown"),
    ("班級", "", "empty"),
    ("班級", "五年\u200b一班", "character_forbidden"),
    ("座號", "0", "seat_invalid"),
    ("座號", "1.5", "seat_invalid"),
    ("座號", "-1", "formula"),
    ("學號", "90 01", "number_invalid"),
    ("姓名", "   ", "empty"),
    ("姓名", "王?明", "character_lost"),
    ("姓名", "王□明", "character_lost"),
    ("姓名", "王\ue000明", "character_forbidden"),
    ("姓名", "王\x00明", "character_forbidden"),
    ("姓名", "王\u202e明", "character_forbidden"),
    ("姓名", "王" * 61, "too_long"),
    ("姓名", "王" * 300, "too_long"),
    ("姓名", '=HYPERLINK("http://example.org")', "formula"),
    ("姓名", "@SUM(1)", "formula"),
    ("姓名", "＝1", "formula"),
    ("身分證字號", "A123456788", "national_id_invalid"),
    ("身分證字號", "A12345678", "national_id_invalid"),
    ("身分證字號", "", "empty"),
    ("導師電子信箱", "t1@school", "email_invalid"),
    ("導師姓名", "", "empty"),
]


@pytest.mark.parametrize(("heading", "cell", "code"), CELLS)
def test_a_bad_cell_is_named_by_row_and_column_alone(heading: str, cell: str, code: str) -> None:
    assert found(csv_file(changed(4, **{heading: cell}))) == [(4, heading, code)]


def test_cells_in_other_spellings_are_read_in_one() -> None:
    spellings = {"身分證字號": "ａ123456789 ", "座號": "０１", "導師電子信箱": "T1@School.Example", "班級": " 五年一班"}
    spellings |= {"學校代碼": "９００１０１", "姓名": " 王  大明 "}
    (row, *_) = read_roster(io.BytesIO(csv_file(changed(2, **spellings))))
    assert (row.school_code, row.class_name, row.seat, row.national_id) == ("900101", "五年一班", 1, "A123456789")
    assert (row.name, row.teacher_email) == ("王 大明", "t1@school.example")


def test_what_has_no_heading_is_named_by_its_letter() -> None:
    rows = [[*row] for row in GOOD]
    rows[1].append("0912345678")
    assert found(csv_file(rows)) == [(3, "K", "beyond_headings")]


def test_every_fault_is_found_and_the_first_thousand_shown() -> None:
    spoilt = changed(2, 身分證字號="A123456788", 座號="x")[0]
    result = checked(csv_file([spoilt] * 3_000))
    assert result.faults == 6_000
    assert [finding.row for finding in result.findings] == [2 + place // 2 for place in range(1_000)]


def test_no_finding_says_what_a_cell_says() -> None:
    rows = changed(2, 姓名="王大明=", 身分證字號="A123456788", 導師電子信箱="secret")
    said = repr(checked(csv_file(rows, headings=[*HEADINGS[:9], "A123456788"])).findings)
    said += repr(checked(csv_file(rows)).findings)
    assert "A12345678" not in said and "secret" not in said and "王" not in said


class _Endless(io.RawIOBase):
    """A file of so many rows that nobody has; how many were read is counted."""

    def __init__(self, rows: int, size: int = 0) -> None:
        super().__init__()
        self.size = size
        self.read_rows = 0
        self._rows = rows
        self._heading, self._line = csv_file(()), b"\xff\n"  # no text at all, which is told soonest

    def seek(self, _: int, whence: int = 0) -> int:
        return self.size if whence else 0

    def read(self, most: int = -1) -> bytes:
        return self._heading[:most]

    def readline(self, most: int = -1) -> bytes:
        self.read_rows += 1
        return self._heading if self.read_rows == 1 else self._line if self.read_rows <= self._rows else b""


def test_rows_of_faults_alone_are_not_read_to_their_end() -> None:
    file = _Endless(1_000_000)
    (last,) = deque(read_roster(file), 1)
    assert (last.row, last.code) == (0, "too_many_faults")
    assert file.read_rows == policy.ROSTER_FAULTS + 2


def test_a_million_rows_are_refused_at_the_first_that_is_too_many() -> None:
    file = _Endless(1_000_000)
    with pytest.raises(FileRefused) as refused:
        deque(rows_of(csv_lines(file)), 0)
    assert refused.value.finding[:3] == (policy.ROSTER_ROWS + 2, "", "too_many_rows")
    assert file.read_rows == policy.ROSTER_ROWS + 2


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    file = _Endless(9, policy.ROSTER_FILE_MAX_BYTES + 1)
    assert [finding.code for finding in read_roster(file)] == ["file_too_large"]
    assert file.read_rows == 0


def test_a_line_that_never_ends_is_refused_before_it_is_read() -> None:
    file = csv_file() + b"9" * 10_000_000
    assert found(file) == [(6, "", "too_long")]
