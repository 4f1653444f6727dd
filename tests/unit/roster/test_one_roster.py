"""Rosters as OneRoster 1.2 archives: five files put together, and what is wrong with each by file, row and heading."""

import io

import pytest

from shared.roster.reading import read_roster
from shared.roster.rows import RosterRow
from tests.unit.roster.files import checked, csv_file, zip_file

_FILES = {
    "manifest.csv": """\
propertyName,value
manifest.version,1.0
oneroster.version,1.2
file.academicSessions,absent
file.orgs,bulk
file.classes,bulk
file.enrollments,bulk
file.users,bulk
file.demographics,bulk
""",
    "orgs.csv": """\
sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId,metadata.schoolLevel
o0,,,臺北市,district,,,
o1,,,市立內湖國小,school,900101,o0,國小
o2,,,市立金華國小,school,900102,o0,國小
""",
    "classes.csv": """\
sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds
c1,,,五年一班,05,,,homeroom,,o1,
c2,,,五年二班,05,,,homeroom,,o1,
c3,,,五年一班,05,,,homeroom,,o2,
c4,,,數學,05,,,scheduled,,o1,
""",
    "enrollments.csv": """\
sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate,metadata.seatNumber
e1,,,c1,o1,u1,student,,,,1
e2,,,c1,o1,u2,student,,,,2
e3,,,c2,o1,u3,student,,,,1
e4,,,c3,o2,u4,student,,,,1
e5,,,c1,o1,t1,teacher,true,,,
e6,,,c2,o1,t2,teacher,,,,
e7,,,c3,o2,t3,teacher,true,,,
e8,,,c1,o1,t2,teacher,false,,,
e9,,,c4,o1,u1,student,,,,
""",
    "users.csv": """\
sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email
u1,,,true,u1,{nationalId:A123456789},大明,王,,9001010001,
u2,,,true,u2,"{Fed:9},{NationalID:B142312123}",怡君,陳,,9001010002,
u3,,,true,u3,{nationalId:W234567893},曉,林,,9001010003,
u4,,,true,u4,{nationalId:A800000014},NGUYEN,AN,,9001020001,
t1,,,true,t1,,豪凱,郭,,,t1@school.example
t2,,,true,t2,,美玲,沈,,,t2@school.example
t3,,,true,t3,,志明,何,,,t3@school.example
p1,,,true,p1,,父親,王,,,p1@home.example
""",
    "demographics.csv": """\
sourcedId,status,dateLastModified,birthDate,sex
u1,,,2015-01-31,male
t1,,,1980-01-31,male
""",
}
ARCHIVE = zip_file(_FILES)


def _archive(part: str = "", old: str = "", new: str = "") -> bytes:
    """The archive with one thing in one file replaced."""
    files = dict(_FILES)
    if part:
        assert old in files[part]
        files[part] = files[part].replace(old, new, 1)
    return zip_file(files)


def _rows(file: bytes) -> list[RosterRow]:
    return [row for row in read_roster(io.BytesIO(file)) if isinstance(row, RosterRow)]


def _found(file: bytes) -> list[tuple[str, int, str, str]]:
    return [(at.part, at.row, str(at.column), str(at.code)) for at in checked(file).findings]


def test_an_archive_gives_the_rows_of_the_csv_file() -> None:
    rows = _rows(_archive())
    assert [row._replace(birth_date=None, part="") for row in rows] == _rows(csv_file())
    assert str(rows[0].birth_date) == "2015-01-31" and {row.part for row in rows} == {"users.csv"}
    assert _found(_archive()) == []


def test_demographics_may_be_absent() -> None:
    files = {name: text for name, text in _FILES.items() if name != "demographics.csv"}
    files["manifest.csv"] = files["manifest.csv"].replace("file.demographics,bulk", "file.demographics,absent")
    assert len(_rows(zip_file(files))) == 4


FAULTS = [
    ("manifest.csv", "oneroster.version,1.2", "oneroster.version,1.1", "manifest.csv", 3, "", "version_unknown"),
    ("manifest.csv", "file.users,bulk", "file.users,delta", "manifest.csv", 8, "", "not_bulk"),
    ("manifest.csv", "file.users,bulk", "file.users,absent", "users.csv", 8, "", "part_missing"),
    ("manifest.csv", "propertyName", "name", "manifest.csv", 1, "propertyName", "heading_missing"),
    ("orgs.csv", "900102", "13502", "orgs.csv", 4, "identifier", "school_code_invalid"),
    ("orgs.csv", "o0,國小", "o0,小學", "orgs.csv", 3, "metadata.schoolLevel", "level_unknown"),
    ("orgs.csv", "900102", "900109", "users.csv", 5, "學校代碼", "school_unknown"),
    ("orgs.csv", "metadata.schoolLevel", "level", "orgs.csv", 1, "metadata.schoolLevel", "heading_missing"),
    ("classes.csv", "五年二班", "", "classes.csv", 3, "title", "empty"),
    ("classes.csv", "c3,,,", "c1,,,", "classes.csv", 4, "sourcedId", "sourced_id_twice"),
    ("classes.csv", ",o2,", ",o9,", "classes.csv", 4, "schoolSourcedId", "reference_unknown"),
    ("enrollments.csv", "student,,,,2", "student,,,,0", "enrollments.csv", 3, "metadata.seatNumber", "seat_invalid"),
    ("enrollments.csv", "student,,,,2", "student,,,,1", "users.csv", 3, "座號", "seat_twice"),
    ("enrollments.csv", ",false,", ",true,", "enrollments.csv", 9, "primary", "class_with_two_teachers"),
    ("enrollments.csv", "t1,teacher,true", "t1,aide,", "users.csv", 4, "導師電子信箱", "teacher_of_two_classes"),
    ("enrollments.csv", "e9,,,c4", "e9,,,c2", "enrollments.csv", 10, "userSourcedId", "pupil_of_two_classes"),
    ("enrollments.csv", "u4,student", "u9,student", "enrollments.csv", 5, "userSourcedId", "reference_unknown"),
    ("users.csv", "A123456789", "A123456788", "users.csv", 2, "userIds", "national_id_invalid"),
    ("users.csv", "{nationalId:A123456789}", "{other:A123456789}", "users.csv", 2, "userIds", "empty"),
    ("users.csv", "B142312123", "A123456789", "users.csv", 3, "身分證字號", "national_id_twice"),
    ("users.csv", "t1@school.example", "t1", "users.csv", 6, "email", "email_invalid"),
    ("users.csv", "t3@school.example", "", "users.csv", 5, "導師電子信箱", "class_without_teacher"),
    ("demographics.csv", "2015-01-31", "2015-02-31", "demographics.csv", 2, "birthDate", "birth_date_invalid"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "old", "new", "named", "row", "heading", "code"), FAULTS)
def test_a_fault_is_named_by_file_row_and_heading(
    part: str, old: str, new: str, named: str, row: int, heading: str, code: str
) -> None:
    assert _found(_archive(part, old, new)) == [(named, row, heading, code)]


def test_a_user_who_is_there_twice_is_named_and_so_is_the_enrolment_of_nobody() -> None:
    assert _found(_archive("users.csv", "u2,,,", "u1,,,")) == [
        ("users.csv", 3, "", "sourced_id_twice"),
        ("enrollments.csv", 3, "userSourcedId", "reference_unknown"),
    ]


def test_big5_is_not_read() -> None:
    files = {name: text.encode() for name, text in _FILES.items()} | {"users.csv": _FILES["users.csv"].encode("cp950")}
    assert _found(zip_file(files)) == [("users.csv", 2, "", "encoding_unknown")]


@pytest.mark.parametrize("name", ["orgs.csv", "classes.csv", "enrollments.csv", "users.csv", "demographics.csv"])
def test_a_file_that_is_missing_or_would_burst_is_named(name: str) -> None:
    files = {part: text for part, text in _FILES.items() if part != name}
    assert _found(zip_file(files)) == [(name, 0, "", "part_missing")]
    assert _found(zip_file(files | {name: "x" * 50_000_000})) == [(name, 0, "", "inflates_too_far")]
