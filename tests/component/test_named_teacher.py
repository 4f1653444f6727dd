"""One teacher, named by the rosters of two schools: neither school sees or decides anything of the other's class."""

import pytest

from functions.fetch_form.contract import FETCH_REVIEWED_FORM
from functions.print_letters.contract import PRINT_LETTERS
from functions.read_coverage.contract import READ_CLASS_STUDENTS, READ_COVERAGE
from functions.review_bindings.contract import DECIDE, DECIDE_BATCH, READ_QUEUE, READ_REVIEW
from functions.review_bindings.operation import ReadReview
from shared.api.staff_access import StaffAccess
from shared.domain.schools import SchoolLevel
from shared.domain.staff import Acting
from shared.persistence.coverage_store import CoverageStore
from tests.component.counter import assist, counter_body
from tests.component.registrars import FIRST, OTHER_SCHOOL, SCHOOL, STRANGER
from tests.component.roster_desk import Desk
from tests.component.rosters import IDS, THERE, row
from tests.component.service import STUDENT_ID, TEACHER

OWN, ELSEWHERE = SCHOOL | {"class_name": "三年一班"}, OTHER_SCHOOL | {"class_name": "零年零班"}
APPROVE = {"action": "approve"}


@pytest.fixture
def desk(service):
    desk = Desk(service)
    desk.applied([row(number, class_name="三年一班", teacher="both") for number in range(3)])
    desk.applied([row(5, school=THERE, class_name="零年零班", teacher="both")], school=OTHER_SCHOOL, staff=STRANGER)
    return desk


@pytest.fixture
def binding(desk):
    status, answer, _ = assist(desk.service, counter_body(IDS[0]), staff=FIRST)
    assert status == 201
    return answer["bindings"][0]["binding_id"]


def test_another_schools_registrar_sees_only_the_own_children_of_the_teacher(desk, binding):
    def ask(endpoint, body=None, **how):
        return desk.call(endpoint, body, staff=STRANGER, query=ELSEWHERE, **how)[:2]

    assert ask(READ_QUEUE)[1]["bindings"] == []
    assert [one["name"] for one in ask(READ_CLASS_STUDENTS)[1]["students"]] == ["學生5"]
    assert ask(READ_COVERAGE)[1]["total"]["students"] == 1
    assert ask(PRINT_LETTERS, {})[1]["letters"] == 1
    path, version = {"binding_id": binding}, {"if-match": '"1"'}
    assert ask(READ_REVIEW, path=path)[1]["code"] == "binding_not_found"
    assert ask(FETCH_REVIEWED_FORM, path=path)[1]["code"] == "binding_not_found"
    assert ask(DECIDE, APPROVE, path=path, headers=version)[1]["code"] == "binding_not_found"
    decisions = {"decisions": [APPROVE | {"binding_id": binding, "version": 1}]}
    assert ask(DECIDE_BATCH, decisions)[1]["outcomes"][0]["code"] == "binding_not_found"


def test_the_own_school_sees_its_class_whoever_else_names_the_teacher(desk, binding):
    assert len(desk.call(READ_QUEUE, staff=FIRST, query=OWN)[1]["bindings"]) == 1
    assert len(desk.call(READ_CLASS_STUDENTS, staff=FIRST, query=OWN)[1]["students"]) == 3


def test_each_class_is_counted_by_its_own_children(desk, table):
    store = CoverageStore(table)
    for one in store.of_level(SchoolLevel.ELEMENTARY):
        store.recount(one.id, desk.service.now * 1_000)
    counted = {one.id.name: one.coverage.students for one in store.of_level(SchoolLevel.ELEMENTARY)}
    assert (counted["三年一班"], counted["零年零班"]) == (3, 1)


def _moved(service):
    """A child with an application, who goes to another class now; the binding has not followed yet."""
    session = service.sign_in()
    binding = service.submit(session, service.application(session))[1]["bindings"][0]["binding_id"]
    service.enrol(STUDENT_ID, name="搬走了", class_name="五年二班", teacher="u" * 22)
    return lambda: service.call(READ_REVIEW, staff=TEACHER, path={"binding_id": binding})[:2]


def test_a_child_who_moved_is_not_shown_to_the_teacher_before(service):
    status, answer = _moved(service)()
    assert (status, answer["code"]) == (404, "binding_not_found")


class _LooksAway(Acting):
    """The seeded defect: whatever place is handed in counts as the class's."""

    def covers(self, teacher, class_id):
        return True


class _Access(StaffAccess):
    def acting(self, call, class_id):
        return _LooksAway(*super().acting(call, class_id))


def test_a_look_that_covers_every_place_would_show_them(service):
    """Twin."""
    look = _moved(service)
    service.replace(READ_REVIEW, ReadReview, access=_Access(service.staff))
    assert look()[1]["roster_name"] == "搬走了"
