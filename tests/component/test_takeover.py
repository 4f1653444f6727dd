"""What a stranger who knows ID numbers, or a captured message, can't do."""

import json
from datetime import date

import pytest
from botocore.exceptions import ClientError

from functions.application_status.contract import APPLICATION_STATUS
from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.issue_code.contract import ISSUE_CODE
from functions.match_student.contract import MATCH_STUDENT
from functions.provision_account.operation import AccountElsewhere
from functions.relay_changes.operation import Unreadable, Worker, relay
from functions.review_bindings.contract import DECIDE, READ_QUEUE
from functions.verify_code.contract import VERIFY_CODE
from infra.local.mailbox import read_mailbox
from shared.domain import policy
from shared.persistence.contact_store import ContactStore, OwnedElsewhere
from shared.persistence.message_log import MessageLog
from tests.component.service import GUARDIAN_ID, STUDENT_ID, TEACHER
from tests.component.workers import Stream


@pytest.fixture
def subjects(engine):
    def look(address: str) -> list[str]:
        return [message.subject for message in read_mailbox(engine) if message.to == address]

    return look


@pytest.fixture
def stream(clients, table, service):
    return Stream(clients("dynamodb"), table)


def handed_in(service, mailbox, key="key-00000001"):
    """A session of ``mailbox`` and the answer to its application for the one student."""
    session = service.sign_in(mailbox)
    body = service.application(session)
    body["guardian"]["email"] = mailbox
    status, answer, headers = service.submit(session, body, key)
    return headers["session-token"], status, answer


def decided(service, answer, decision, version=1):
    path = {"binding_id": answer["bindings"][0]["binding_id"]}
    if_match = {"if-match": f'"{version}"'}
    return service.call(DECIDE, decision, staff=TEACHER, path=path, headers=if_match)


def test_what_was_returned_is_handed_in_again_by_its_own_guardian_alone(service):
    mother, _, answer = handed_in(service, "mother@example.org")
    assert decided(service, answer, {"action": "return", "reason": "name_differs"})[0] == 200
    service.now += 60
    _, status, refusal = handed_in(service, "stranger@example.org", "key-00000002")
    assert (status, refusal["code"]) == (409, "application_refused")
    (application,) = service.call(APPLICATION_STATUS, session=mother)[1]["applications"]
    assert application["bindings"][0]["state"] == "returned"
    assert service.submit(mother, service.application(mother) | _own("mother@example.org"), "key-00000003")[0] == 201


def _own(mailbox):
    return {"guardian": {"name": "王曉明", "email": mailbox, "mobile": "0912345678"}}


def test_an_approval_for_a_foreign_id_reaches_no_account_of_its_owner(service, stream, workers, subjects):
    _, _, answer = handed_in(service, "owner@example.org")
    decided(service, answer, {"action": "approve"})
    workers.work(stream.records())
    service.enrol("B142312123", name="陳曉明", seat=2)
    session = service.sign_in("thief@example.org")
    check = service.call(CHECK_GUARDIAN, {"national_id": GUARDIAN_ID}, session=session)[1]
    assert check["account"] == "none"
    body = service.application(session, student="B142312123") | _own("thief@example.org")
    _, submitted, _ = service.submit(session, body)
    (item,) = service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
    assert "account_elsewhere" in item["flags"]
    decided(service, submitted, {"action": "approve"})
    with pytest.raises(AccountElsewhere):
        workers.work(stream.records())
    workers.drain()
    assert not any("通過" in subject for subject in subjects("thief@example.org"))


def test_a_mailbox_is_the_login_of_one_person(service, stream, workers, table):
    _, _, answer = handed_in(service, "family@example.org")
    decided(service, answer, {"action": "approve"})
    workers.work(stream.records())
    service.now += 60
    service.enrol("B142312123", name="陳曉明", seat=2)
    session = service.sign_in("family@example.org")
    other = service.application(session, student="B142312123", guardian="FC98765432") | _own("family@example.org")
    assert service.submit(session, other, "key-00000009")[1]["code"] == "login_email_taken"
    contacts = ContactStore(table)
    contacts.own("c" * 22, "one", service.now)
    contacts.own("c" * 22, "one", service.now)
    with pytest.raises(OwnedElsewhere):
        contacts.own("c" * 22, "two", service.now)


def test_no_account_stands_where_its_address_became_somebody_elses_meanwhile(service, stream, workers, table):
    _, _, answer = handed_in(service, "meanwhile@example.org")
    decided(service, answer, {"action": "approve"})
    workers.contacts.own(service.contact("meanwhile@example.org"), "o" * 22, service.now)
    with pytest.raises(OwnedElsewhere):
        workers.work(stream.records())
    assert workers.accounts.get(service.identities.of(GUARDIAN_ID)) is None


def test_a_captured_verification_is_worth_nothing_after_a_minute(service):
    issued = service.call(ISSUE_CODE, {"channel": "email", "contact": "g@example.org"})[1]
    body = {"channel": "email", "contact": "g@example.org", "challenge": issued["challenge"]}
    body |= {"code": service.code(issued["challenge"], "g@example.org")}
    key = {"idempotency-key": "captured-key"}
    assert service.call(VERIFY_CODE, body, headers=key)[0] == 201
    service.now += policy.TRY_REPEATABLE - 1
    assert service.call(VERIFY_CODE, body, headers=key)[0] == 201
    service.now += 1
    assert service.call(VERIFY_CODE, body, headers=key)[1]["code"] == "code_used"
    service.now += policy.HOUR
    assert service.call(VERIFY_CODE, body, headers=key)[1]["code"] == "code_expired"


def test_whether_somebody_just_used_a_contact_is_not_told(service):
    def tried(mailbox):
        issued = service.call(ISSUE_CODE, {"channel": "email", "contact": mailbox})[1]
        body = {"channel": "email", "contact": mailbox, "challenge": issued["challenge"], "code": "000000"}
        if service.code(issued["challenge"], mailbox) == "000000":
            return tried(mailbox)
        return service.call(VERIFY_CODE, body)[:2]

    service.sign_in("used@example.org")
    assert tried("used@example.org") == tried("unused@example.org")


def test_hits_are_counted_too(service):
    session = service.sign_in()
    assert [service.match(session)[0] for _ in range(policy.MATCHES_A_DAY)] == [200] * policy.MATCHES_A_DAY
    status, problem, headers = service.match(session)
    assert (status, problem["code"]) == (429, "too_many_mismatches")
    assert 0 < int(headers["retry-after"]) <= policy.DAY


def test_many_applications_for_one_student_leave_the_queue_readable(service):
    session = service.sign_in()
    body = service.application(session)
    for number in range(policy.OTHER_GUARDIANS_SHOWN + 3):
        check = service.call(CHECK_GUARDIAN, {"national_id": _id(number)}, session=session)[1]["guardian_check"]
        assert service.submit(session, body | {"guardian_check": check}, f"key-{number:08d}")[0] == 201
    items = service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
    assert {len(item["other_guardians"]) for item in items} == {policy.OTHER_GUARDIANS_SHOWN}
    assert {item["other_guardian_count"] for item in items} == {policy.OTHER_GUARDIANS_SHOWN + 2}


def _id(number):
    """The valid national ID that begins with A1 and this number."""
    digits = f"A1{number:07d}"
    total = 1 + 9 * 0 + sum(int(d) * w for d, w in zip(digits[1:], (8, 7, 6, 5, 4, 3, 2, 1), strict=True))
    return f"{digits}{-total % 10}"


def test_a_blank_is_no_school(service):
    for blank in (" ", "\u3000"):
        body = {"school_level": "elementary", "school_code": blank, "national_id": STUDENT_ID}
        status, problem, _ = service.call(MATCH_STUDENT, body, session=service.sign_in(f"{ord(blank)}@example.org"))
        assert (status, problem["errors"][0]["code"]) == (422, "too_short")


def test_a_refusal_renews_the_session_too(service):
    session = service.sign_in()
    service.now += policy.SESSION_IDLE - 1
    status, _, headers = service.match(session, "A123456788")
    assert status == 422
    service.now += policy.SESSION_IDLE - 1
    assert service.match(headers["session-token"])[0] == 200


def test_a_refusal_by_aws_is_a_fault_of_ours_and_a_delay_is_not(service, clients, capsys):
    """A missing permission must not ask people to try again for ever."""
    events = clients("dynamodb").meta.events
    answers = {"AccessDeniedException": 400, "ProvisionedThroughputExceededException": 400, "InternalServerError": 500}
    seen = {}
    for code, status in answers.items():

        def refuse(code=code, status=status, **_):
            answer = {"Error": {"Code": code, "Message": "x"}, "ResponseMetadata": {"HTTPStatusCode": status}}
            raise ClientError(answer, "UpdateItem")

        events.register_first("before-call.dynamodb.UpdateItem", refuse)
        try:
            seen[code] = service.call(ISSUE_CODE, {"channel": "email", "contact": "g@example.org"})[1]["code"]
        finally:
            events.unregister("before-call.dynamodb.UpdateItem", refuse)
    assert seen == {
        "AccessDeniedException": "internal_error",
        "ProvisionedThroughputExceededException": "busy",
        "InternalServerError": "busy",
    }
    faults = [json.loads(line) for line in capsys.readouterr().out.splitlines() if '"fault"' in line]
    assert [fault["cause"] for fault in faults] == list(answers)


def test_an_sms_is_paid_for_once_however_often_it_is_tried(table):
    log, day = MessageLog(table), date(2026, 11, 24)
    assert [log.pay_sms("one", day, 2, 0) for _ in range(5)] == [True] * 5
    assert log.pay_sms("two", day, 2, 0)
    assert not log.pay_sms("three", day, 2, 0)


def test_an_unreadable_record_is_named_once_those_before_it_are_queued(service, stream, workers):
    handed_in(service, "before@example.org")
    good = stream.records()
    bad = {"dynamodb": {"SequenceNumber": "77"}}
    with pytest.raises(Unreadable) as unreadable:
        relay([*good, bad, *good], workers.queues)
    assert unreadable.value.sequence_number == "77"
    assert workers.drain()[Worker.LINKS] == 1
