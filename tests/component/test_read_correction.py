"""A correction: nothing typed twice, and handed in by the way of every application."""

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.review_bindings.contract import READ_QUEUE
from shared.delivery.reasons import reason_text
from shared.domain.accounts import Account
from shared.domain.languages import Language
from tests.component.corrections import RETURNED, applied, corrected, decide, read
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER, UNKNOWN_ID


def queue(service, state="applied"):
    return service.call(READ_QUEUE, staff=TEACHER, query={"state": state})[1]["bindings"]


def test_what_was_returned_is_told_as_the_steps_tell_it(service):
    session, number, (binding,) = applied(service)
    decide(service, binding)
    status, body, _ = read(service, session, number)
    assert (status, body["application_number"], body["account"]) == (200, number, "none")
    (student,) = body["students"]
    matched = service.match(service.sign_in("another@example.org"))[1]
    for name in ("student_name", "class_name", "school_name"):
        assert student[name] == matched[name]
    assert (student["binding_id"], student["relationship"], student["relationship_detail"]) == (
        binding,
        "other",
        "舅舅",
    )
    assert body["guardian"] == {
        "name": "王曉明",
        "national_id": "F91*****78",
        "email": MAILBOX,
        "mobile": "+886912345678",
    }


@pytest.mark.parametrize("language", Language)
def test_the_reason_is_told_in_the_guardians_language_with_the_teachers_words(service, language):
    session, number, bindings = applied(service)
    decide(service, *bindings)
    (student,) = read(service, session, number, language)[1]["students"]
    assert student["reason"] == {
        "code": RETURNED["reason"],
        "text": reason_text(RETURNED["reason"], language),
        "words": RETURNED["words"],
    }


def test_a_correction_is_handed_in_as_one_application_and_reaches_the_teacher_again(service):
    service.enrol(UNKNOWN_ID, seat=2, name="王二明")
    session, number, bindings = applied(service, STUDENT_ID, UNKNOWN_ID)
    decide(service, *bindings)
    assert queue(service) == []
    assert [item["returned_before"] for item in queue(service, "returned")] == [0, 0]
    correction = read(service, session, number)[1]
    body = corrected(service, session, correction)
    body["students"][0] |= {"relationship": "father", "relationship_detail": None}
    status, submitted, headers = service.submit(session, body, key="key-00000002")
    assert (status, submitted["application_number"] != number) == (201, True)
    assert service.submit(session, body, key="key-00000002")[:2] == (status, submitted)
    waiting = queue(service)
    assert {item["application_number"] for item in waiting} == {submitted["application_number"]}
    assert [item["returned_before"] for item in waiting] == [1, 1]
    assert [(item["binding_id"], item["version"], item["relationship"]) for item in waiting] == [
        (bindings[0], 3, "father"),
        (bindings[1], 3, "other"),
    ]
    listed = service.call(APPLICATION_STATUS, session=headers["session-token"])[1]["applications"]
    assert [application["application_number"] for application in listed] == [submitted["application_number"]]


def test_only_what_was_returned_is_to_be_corrected(service):
    service.enrol(UNKNOWN_ID, seat=2, name="王二明")
    session, number, (first, second) = applied(service, STUDENT_ID, UNKNOWN_ID)
    decide(service, first, action="approve")
    decide(service, second)
    body = read(service, session, number)[1]
    assert [student["binding_id"] for student in body["students"]] == [second]
    assert service.submit(session, corrected(service, session, body), key="key-00000002")[0] == 201
    assert [item["binding_id"] for item in queue(service, "approved")] == [first]


def test_a_class_that_changed_within_the_school_is_told_as_it_is_now(service):
    session, number, bindings = applied(service)
    decide(service, *bindings)
    service.enrol(STUDENT_ID, class_name="六年一班", name="王大鳴")
    body = read(service, session, number)[1]
    assert [(student["class_name"], student["student_name"]) for student in body["students"]] == [
        ("六年一班", "王大鳴")
    ]
    assert service.submit(session, corrected(service, session, body), key="key-00000002")[0] == 201
    assert [(item["class_name"], item["flags"]) for item in queue(service)] == [("六年一班", ["relationship_other"])]


def test_what_was_corrected_is_corrected_no_more(service):
    session, number, bindings = applied(service)
    decide(service, *bindings)
    body = corrected(service, session, read(service, session, number)[1])
    _, submitted, headers = service.submit(session, body, key="key-00000002")
    later = headers["session-token"]
    told = [read(service, later, one)[:2] for one in (submitted["application_number"], number)]
    assert [(status, body["code"]) for status, body in told] == [
        (409, "nothing_to_correct"),
        (404, "application_not_found"),
    ]


def test_the_account_is_told_to_its_owner_and_its_address_needs_no_further_code(service, workers, stream):
    service.enrol(UNKNOWN_ID, seat=2, name="王二明")
    session, number, (first, second) = applied(service, STUDENT_ID, UNKNOWN_ID)
    decide(service, first, action="approve")
    decide(service, second)
    workers.work(stream.records())
    assert workers.accounts.get(service.identities.of(GUARDIAN_ID)).email == MAILBOX
    body = read(service, session, number)[1]
    assert (body["account"], body["guardian"]["email"]) == ("own", MAILBOX)
    assert service.submit(session, corrected(service, session, body), key="key-00000002")[0] == 201
    assert [item["flags"].count("account_elsewhere") for item in queue(service)] == [0]


def test_an_account_of_somebody_else_is_told_to_the_teacher_alone(service, workers):
    session, number, bindings = applied(service)
    decide(service, *bindings)
    before = read(service, session, number)[1]
    index = service.identities.of(GUARDIAN_ID)
    elsewhere = frozenset({service.contact("other@example.org")})
    workers.accounts.open(Account(index, "王曉明", "other@example.org", "", elsewhere, "zh-Hant", "e"), service.now)
    body = read(service, session, number)[1]
    assert len(body["guardian_check"]) == len(before["guardian_check"])
    fresh = ("guardian_check", "students")
    assert {n: v for n, v in body.items() if n not in fresh} == {n: v for n, v in before.items() if n not in fresh}
    assert service.submit(session, corrected(service, session, body), key="key-00000002")[0] == 201
    assert [item["flags"].count("account_elsewhere") for item in queue(service)] == [1]


def test_a_correction_takes_one_read_and_one_of_the_schools_and_counts_no_match(service, calls, stored):
    service.enrol(UNKNOWN_ID, seat=2, name="王二明")
    session, number, bindings = applied(service, STUDENT_ID, UNKNOWN_ID)
    decide(service, *bindings)
    counters = stored("D#")
    calls.clear()
    read(service, session, number)  # in a process that has looked at the school for the matches
    assert calls == ["BatchGetItem"]
    service.now += 600
    calls.clear()
    read(service, session, number)
    assert calls == ["BatchGetItem"] * 2
    assert stored("D#") == counters
