"""The same at once, through the entry point: one application, whole or not at all."""

import os

import pytest

from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.submit_application.operation import SubmitApplication
from tests.component.broken import OneByOne, ReadThenWrite
from tests.component.parallel import at_once
from tests.component.pupils import pupil_ids
from tests.component.service import STUDENT_ID

AT_ONCE = 16
PUPILS = ("W234567893", STUDENT_ID, "A800000014")


def one_key_at_once(service, rounds):
    """Answers to applications that are each sent 16 times at once under one key, round by round."""
    session = service.sign_in()
    answers = []
    for number, pupil in zip(range(rounds), pupil_ids(), strict=False):
        service.enrol(pupil, seat=number + 2)
        body, key = service.application(session, pupil), f"one-key-{number}"
        actions = [lambda body=body, key=key: service.submit(session, body, key)] * AT_ONCE
        answers.append([answer[:2] for answer in at_once(actions)])
    return answers


@pytest.fixture
def objects(clients, table):
    """The keys of the archive's objects."""

    def look():
        return [entry["Key"] for entry in clients("s3").list_objects_v2(Bucket=table.name).get("Contents", ())]

    return look


def test_one_key_16_times_at_once_is_one_application(service, stored, objects):
    for answers in one_key_at_once(service, 5):
        assert answers[0][0] == 201, answers[0]
        assert answers == answers[:1] * AT_ONCE
    bindings = stored("B#")
    assert [binding["ver"]["N"] for binding in bindings] == ["1"] * 5
    assert sorted(objects()) == sorted(f"applications/{binding['app']['S']}" for binding in bindings)


class ForgetsTheKey(SubmitApplication):
    """The seeded defect: every request is an application of its own."""

    def __call__(self, call):
        fresh = {"idempotency-key": os.urandom(8).hex()}
        return super().__call__(call._replace(headers=dict(call.headers) | fresh))


def test_the_race_of_one_key_catches_a_submission_that_forgets_the_key(service, objects):
    service.replace(SUBMIT_APPLICATION, ForgetsTheKey)
    (answers,) = one_key_at_once(service, 1)
    assert sorted(status for status, _ in answers) == [201] + [409] * (AT_ONCE - 1)
    assert len(objects()) == AT_ONCE


def test_the_race_of_one_key_catches_a_store_that_reads_then_writes(service, table, field_key, stored):
    filing = service.filing(ReadThenWrite(table, field_key, os.urandom))
    service.replace(SUBMIT_APPLICATION, SubmitApplication, filing=filing)
    one_key_at_once(service, 10)
    assert max(int(binding["ver"]["N"]) for binding in stored("B#")) > 1


def three_students_at_once(service):
    """The second of three students is applied for already; then all three, 16 times at once, each by its own key."""
    session = service.sign_in()
    assert service.submit(session, service.application(session))[0] == 201
    session = service.sign_in("another@example.org")
    for number, pupil in enumerate(PUPILS):
        if pupil != STUDENT_ID:
            service.enrol(pupil, seat=number + 2)
    body = service.application(session)
    body["guardian"]["email"] = "another@example.org"
    body["students"] = [
        {"match": service.match(session, pupil)[1]["match"], "relationship": "father"} for pupil in PUPILS
    ]
    return at_once([lambda n=n: service.submit(session, body, f"key-of-three-{n}") for n in range(AT_ONCE)])


def assert_none_of_three(answers, stored):
    told = {(status, body["code"], body["errors"][0]["pointer"]) for status, body, _ in answers}
    assert told == {(409, "application_refused", "/students/1")}
    assert len(stored("B#")) == 1


def test_of_three_students_none_is_taken_when_one_is_refused(service, stored):
    assert_none_of_three(three_students_at_once(service), stored)


def test_the_look_at_three_students_catches_a_store_that_writes_one_by_one(service, table, field_key, stored):
    filing = service.filing(OneByOne(table, field_key, os.urandom))
    service.replace(SUBMIT_APPLICATION, SubmitApplication, filing=filing)
    three_students_at_once(service)
    assert len(stored("B#")) == len(PUPILS)
