"""Letters to students of age: who has one, that its code opens the page, and that a new one ends it."""

import os
import re

import pytest

from functions.decide_of_age.contract import OPEN_OF_AGE
from functions.print_letters.contract import PRINT_LETTERS
from functions.review_bindings.contract import DECIDE
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.schools import ClassId
from tests.component.counter import REGISTRAR, SCHOOL, assign
from tests.component.letters import texts
from tests.component.service import STUDENT_ID, TEACHER, UNKNOWN_ID

CLASS = {"school_level": "elementary", "school_code": "900101", "class_name": "五年一班"}
THIRD = "P269747034"


@pytest.fixture
def school_class(service, born):
    """A class of three of age, to the first two of whom a guardian is bound."""
    service.classes.put_teacher(ClassId(SCHOOL, "五年一班"), TEACHER)
    service.enrol(UNKNOWN_ID, name="張大寶", seat=2)
    service.enrol(THIRD, name="盧倫", seat=3)
    for pupil in (STUDENT_ID, UNKNOWN_ID):
        service.now += policy.MINUTE
        bind(service, pupil)
    for pupil in (STUDENT_ID, UNKNOWN_ID, THIRD):
        born(0, pupil)
    return service


def bind(service, pupil):
    mailbox = f"g{os.urandom(5).hex()}@example.org"
    session = service.sign_in(mailbox)
    body = service.application(session, pupil)
    body["guardian"]["email"] = mailbox
    (told,) = service.submit(session, body)[1]["bindings"]
    path, headers = {"binding_id": told["binding_id"]}, {"if-match": '"1"'}
    assert service.call(DECIDE, {"action": "approve"}, staff=TEACHER, path=path, headers=headers)[0] == 200


def write_to(service, staff=TEACHER, query=None, **body):
    return service.call(PRINT_LETTERS, {"kind": "of_age", **body}, staff=staff, query=query)[:2]


def codes(pdf):
    return [re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", page)[0] for page in texts(pdf)]


def opens(service, code, pupil=STUDENT_ID):
    return service.call(OPEN_OF_AGE, {"code": code, "national_id": pupil})[0]


def test_each_of_age_to_whom_somebody_is_bound_has_a_letter_that_opens_the_own_page(school_class, kept):
    status, answer = write_to(school_class)
    assert (status, answer["letters"], answer["seats_by_hand"]) == (201, 2, [])
    (pdf,) = kept()
    for page, name in zip(texts(pdf), ("王大明", "張大寶"), strict=True):
        assert name in page and "https://binding.example/of-age/" in page
    first, second = codes(pdf)
    assert [opens(school_class, code, pupil) for code, pupil in ((first, STUDENT_ID), (second, UNKNOWN_ID))] == [
        201
    ] * 2
    assert opens(school_class, first, UNKNOWN_ID) == 403


def test_who_has_a_good_letter_has_none_again_unless_the_seat_is_named(school_class, kept):
    write_to(school_class)
    assert write_to(school_class)[1]["code"] == "no_of_age_letters_due"
    assert write_to(school_class, seats=[2, 3])[1]["letters"] == 1
    (old, second), (fresh,) = sorted(map(codes, kept()), key=len, reverse=True)
    assert [opens(school_class, code, UNKNOWN_ID) for code in (second, fresh)] == [403, 201]
    assert opens(school_class, old) == 201
    school_class.now += policy.OF_AGE_LETTER_DAYS * policy.DAY
    assert write_to(school_class)[1]["letters"] == 2


def test_whoever_is_younger_or_protected_has_none(school_class, born, kept, table):
    born(1)
    school_class.enrol(UNKNOWN_ID, name="張大寶", seat=2, protected=True)
    born(0, UNKNOWN_ID)
    assign(school_class)
    for asked in ({}, {"staff": REGISTRAR, "query": CLASS}, {"seats": [1, 2, 3]}):
        assert write_to(school_class, **asked)[1]["code"] == "no_of_age_letters_due"
    assert write_to(school_class, REGISTRAR, CLASS, with_protected=True)[0] == 409


def test_a_registrar_prints_them_and_it_is_recorded(school_class, kept):
    assign(school_class)
    school_class.recorder.taken()
    assert write_to(school_class, REGISTRAR, CLASS)[0] == 201
    (entry,) = school_class.recorder.taken()
    assert (entry.action, entry.actor, entry.details) == (AuditAction.OF_AGE_LETTERS_MADE, REGISTRAR, ("2",))


def test_who_has_no_class_writes_to_nobody(school_class, kept):
    assert write_to(school_class, REGISTRAR)[1]["code"] == "staff_not_assigned"
    assert write_to(school_class, REGISTRAR, CLASS)[1]["code"] == "staff_not_assigned"
    assert kept() == []
