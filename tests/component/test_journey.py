"""The guardian's and the teacher's way through the functions' own entry points, on the local engine."""

import base64
import json

import pytest

from functions.cancel_binding.contract import CANCEL_BINDING
from functions.issue_code.contract import ISSUE_CODE
from functions.read_consent.contract import READ_CONSENT, READ_CONSENT_VERSION
from functions.review_bindings.contract import DECIDE, DECIDE_BATCH, READ_QUEUE, READ_REVIEW
from shared.domain import policy
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER

OTHER_TEACHER = "u" * 22


def test_from_code_to_approval(service):
    session = service.sign_in()
    status, submitted, headers = service.submit(session, service.application(session))
    assert (status, submitted["bindings"][0]["state"]) == (201, "applied")
    status, queue, _ = service.call(READ_QUEUE, staff=TEACHER)
    (item,) = queue["bindings"]
    assert (item["student_name"], item["guardian_name"], item["flags"]) == ("王大明", "王曉明", [])
    path = {"binding_id": item["binding_id"]}
    status, _, headers = service.call(READ_REVIEW, staff=TEACHER, path=path)
    if_match = {"if-match": headers["etag"]}
    status, decided, _ = service.call(DECIDE, {"action": "approve"}, staff=TEACHER, path=path, headers=if_match)
    assert (status, decided["state"]) == (200, "approved")
    status, problem, _ = service.call(DECIDE, {"action": "reject", "reason": "not_guardian"}, staff=TEACHER,
                                      path=path, headers=if_match)  # fmt: skip
    assert (status, problem["code"]) == (409, "already_decided")


def test_the_statement_that_a_form_names_can_be_read_by_whoever_holds_the_form(service):
    signed = service.call(READ_CONSENT, session=service.sign_in())[1]
    status, read, headers = service.call(READ_CONSENT_VERSION, path={"version": signed["version"]})
    del signed["consent"]
    assert (status, read, headers["content-language"]) == (200, signed, "zh-Hant")
    for unknown in ("1999-01-01", "x" * 5_000):
        assert service.call(READ_CONSENT_VERSION, path={"version": unknown})[1]["code"] == "consent_not_found"


def test_another_teacher_sees_and_decides_nothing(service):
    session = service.sign_in()
    _, submitted, _ = service.submit(session, service.application(session))
    path = {"binding_id": submitted["bindings"][0]["binding_id"]}
    assert service.call(READ_QUEUE, staff=OTHER_TEACHER)[1] == {"bindings": [], "more": False}
    assert service.call(READ_REVIEW, staff=OTHER_TEACHER, path=path)[0] == 404
    decision = {"decisions": [{"binding_id": path["binding_id"], "version": 1, "action": "approve"}]}
    (outcome,) = service.call(DECIDE_BATCH, decision, staff=OTHER_TEACHER)[1]["outcomes"]
    assert (outcome["decided"], outcome["code"]) == (False, "binding_not_found")


def test_the_same_key_and_body_give_the_same_answer_and_another_body_none(service):
    session = service.sign_in()
    body = service.application(session)
    first = service.submit(session, body)
    assert service.submit(session, body)[:2] == first[:2]
    other = body | {"guardian": body["guardian"] | {"name": "王小明"}}
    assert service.submit(session, other)[1]["code"] == "idempotency_key_reused"
    assert service.submit(session, body, "key-00000002")[1]["code"] == "binding_exists"


def test_an_application_is_cancelled_once_and_only_by_its_guardian(service):
    session = service.sign_in()
    _, submitted, _ = service.submit(session, service.application(session))
    path = {"binding_id": submitted["bindings"][0]["binding_id"]}
    stranger = service.sign_in("stranger@example.org")
    assert service.call(CANCEL_BINDING, session=stranger, path=path)[0] == 404
    assert service.call(CANCEL_BINDING, session=session, path=path)[1]["state"] == "cancelled"
    assert service.call(CANCEL_BINDING, session=session, path=path)[0] == 200


def test_a_session_dies_after_15_idle_minutes_and_after_an_hour(service):
    session = service.sign_in()
    start = service.now
    service.now = start + policy.SESSION_IDLE - 1
    status, _, headers = service.call(READ_CONSENT, session=session)
    assert status == 200
    service.now = start + policy.SESSION_IDLE
    assert service.call(READ_CONSENT, session=session)[1]["code"] == "session_expired"
    session = headers["session-token"]
    for moment in range(start + 1_700, start + policy.SESSION_LIFETIME - 1, 800):
        service.now = moment
        session = service.call(READ_CONSENT, session=session)[2]["session-token"]
    service.now = start + policy.SESSION_LIFETIME - 1
    session = service.call(READ_CONSENT, session=session)[2]["session-token"]
    service.now = start + policy.SESSION_LIFETIME
    assert service.call(READ_CONSENT, session=session)[1]["code"] == "session_expired"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{", "malformed_json"),
        ("", "malformed_json"),
        ('{"channel": "email", "contact": "\\ud800"}', "malformed_json"),
        ("[" * 20_000, "body_too_large"),
        ("[" * 9_000, "malformed_json"),
        ('{"channel": "fax", "contact": "a@b.tw"}', "invalid_request"),
        ('{"channel": "email", "contact": 7}', "invalid_request"),
        ('{"channel": "email", "contact": "a@b.tw", "A123456789": 1}', "invalid_request"),
        ('{"channel": "sms", "contact": "+14155550100"}', "invalid_request"),
        ('{"channel": "email", "contact": "a\\u202e@b.tw"}', "invalid_request"),
    ],
)
def test_bad_input_is_told_clearly_and_never_quoted(service, calls, body, code):
    status, problem, headers = service.call(ISSUE_CODE, body)
    assert (400 <= status < 500, problem["code"], headers["content-type"]) == (True, code, "application/problem+json")
    assert "A123456789" not in json.dumps(problem)
    assert calls == []


def test_another_sessions_tokens_are_refused(service):
    session, stranger = service.sign_in(), service.sign_in("stranger@example.org")
    body = service.application(session)
    assert service.submit(stranger, body)[1]["code"] == "match_expired"


def test_an_unproved_login_address_is_refused(service):
    session = service.sign_in("other@example.org")
    assert service.submit(session, service.application(session))[1]["code"] == "login_email_unverified"


def test_nothing_personal_stands_in_table_or_log(service, table, clients, capsys):
    session = service.sign_in()
    service.submit(session, service.application(session))
    seen = str(clients("dynamodb").scan(TableName=table.name)["Items"]) + capsys.readouterr().out
    raw = base64.b64encode(seen.encode()).decode()
    for canary in (STUDENT_ID, GUARDIAN_ID, MAILBOX, "912345678", "王大明", "王曉明"):
        assert canary not in seen and canary not in raw
