"""The guardian's and the teacher's way through the functions' own entry points, on the local engine."""

import base64
import json
import os

import pytest

from functions.cancel_binding.contract import CANCEL_BINDING
from functions.cancel_binding.operation import CancelBinding
from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.check_guardian.operation import CheckGuardian
from functions.issue_code.contract import ISSUE_CODE
from functions.issue_code.operation import IssueCode
from functions.match_student.contract import MATCH_STUDENT
from functions.match_student.operation import MatchStudent
from functions.read_consent.contract import READ_CONSENT
from functions.read_consent.operation import ReadConsent
from functions.review_bindings.contract import DECIDE, DECIDE_BATCH, READ_QUEUE, READ_REVIEW
from functions.review_bindings.operation import Decide, ReadQueue, ReadReview
from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.submit_application.evidence import EvidenceReader
from functions.submit_application.operation import SubmitApplication
from functions.verify_code.contract import VERIFY_CODE, VERIFY_LOGIN_EMAIL
from functions.verify_code.operation import CodeVerifier, VerifyCode, VerifyLoginEmail
from shared.api.claims import Claims
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.domain import codes, policy
from shared.domain.codes import Purpose
from shared.domain.consent import ConsentStatement, Section
from shared.domain.contacts import email
from shared.domain.identifiers import contact_hash
from shared.domain.schools import School, SchoolLevel
from shared.domain.students import Student
from shared.persistence import key_ring, keys
from shared.persistence.account_store import AccountStore
from shared.persistence.archive import Archive
from shared.persistence.binding_store import BindingStore
from shared.persistence.consent_store import ConsentStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.school_catalogue import SchoolCatalogue

STUDENT_ID, GUARDIAN_ID, UNKNOWN_ID = "A123456789", "F912345678", "B142312123"
TEACHER, OTHER_TEACHER = "t" * 22, "u" * 22
MAILBOX = "guardian@example.org"
STROKES = [[[10, 10], [40, 60], [90, 20], [140, 80], [200, 40], [260, 90]]]


class Service:
    """Every request function over one table, with a clock that the test moves."""

    def __init__(self, table, clients, kms_key, field_key):
        self.now = 1_800_000_000
        kms = clients("kms")
        self.code_key = key_ring.code_key(kms, kms_key())
        self.contact_key = key_ring.contact_key(kms, kms_key())
        tokens = Tokens(key_ring.session_key(kms, kms_key()), os.urandom)
        identities = key_ring.IdentityIndex(kms, kms_key())
        claims = Claims(tokens)
        queue = Queue(clients("sqs"), clients("sqs").create_queue(QueueName=table.name)["QueueUrl"])
        clients("s3").create_bucket(
            Bucket=table.name, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"}
        )
        archive = Archive(clients("s3"), table.name)
        contacts = ContactStore(table)
        bindings = BindingStore(table, field_key, os.urandom)
        roster = RosterStore(table, field_key)
        consents = ConsentStore(table)
        verifier = CodeVerifier(contacts, self.code_key, self.contact_key, os.urandom)
        decide = Decide(bindings, field_key)
        evidence = EvidenceReader(claims, self.contact_key)
        operations = {
            ISSUE_CODE: IssueCode(contacts, tokens, self.contact_key, field_key, os.urandom, 3_600),
            VERIFY_CODE: VerifyCode(verifier, tokens, os.urandom),
            VERIFY_LOGIN_EMAIL: VerifyLoginEmail(verifier),
            MATCH_STUDENT: MatchStudent(roster, identities, claims, os.urandom),
            READ_CONSENT: ReadConsent(consents, claims),
            CHECK_GUARDIAN: CheckGuardian(AccountStore(table, field_key, os.urandom), identities, queue, claims),
            SUBMIT_APPLICATION: SubmitApplication(evidence, bindings, archive, queue, field_key, os.urandom),
            CANCEL_BINDING: CancelBinding(bindings),
            READ_QUEUE: ReadQueue(bindings, roster),
            READ_REVIEW: ReadReview(bindings, roster),
            DECIDE: decide.one,
            DECIDE_BATCH: decide.many,
        }
        self._handle = entrypoint(operations, tokens=tokens, clock=lambda: self.now)
        self._fill(table, roster, consents, identities)

    def _fill(self, table, roster, consents, identities):
        SchoolCatalogue(table).put(
            School("900101", "市立內湖國小", SchoolLevel.ELEMENTARY, "內湖區", "02-00000101", "23")
        )
        student = Student(
            identities.of(STUDENT_ID), "王大明", "900101", SchoolLevel.ELEMENTARY, "五年一班", 1, TEACHER, False
        )
        table.put(keys.profile(student.index), roster.student_item(student, os.urandom))
        consents.publish(ConsentStatement("v1", "zh-Hant", "聲明", (Section("一", ("文",)),), "同意", "不同意並退出"))

    def call(self, endpoint, body=None, *, session=None, staff=None, headers=None, path=None, query=None):
        sent = {"content-type": "application/json", **(headers or {})}
        context = {"requestId": "r"}
        if session:
            sent["authorization"] = f"Bearer {session}"
        if staff:
            context["authorizer"] = {"jwt": {"claims": {"token_use": "access", "username": staff}}}
        event = {
            "routeKey": endpoint.route_key,
            "headers": sent,
            "requestContext": context,
            "pathParameters": path or {},
            "queryStringParameters": query or {},
            "body": body if isinstance(body, str) else json.dumps(body),
        }
        answer = self._handle(event, None)
        return answer["statusCode"], json.loads(answer["body"]), answer["headers"]

    def sign_in(self, mailbox=MAILBOX):
        status, issued, _ = self.call(ISSUE_CODE, {"channel": "email", "contact": mailbox})
        assert status == 202
        code = self.code(issued["challenge"], mailbox)
        body = {"channel": "email", "contact": mailbox, "challenge": issued["challenge"], "code": code}
        status, opened, _ = self.call(VERIFY_CODE, body)
        assert status == 201
        return opened["session_token"]

    def code(self, challenge, mailbox=MAILBOX):
        hashed = contact_hash(self.contact_key.bytes, email(mailbox))
        return codes.code(self.code_key.bytes, Purpose.SESSION, hashed, codes.read_challenge(challenge))

    def match(self, session, national_id=STUDENT_ID, school="900101", level="elementary"):
        body = {"school_level": level, "school_code": school, "national_id": national_id}
        return self.call(MATCH_STUDENT, body, session=session)

    def application(self, session):
        return {
            "students": [{"match": self.match(session)[1]["match"], "relationship": "father"}],
            "consent": self.call(READ_CONSENT, session=session)[1]["consent"],
            "guardian_check": self.call(CHECK_GUARDIAN, {"national_id": GUARDIAN_ID}, session=session)[1][
                "guardian_check"
            ],
            "guardian": {"name": "王曉明", "email": MAILBOX, "mobile": "0912345678"},
            "signature": {"strokes": STROKES},
        }

    def submit(self, session, body, key="key-00000001"):
        return self.call(SUBMIT_APPLICATION, body, session=session, headers={"idempotency-key": key})


@pytest.fixture
def service(table, clients, kms_key, field_key):
    return Service(table, clients, kms_key, field_key)


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


def test_another_teacher_sees_and_decides_nothing(service):
    session = service.sign_in()
    _, submitted, _ = service.submit(session, service.application(session))
    path = {"binding_id": submitted["bindings"][0]["binding_id"]}
    assert service.call(READ_QUEUE, staff=OTHER_TEACHER)[1] == {"bindings": []}
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


def test_unknown_id_and_wrong_level_get_one_answer_and_leave_one_trace(service, calls):
    session = service.sign_in()
    calls.clear()
    known = service.match(session)
    hit = list(calls)
    calls.clear()
    unknown = service.match(session, UNKNOWN_ID)
    assert known[0] == 200
    assert (unknown[0], unknown[1]["code"]) == (404, "student_not_found")
    assert "02-00000101" in unknown[1]["detail"]
    assert hit == calls == ["BatchGetItem", "TransactWriteItems"]


def test_the_sixth_mismatch_of_a_day_ends_looking(service):
    session = service.sign_in()
    ids = ["B142312123", "W234567893", "A800000014", "AA01234563", "FC98765432"]
    assert [service.match(session, one)[0] for one in ids] == [404] * policy.MISMATCHES_A_DAY_BY_CONTACT
    assert service.match(session)[1]["code"] == "too_many_mismatches"


def test_known_and_unknown_guardians_leave_one_trace(service, calls):
    session = service.sign_in()
    calls.clear()
    first = service.call(CHECK_GUARDIAN, {"national_id": GUARDIAN_ID}, session=session)
    assert calls == ["GetItem"]
    second = service.call(CHECK_GUARDIAN, {"national_id": UNKNOWN_ID}, session=session)
    assert {**first[1], "guardian_check": ""} == {**second[1], "guardian_check": ""}


def test_ten_students_are_taken_and_eleven_refused(service):
    session = service.sign_in()
    body = service.application(session)
    body["students"] = body["students"] * 11
    assert service.submit(session, body)[1]["code"] == "too_many_students"
    body["students"] = body["students"][:10]
    assert service.submit(session, body)[1]["code"] == "duplicate_student"


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
