"""A whole roster: what is wrong between rows, classes, teachers and the catalogue."""

import pytest

from shared.domain.schools import SchoolId, SchoolLevel
from shared.roster.rows import Column
from shared.roster.school_rows import SchoolRows
from tests.unit.roster.files import GOOD, SCHOOL, changed, checked, csv_file, found

FAULTS = [
    ({"row": 4, "身分證字號": "A123456789"}, [(4, "身分證字號", "national_id_twice", 2)]),
    ({"row": 3, "座號": "1"}, [(3, "座號", "seat_twice", 2)]),
    ({"row": 4, "導師姓名": "", "導師電子信箱": ""}, [(4, "導師電子信箱", "class_without_teacher", 0)]),
    ({"row": 3, "導師姓名": "", "導師電子信箱": ""}, [(3, "導師電子信箱", "empty", 0)]),
    ({"row": 3, "導師電子信箱": "t9@school.example"}, [(3, "導師電子信箱", "class_with_two_teachers", 2)]),
    ({"row": 3, "導師姓名": "郭凱"}, [(3, "導師姓名", "teacher_with_two_names", 2)]),
    (
        {"row": 4, "導師姓名": "郭豪凱", "導師電子信箱": "t1@school.example"},
        [(4, "導師電子信箱", "teacher_of_two_classes", 2)],
    ),
    (
        {"row": 5, "導師姓名": "郭豪凱", "導師電子信箱": "t1@school.example"},
        [(5, "導師電子信箱", "teacher_of_two_classes", 2)],
    ),
    ({"row": 5, "學校代碼": "900109"}, [(5, "學校代碼", "school_unknown", 0)]),
    ({"row": 5, "學層": "國中"}, [(5, "學層", "school_of_another_level", 0)]),
    ({"row": 5, "學校": "市立內湖國小"}, [(5, "學校", "school_name_of_another", 0)]),
    ({"row": 5, "學校": "臺北市立金華國小"}, []),
]


@pytest.mark.parametrize(("change", "expected"), FAULTS)
def test_a_fault_between_rows_names_both(change: dict[str, str], expected: list[tuple[int, str, str, int]]) -> None:
    cells = {heading: cell for heading, cell in change.items() if heading != "row"}
    findings = checked(csv_file(changed(change["row"], **cells))).findings
    assert [(finding.row, finding.column, finding.code, finding.other_row) for finding in findings] == expected


def _born(born: str) -> bytes:
    return csv_file([(*GOOD[0], born, ""), *((*row, "", "") for row in GOOD[1:])], headings=Column)


@pytest.mark.parametrize("born", ["2021-12-01", "2011-11-30"])
def test_a_pupil_too_young_or_too_old_for_the_level_is_a_warning(born: str) -> None:
    result = checked(_born(born))
    assert [(f.row, f.column, f.code) for f in result.findings] == [(2, "出生日期", "birth_date_unlikely")]
    assert (result.faults, result.rows) == (0, 4)


@pytest.mark.parametrize("born", ["2021-11-30", "2011-12-01"])
def test_an_age_at_the_edge_is_none(born: str) -> None:
    assert checked(_born(born)).findings == ()


def test_a_birth_date_still_to_come_is_a_fault() -> None:
    assert checked(_born("2026-12-01")).faults == 1


def test_a_fault_of_a_class_is_told_once() -> None:
    unknown = [[*row] for row in GOOD]
    for row in unknown:
        row[0], row[8], row[9] = "900109", "", ""
    assert found(csv_file(unknown)) == [
        (2, "學校代碼", "school_unknown"),
        (2, "導師電子信箱", "class_without_teacher"),
        (4, "導師電子信箱", "class_without_teacher"),
        (5, "座號", "seat_twice"),
    ]


def test_findings_come_in_the_order_of_the_rows() -> None:
    rows = changed(2, 學校代碼="900109") + changed(3, 身分證字號="x")
    order = [row for row, _, _ in found(csv_file(rows))]
    assert order == sorted(order) and len(set(order)) > 2


def test_rows_are_kept_by_school() -> None:
    result = checked(csv_file())
    assert result.rows == 4 and {school.code: len(rows) for school, rows in result.by_school.items()} == {
        "900101": 3,
        "900102": 1,
    }
    rows = result.by_school[SchoolId(SchoolLevel.ELEMENTARY, SCHOOL.code)]
    assert [(row.row, row.class_name, row.seat, row.national_id) for row in rows] == [
        (2, "五年一班", 1, "A123456789"),
        (3, "五年一班", 2, "B142312123"),
        (4, "五年二班", 1, "W234567893"),
    ]
    again = SchoolRows(rows.school_id)
    for row in rows:
        again.add(row)
    assert list(again) == list(rows) and len(again) == 3
