"""What stands behind an application: told to the contacts on it, as JSON and as a sealed page that says the same."""

import hashlib
import io
import json
import time
from datetime import timedelta

import pytest
from pypdf import PdfReader

from functions.cancel_binding.contract import CANCEL_BINDING
from functions.fetch_evidence.contract import FETCH_EVIDENCE
from functions.fetch_evidence.operation import FetchEvidence
from functions.issue_code.contract import ISSUE_CODE
from functions.relay_changes.operation import Worker
from functions.render_form.evidence import EvidenceDiffers
from functions.review_bindings.contract import DECIDE
from functions.verify_code.contract import VERIFY_LOGIN_EMAIL
from functions.verify_form.contract import VERIFY_FORM
from shared.domain import codes, policy
from shared.domain.codes import Purpose
from shared.domain.schools import day
from shared.persistence import keys
from shared.persistence.contact_store import ContactStore, Link
from tests.component.service import MAILBOX, STUDENT_ID, TEACHER, UNKNOWN_ID

LOGIN = "login@example.org"
STRANGER = "stranger@example.org"


@pytest.fixture
def applied(service, stream):
    """An application handed in: the session after it, its number and its answer."""
    session = service.sign_in()
    _, submitted, headers = service.submit(session, service.application(session))
    return headers["session-token"], submitted["application_number"], submitted


@pytest.fixture
def work(workers, stream, service):
    """Let every worker do what is due."""

    def do():
        workers.queues[Worker.FORMS].send(bodies_of(service))
        return workers.work(stream.records())

    return do


def bodies_of(service):
    """What the request function asked render_form for, taken over to the workers' queue."""
    found = []
    queue = service.forms
    while messages := queue._client.receive_message(QueueUrl=queue._url, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            found.append(json.loads(message["Body"]))
            queue._client.delete_message(QueueUrl=queue._url, ReceiptHandle=message["ReceiptHandle"])
    return found


def fetch(service, session, number):
    return service.call(FETCH_EVIDENCE, session=session, path={"application_number": number})


def text(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def decide(service, submitted, decision, version=1):
    path = {"binding_id": submitted["bindings"][0]["binding_id"]}
    answer = service.call(DECIDE, decision, staff=TEACHER, path=path, headers={"if-match": f'"{version}"'})
    assert answer[0] == 200, answer


def page_of(clients, table, application, digest):
    answer = clients("s3").get_object(Bucket=table.name, Key=f"evidence/{application}/{digest}.pdf")
    return answer["Body"].read()


def test_a_binding_that_ended_and_came_back_did_so_by_nobody_s_decision(service, applied, work):
    session, number, submitted = applied
    work()
    decide(service, submitted, {"action": "approve"})
    service.now += 60
    service.leave(STUDENT_ID, day(service.now) - timedelta(policy.LEAVER_GRACE_DAYS))
    work()
    service.now += 60
    service.enrol(STUDENT_ID)
    work()
    (binding,) = fetch(service, session, number)[1]["evidence"]["bindings"]
    assert [(step["state"], step["by"]) for step in binding["trail"]] == [
        ("applied", "guardian"),
        ("approved", "teacher"),
        ("ended", "system"),
        ("approved", "system"),
    ]


def test_evidence_says_who_proved_what_and_how_it_was_decided(service, applied, work, clients, table, stored):
    session, number, submitted = applied
    submitted_at = service.now
    work()
    service.now += 60
    decide(service, submitted, {"action": "approve"})
    status, body, headers = fetch(service, session, number)
    assert (status, headers["retry-after"]) == (202, str(policy.FORM_RETRY_AFTER))
    work()
    status, again, _ = fetch(service, session, number)
    assert (status, again["evidence"], again["digest"]) == (200, body["evidence"], body["digest"])
    assert again["page"]["expires_in"] == policy.FORM_LINK_LIFETIME

    evidence = again["evidence"]
    (binding,) = stored("B#")
    application = binding["app"]["S"]
    form = clients("s3").get_object(Bucket=table.name, Key=f"forms/{application}.pdf")["Body"].read()
    assert evidence["form"] == {"digest": hashlib.sha256(form).hexdigest(), "sealed_at": submitted_at}
    assert evidence["contacts"] == [
        {
            "channel": "email",
            "address": "gu****@example.org",
            "purpose": "session",
            "verified_at": submitted_at,
            "method": "six_digit_code",
        }
    ]
    (line,) = evidence["bindings"]
    steps = [(step["state"], step["at"], step["by"]) for step in line["trail"]]
    assert steps == [("applied", submitted_at, "guardian"), ("approved", submitted_at + 60, "teacher")]
    assert (line["state"], evidence["as_of"]) == ("approved", submitted_at + 60)

    page = page_of(clients, table, application, again["digest"])
    shown = text(page)
    for told in (number, again["digest"], evidence["form"]["digest"], evidence["consent"]["digest"], "王大明"):
        assert told in shown.replace("\n", ""), told
    for hidden in (STUDENT_ID, "F912345678", MAILBOX, "+886912345678", "0912345678"):
        assert hidden not in shown + str(again)
    verified = service.call(VERIFY_FORM, {"sha256": hashlib.sha256(page).hexdigest()})[1]
    told = (verified["verdict"], verified["document"], verified["application_number"])
    assert told == ("whole", "evidence", number)


def with_login(service):
    """A session opened by one mailbox, with the login verified apart five seconds later."""
    session = service.sign_in()
    issued = service.call(
        ISSUE_CODE, {"channel": "email", "contact": LOGIN, "purpose": "login_email"}, session=session
    )[1]
    challenge = codes.read_challenge(issued["challenge"])
    code = codes.code(service.code_key.bytes, Purpose.LOGIN_EMAIL, service.contact(LOGIN), challenge)
    service.now += 5
    told = {"email": LOGIN, "challenge": issued["challenge"], "code": code}
    return service.call(VERIFY_LOGIN_EMAIL, told, session=session)[2]["session-token"]


def apply_as_login(service, session, key="key-00000001", **options):
    body = service.application(session, **options)
    body["guardian"]["email"] = LOGIN
    status, submitted, headers = service.submit(session, body, key)
    assert status == 201, submitted
    return submitted, headers


def test_a_login_that_was_verified_apart_is_told_apart(service, work):
    submitted, headers = apply_as_login(service, with_login(service))
    work()
    evidence = fetch(service, headers["session-token"], submitted["application_number"])[1]["evidence"]
    first, second = evidence["contacts"]
    # The mailbox that opened the session is not on the form, so it is not named here.
    assert (first["purpose"], first["address"], first["verified_at"]) == ("session", "", service.now - 5)
    assert (second["purpose"], second["address"]) == ("login_email", "lo****@example.org")
    assert second["verified_at"] == service.now


def test_a_login_that_the_guardians_own_account_vouches_for_is_told_as_such(service, work):
    submitted, _ = apply_as_login(service, with_login(service))
    decide(service, submitted, {"action": "approve"})
    work()
    service.enrol(UNKNOWN_ID, seat=2)
    service.now += 3_600
    submitted, headers = apply_as_login(service, service.sign_in(), "key-00000002", student=UNKNOWN_ID)
    work()
    evidence = fetch(service, headers["session-token"], submitted["application_number"])[1]["evidence"]
    first, second = evidence["contacts"]
    assert (first["purpose"], first["method"]) == ("session", "six_digit_code")
    assert (second["purpose"], second["method"], second["verified_at"]) == (
        "login_email", "existing_account", service.now,
    )  # fmt: skip


def test_evidence_of_an_earlier_application_stays_as_it_was(service, applied, work):
    session, number, submitted = applied
    work()
    service.now += 60
    decide(service, submitted, {"action": "return", "reason": "return_other", "words": "請補簽"})
    service.now += 60
    _, again, headers = service.submit(session, service.application(session), key="key-00000002")
    session = headers["session-token"]
    path = {"binding_id": again["bindings"][0]["binding_id"]}
    assert service.call(CANCEL_BINDING, session=session, path=path)[0] == 200
    work()
    trails = [
        [step["state"] for step in fetch(service, session, one)[1]["evidence"]["bindings"][0]["trail"]]
        for one in (number, again["application_number"])
    ]
    assert trails == [["applied", "returned"], ["applied", "cancelled"]]


def test_evidence_of_an_application_made_out_by_hand_is_told_without_a_form(service, work, clients, table, stored):
    session = service.sign_in()
    body = service.application(session)
    body["guardian"]["name"] = "王😀"
    _, submitted, headers = service.submit(session, body)
    session, number = headers["session-token"], submitted["application_number"]
    assert fetch(service, session, number)[0] == 202
    work()
    status, told, _ = fetch(service, session, number)
    assert (status, told["evidence"]["form"], told["evidence"]["guardian_name"]) == (200, None, "王😀")
    (binding,) = stored("B#")
    assert "〔U+1F600〕" in text(page_of(clients, table, binding["app"]["S"], told["digest"]))


def test_the_same_evidence_asked_for_often_makes_one_page(service, applied, work, clients):
    session, number, _ = applied
    work()
    for _ in range(5):
        assert fetch(service, session, number)[0] == 202
    signed = []
    clients("kms").meta.events.register("before-call.kms.Sign", lambda **_: signed.append(1))
    try:
        work()
    finally:
        clients("kms").meta.events.unregister("before-call.kms.Sign")
    assert len(signed) == 1


def test_a_page_is_asked_for_once_and_again_after_a_while(service):
    service.now = int(time.time())  # as the objects' own times are
    session = service.sign_in()
    body = service.application(session)
    body["guardian"]["name"] = "王😀"  # no form to wait for
    _, submitted, headers = service.submit(session, body)
    asked = []
    for after in (0, 1, 1, policy.EVIDENCE_ASKED_AGAIN):
        service.now += after
        assert fetch(service, headers["session-token"], submitted["application_number"])[0] == 202
        asked.append(len(bodies_of(service)))
    assert asked == [1, 0, 0, 1]


def test_evidence_that_somebody_changed_is_never_sealed(service, applied, work, clients, table, stored):
    session, number, _ = applied
    work()
    digest = fetch(service, session, number)[1]["digest"]
    (binding,) = stored("B#")
    application = binding["app"]["S"]
    key = f"evidence/{application}/{digest}.json"
    kept = clients("s3").get_object(Bucket=table.name, Key=key)["Body"].read()
    clients("s3").put_object(Bucket=table.name, Key=key, Body=kept.replace("王曉明".encode(), "王曉曉".encode()))
    with pytest.raises(EvidenceDiffers):
        work()


def stranger_with_a_link(service, table, stored):
    (binding,) = stored("B#")
    named = keys.binding_id_of(keys.Key(binding["PK"]["S"], binding["SK"]["S"]))
    ContactStore(table).link(service.contact(STRANGER), (Link(named.text, binding["app"]["S"]),))
    return service.sign_in(STRANGER)


def test_a_stranger_is_answered_as_if_there_were_no_such_application(service, applied, table, stored):
    number = applied[1]
    strangers = [service.sign_in("another@example.org"), stranger_with_a_link(service, table, stored)]
    answers = [fetch(service, one, number)[:2] for one in strangers]
    unknown = fetch(service, strangers[0], "115-00000-00000")[:2]
    assert unknown[1]["code"] == "application_not_found"
    assert answers == [unknown] * 2


class TrustsLinks(FetchEvidence):
    """The seeded defect: what the session's token names is taken for its own."""

    def _may_fetch(self, session, application, record, bindings):
        return True


def test_the_look_at_a_stranger_catches_one_that_trusts_the_token(service, applied, table, stored):
    service.replace(FETCH_EVIDENCE, TrustsLinks)
    assert fetch(service, stranger_with_a_link(service, table, stored), applied[1])[0] == 202
