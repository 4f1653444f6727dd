"""Letters to families: a page for each child of the class to whom nobody is bound, and nothing that would bind."""

import pytest

from functions.print_letters.contract import PRINT_LETTERS
from functions.review_bindings.contract import DECIDE
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.schools import ClassId
from shared.domain.staff import Role
from shared.persistence import keys
from shared.persistence.table import Update
from tests.component.counter import OTHER_SCHOOL, REGISTRAR, SCHOOL, assign
from tests.component.letters import texts
from tests.component.service import START_URL, STUDENT_ID, TEACHER, UNKNOWN_ID

CLASS = {"school_level": "elementary", "school_code": "900101", "class_name": "五年一班"}
THIRD, FOURTH = "P269747034", "U264658715"


@pytest.fixture
def school_class(service):
    """A class of four, the first of whom is enrolled already, and another class."""
    service.classes.put_teacher(ClassId(SCHOOL, "五年一班"), TEACHER)
    service.classes.put_teacher(ClassId(SCHOOL, "五年二班"), "u" * 22)
    service.enrol(UNKNOWN_ID, name="張大寶", seat=2)
    service.enrol(THIRD, name="盧倫", seat=3)
    service.enrol(FOURTH, name="李堃喆", seat=4)
    return service


def write_to(service, staff=TEACHER, query=None, **body):
    return service.call(PRINT_LETTERS, body, staff=staff, query=query)


def apply_for(service, pupil, mailbox="family@example.org", **decision):
    session = service.sign_in(mailbox)
    body = service.application(session, pupil)
    body["guardian"]["email"] = mailbox
    (told,) = service.submit(session, body)[1]["bindings"]
    if decision:
        path = {"binding_id": told["binding_id"]}
        assert service.call(DECIDE, decision, staff=TEACHER, path=path, headers={"if-match": '"1"'})[0] == 200


def test_each_unbound_child_has_a_page_with_name_class_and_the_way_in(school_class, kept):
    status, answer, _ = write_to(school_class)
    assert (status, answer["letters"], answer["seats_by_hand"]) == (201, 4, [])
    assert answer["expires_in"] == policy.FORM_LINK_LIFETIME
    (pdf,) = kept()
    pages = texts(pdf)
    for page, name in zip(pages, ("王大明", "張大寶", "盧倫", "李堃喆"), strict=True):
        for expected in (name, "市立內湖國小", "五年一班", START_URL, "02-00000101 轉 23", "ext. 23", "máy lẻ 23"):
            assert expected in page


def test_who_is_bound_has_applied_or_need_not_is_left_out(school_class, kept, table):
    apply_for(school_class, STUDENT_ID)
    school_class.now += 60
    apply_for(school_class, UNKNOWN_ID, "second@example.org", action="approve")
    exempt = keys.profile(school_class.identities.of(THIRD))
    table.update(Update(exempt, "SET ex = :why", {":why": "guardian_abroad"}))
    assert write_to(school_class)[1]["letters"] == 1
    assert "李堃喆" in texts(kept()[0])[0]


def test_who_was_returned_is_written_to(school_class, kept):
    apply_for(school_class, STUDENT_ID, action="return", reason="name_differs")
    assert write_to(school_class)[1]["letters"] == 4


def test_a_protected_child_has_a_letter_only_when_a_registrar_asks(school_class, kept):
    school_class.enrol(THIRD, name="盧倫", seat=3, protected=True)
    assign(school_class)
    assert write_to(school_class)[1]["letters"] == 3
    assert write_to(school_class, REGISTRAR, CLASS)[1]["letters"] == 3
    assert all("盧倫" not in page for pdf in kept() for page in texts(pdf))
    assert write_to(school_class, REGISTRAR, CLASS, with_protected=True)[1]["letters"] == 4
    refused = write_to(school_class, with_protected=True)
    assert (refused[0], refused[1]["code"]) == (403, "staff_not_assigned")


def test_a_name_that_cannot_be_printed_is_left_to_be_written_in(school_class, kept):
    school_class.enrol(THIRD, name="盧😀", seat=3)
    assert write_to(school_class)[1]["seats_by_hand"] == [3]
    (pdf,) = kept()
    assert "盧" not in texts(pdf)[2]


@pytest.mark.parametrize(
    ("staff", "query", "given"),
    [
        (TEACHER, CLASS | {"class_name": "五年二班"}, []),
        (REGISTRAR, CLASS, []),
        (REGISTRAR, CLASS, [{"school": OTHER_SCHOOL}]),
        (REGISTRAR, CLASS, [{"role": Role.CITY_ADMINISTRATOR, "school": None}]),
    ],
)
def test_who_may_not_act_on_the_class_has_no_letters_of_it(school_class, kept, staff, query, given):
    for assignment in given:
        assign(school_class, staff, **assignment)
    status, answer, _ = write_to(school_class, staff, query)
    assert (status, answer["code"], kept()) == (403, "staff_not_assigned", [])


def test_who_has_no_class_has_no_own_one_to_write_to(service, kept):
    status, answer, _ = write_to(service, REGISTRAR)
    assert (status, answer["code"], kept()) == (403, "staff_not_assigned", [])


def test_that_they_were_made_is_recorded(school_class, kept):
    write_to(school_class)
    (entry,) = school_class.recorder.taken()
    assert (entry.action, entry.actor, entry.role) == (AuditAction.LETTERS_MADE, TEACHER, Role.HOMEROOM_TEACHER)
    assert (entry.school, entry.class_name, entry.details) == (SCHOOL, "五年一班", ("4",))


def test_nothing_on_a_letter_is_of_one_child_but_name_and_seat(school_class, kept):
    """So nothing in it can bind: two letters differ in those alone."""
    write_to(school_class)
    first, second, *_ = texts(kept()[0])
    assert first.replace("王大明 五年一班 1", "張大寶 五年一班 2") == second != first
