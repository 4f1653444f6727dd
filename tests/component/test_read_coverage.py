"""Who sees how far which class, school or the city is bound; what is shown is recorded."""

import csv
import io
from datetime import date

import pytest

from functions.read_coverage.contract import READ_CLASS_STUDENTS, READ_COVERAGE, READ_COVERAGE_FILE
from functions.read_coverage.operation import ReadClassStudents
from shared.api.staff_audit import StaffAudit
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.schools import ClassId, School, SchoolId, SchoolLevel
from shared.domain.staff import Assignment, Role
from shared.persistence.audit_log import AuditLog
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.failures import StoreBusy
from shared.persistence.school_catalogue import SchoolCatalogue
from tests.component.service import TEACHER, UNKNOWN_ID

SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")
CLASS = ClassId(SCHOOL, "五年一班")
REGISTRAR, ADMINISTRATOR, SUBSTITUTE = "r" * 22, "c" * 22, "s" * 22
NAMED = {"school_level": "elementary", "school_code": "900101"}


@pytest.fixture
def staffed(service):
    """Two classes, a child exempt, one who is protected, one for whom somebody applied; staff of every kind."""
    service.classes.put_teacher(CLASS, TEACHER)
    service.classes.put_teacher(ClassId(SCHOOL, "=五年二班"), "u" * 22)
    service.enrol(UNKNOWN_ID, name="林小美", seat=2, protected=True)
    service.enrol("P269747034", name="張大寶", seat=1, class_name="=五年二班", teacher="u" * 22)
    for member, role, school, name in (
        (REGISTRAR, Role.REGISTRAR, SCHOOL, ""),
        (ADMINISTRATOR, Role.CITY_ADMINISTRATOR, None, ""),
        (SUBSTITUTE, Role.SUBSTITUTE, SCHOOL, CLASS.name),
    ):
        service.staff.put(Assignment(member, role, school, name, date(2026, 8, 1), None, ""))
    session = service.sign_in()
    assert service.submit(session, service.application(session))[0] == 201
    counts = CoverageStore(service.table)
    for one in counts.of_school(SCHOOL):
        counts.recount(one.id, service.now * 1_000)
    return service


def children(counts):
    return [counts[name] for name in ("students", "bound", "pending", "unbound", "exempt")]


def read(service, staff, **query):
    status, answer, _ = service.call(READ_COVERAGE, staff=staff, query=query)
    assert status == 200, answer
    return answer


@pytest.mark.parametrize(("staff", "query"), [(TEACHER, {}), (SUBSTITUTE, NAMED | {"class_name": CLASS.name})])
def test_a_teacher_and_who_stands_in_see_the_class(staffed, staff, query):
    answer = read(staffed, staff, **query)
    assert [one["class_name"] for one in answer["classes"]] == [CLASS.name]
    assert children(answer["total"]) == [2, 0, 1, 1, 0]
    assert (answer["levels"], answer["schools"]) == ([], [])


def test_a_registrar_sees_the_classes_of_the_school(staffed):
    answer = read(staffed, REGISTRAR, **NAMED)
    assert [(one["class_name"], children(one["counts"])) for one in answer["classes"]] == [
        ("=五年二班", [1, 0, 0, 1, 0]),
        (CLASS.name, [2, 0, 1, 1, 0]),
    ]
    assert children(answer["total"]) == [3, 0, 1, 2, 0]
    assert answer["classes"][0]["counted_at"] == staffed.now


def test_an_administrator_sees_every_school_also_one_without_a_class(staffed):
    SchoolCatalogue(staffed.table).put(School("900201", "市立明湖國中", SchoolLevel.JUNIOR_HIGH, "內湖區", "02", ""))
    answer = read(staffed, ADMINISTRATOR)
    assert {one["school_level"]: one["schools"] for one in answer["levels"]} == {
        "elementary": 1, "junior_high": 1, "senior_high": 0, "vocational_high": 0
    }  # fmt: skip
    assert [(one["school_code"], one["classes"], children(one["counts"])) for one in answer["schools"]] == [
        ("900101", 2, [3, 0, 1, 2, 0]),
        ("900201", 0, [0, 0, 0, 0, 0]),
    ]
    assert children(answer["total"]) == [3, 0, 1, 2, 0]
    only = read(staffed, ADMINISTRATOR, school_level="junior_high")
    assert [one["school_code"] for one in only["schools"]] == ["900201"]
    assert children(read(staffed, ADMINISTRATOR, **NAMED)["total"]) == [3, 0, 1, 2, 0]


@pytest.mark.parametrize(
    ("staff", "query"),
    [
        ("n" * 22, {}),
        (TEACHER, NAMED),
        (TEACHER, NAMED | {"class_name": "=五年二班"}),
        (TEACHER, {"school_level": "elementary"}),
        (REGISTRAR, {}),
        (REGISTRAR, {"school_level": "elementary"}),
        (REGISTRAR, NAMED | {"school_code": "900201"}),
        (SUBSTITUTE, NAMED),
        (ADMINISTRATOR, NAMED | {"class_name": CLASS.name}),
    ],
)
def test_what_is_not_the_callers_is_refused_and_not_recorded(staffed, staff, query):
    for endpoint in (READ_COVERAGE, READ_COVERAGE_FILE):
        assert staffed.call(endpoint, staff=staff, query=query)[1]["code"] == "staff_not_assigned"
    assert staffed.recorder.taken() == []


@pytest.mark.parametrize(("days", "step"), [(0, 0), (2, 0), (3, 1), (6, 1), (7, 2), (9, 2), (10, 3), (40, 3)])
def test_what_waits_is_told_by_its_age(staffed, days, step):
    staffed.now += days * policy.DAY
    waiting = read(staffed, REGISTRAR, **NAMED)["total"]["waiting"]
    assert [one["from_days"] for one in waiting] == [0, 3, 7, 10]
    assert [one["applications"] for one in waiting] == [int(number == step) for number in range(4)]


@pytest.mark.parametrize("language", ["zh-Hant", "en", "vi", "id"])
def test_the_file_holds_the_same_and_no_formula(staffed, language):
    headers = {"accept-language": language}
    status, answer, _ = staffed.call(READ_COVERAGE_FILE, staff=REGISTRAR, query=NAMED, headers=headers)
    assert (status, answer["file_name"]) == (200, "coverage-115-900101.csv")
    assert answer["content"].startswith("\ufeff")
    headings, *rows = csv.reader(io.StringIO(answer["content"].removeprefix("\ufeff")))
    assert [row[3] for row in rows] == ["'=五年二班", CLASS.name]
    assert [row[4:9] for row in rows] == [["1", "0", "0", "1", "0"], ["2", "0", "1", "1", "0"]]
    assert {len(row) for row in (headings, *rows)} == {13}


def test_a_class_list_tells_each_childs_state_and_the_flag_to_registrars_alone(staffed):
    whole = NAMED | {"class_name": CLASS.name}
    for staff, query, flags in (
        (TEACHER, {}, [None, None]),
        (SUBSTITUTE, whole, [None, None]),
        (REGISTRAR, whole, [False, True]),
    ):
        status, answer, _ = staffed.call(READ_CLASS_STUDENTS, staff=staff, query=query)
        assert status == 200 and answer["class_name"] == CLASS.name
        assert [(s["name"], s["state"], s["applied"]) for s in answer["students"]] == [
            ("王大明", "pending", 1),
            ("林小美", "unbound", 0),
        ]
        assert [student["protected"] for student in answer["students"]] == flags
    for staff, query in ((ADMINISTRATOR, whole), ("n" * 22, {}), ("u" * 22, whole)):
        assert staffed.call(READ_CLASS_STUDENTS, staff=staff, query=query)[1]["code"] == "staff_not_assigned"


def test_what_is_shown_is_recorded(staffed):
    staffed.call(READ_COVERAGE, staff=ADMINISTRATOR)
    staffed.call(READ_COVERAGE_FILE, staff=REGISTRAR, query=NAMED)
    staffed.call(READ_CLASS_STUDENTS, staff=TEACHER)
    recorded = {entry.actor: entry[3:7] for entry in staffed.recorder.taken()}
    assert recorded == {
        ADMINISTRATOR: (Role.CITY_ADMINISTRATOR, AuditAction.COVERAGE_SEEN, None, ""),
        REGISTRAR: (Role.REGISTRAR, AuditAction.COVERAGE_SEEN, SCHOOL, ""),
        TEACHER: (Role.HOMEROOM_TEACHER, AuditAction.CLASS_SEEN, SCHOOL, CLASS.name),
    }


class Full:
    """A queue that takes nothing."""

    def send(self, bodies):
        raise StoreBusy("queue")


def test_nothing_is_shown_that_can_not_be_recorded(staffed):
    deaf = StaffAudit(AuditLog(Full()), lambda count: b"0" * count)
    staffed.replace(READ_CLASS_STUDENTS, ReadClassStudents, audit=deaf)
    status, answer, _ = staffed.call(READ_CLASS_STUDENTS, staff=TEACHER)
    assert (status, answer["code"]) == (503, "busy")


@pytest.mark.parametrize(
    ("staff", "query", "trips"),
    [
        (TEACHER, {}, 2),
        (REGISTRAR, NAMED, 2),
        (SUBSTITUTE, NAMED | {"class_name": CLASS.name}, 2),
        (ADMINISTRATOR, {}, 9),
    ],
)
def test_round_trips(staffed, calls, staff, query, trips):
    calls.clear()
    read(staffed, staff, **query)
    assert len(calls) == trips, calls
