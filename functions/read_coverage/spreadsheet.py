"""Spreadsheet: a coverage report as CSV, for people who open it in a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from functions.read_coverage.contract import Counts, CoverageReport
from shared.domain.languages import Language

# Without it, spreadsheets take UTF-8 for the machine's own encoding.
_BYTE_ORDER_MARK: Final = "\ufeff"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")

_HEADINGS: Final[Mapping[Language, Sequence[str]]] = {
    Language.CHINESE: ("學層", "學校代碼", "學校", "班級", "學生數", "已綁定", "審核中", "未綁定", "免綁定"),
    Language.ENGLISH: (
        "Level",
        "School code",
        "School",
        "Class",
        "Students",
        "Bound",
        "Pending",
        "Unbound",
        "Exempt",
    ),
    Language.VIETNAMESE: (
        "Cấp học",
        "Mã trường",
        "Trường",
        "Lớp",
        "Số học sinh",
        "Đã liên kết",
        "Đang chờ duyệt",
        "Chưa liên kết",
        "Được miễn",
    ),
    Language.INDONESIAN: (
        "Jenjang",
        "Kode sekolah",
        "Sekolah",
        "Kelas",
        "Jumlah siswa",
        "Terhubung",
        "Menunggu",
        "Belum terhubung",
        "Dikecualikan",
    ),
}
# Behind them, one column a step of age: from so many days on.
_WAITING: Final[Mapping[Language, str]] = {
    Language.CHINESE: "待審 {} 天以上",
    Language.ENGLISH: "Waiting {} days or more",
    Language.VIETNAMESE: "Chờ từ {} ngày",
    Language.INDONESIAN: "Menunggu {} hari atau lebih",
}


def spreadsheet(report: CoverageReport, language: Language) -> str:
    """The report's finest rows: classes, or else schools."""
    steps = [waiting.from_days for waiting in report.total.waiting]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*_HEADINGS[language], *(_WAITING[language].format(step) for step in steps)])
    writer.writerows([_cell(value) for value in row] for row in _rows(report))
    return _BYTE_ORDER_MARK + out.getvalue()


def _rows(report: CoverageReport) -> Iterator[list[str | int]]:
    for one in report.classes:
        yield ["", "", "", one.class_name, *_numbers(one.counts)]
    for one in report.schools:
        yield [one.school_level, one.school_code, one.name, "", *_numbers(one.counts)]


def _numbers(counts: Counts) -> list[int]:
    children = (counts.students, counts.bound, counts.pending, counts.unbound, counts.exempt)
    return [*children, *(waiting.applications for waiting in counts.waiting)]


def _cell(value: str | int) -> str | int:
    """A text that a spreadsheet would take for a formula begins with an apostrophe instead."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
