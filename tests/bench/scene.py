"""Scene: tables, keys and people on a local engine, and for each request function events that it answers with 2xx."""

import base64
import importlib
import json
import os
import time
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from infra.fonts import TOOLS
from infra.stages.local import STAGE
from shared.api.endpoint import Caller, Endpoint
from shared.api.origin import ORIGIN_KEY
from shared.domain import codes
from shared.domain.codes import Purpose
from shared.domain.consent import ConsentStatement, Section
from shared.domain.contacts import email
from shared.domain.identifiers import contact_hash
from shared.domain.schools import School, SchoolLevel
from shared.domain.students import Student
from shared.persistence import key_ring, keys
from shared.persistence.aws import client
from shared.persistence.consent_store import ConsentStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.table import Table

_NAME = "bench"
_ORIGIN = "o" * 48
_KEYS = ("code", "contact", "address", "field", "form", "session", "identity")
_MAILBOX, _STUDENT_ID, _GUARDIAN_ID, _TEACHER = "guardian@example.org", "A123456789", "F912345678", "t" * 22
_OTHER_GUARDIAN_ID = "W234567893"
_SCHOOL = School("900101", "市立內湖國小", SchoolLevel.ELEMENTARY, "內湖區", "02-00000101", "23")
_STROKES = [[[10, 10], [40, 60], [90, 20], [140, 80], [200, 40], [260, 90]]]
_EVENTS = 5

Event = dict[str, Any]


def environment(address: str) -> dict[str, str]:
    """What a process needs to reach the engine at ``address``."""
    return {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": STAGE.region,
        "AWS_DEFAULT_REGION": STAGE.region,
        "TABLE_NAME": _NAME,
        "DOCUMENTS_BUCKET": _NAME,
        "CODE_LIFETIME_SECONDS": str(STAGE.code_lifetime_seconds),
        "FORM_KEPT_DAYS": str(STAGE.form_kept_days),
        "ORIGIN_KEYS": _ORIGIN,
        "SANDBOX_DOMAIN": STAGE.sandbox_domain,
    }


def build() -> dict[str, str]:
    """Make table, bucket, queue and keys, and fill them; the further variables that functions read."""
    _make_table()
    client("s3").create_bucket(Bucket=_NAME, CreateBucketConfiguration={"LocationConstraint": STAGE.region})
    queue = client("sqs").create_queue(QueueName=_NAME)["QueueUrl"]
    variables = {"MESSAGES_QUEUE_URL": queue, "FORMS_QUEUE_URL": queue}
    for name in _KEYS:
        answer = client("kms").create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")
        variables[f"{name.upper()}_KEY_ID"] = answer["KeyMetadata"]["KeyId"]
    table = Table(client("dynamodb"), _NAME)
    field_key = key_ring.field_key(client("kms"), variables["FIELD_KEY_ID"])
    index = key_ring.IdentityIndex(client("kms"), variables["IDENTITY_KEY_ID"]).of(_STUDENT_ID)
    student = Student(index, "王大明", _SCHOOL.code, _SCHOOL.level, "五年一班", 1, _TEACHER, False)
    RosterStore(table, field_key).put(student, os.urandom)
    SchoolCatalogue(table).put(_SCHOOL)
    statement = ConsentStatement("v1", "zh-Hant", "聲明", (Section("一", ("文",)),), "同意", "不同意並退出")
    ConsentStore(table).publish(statement)
    return variables


def cases(variables: dict[str, str]) -> dict[str, list[Event]]:
    """By function, five events that were not sent yet where they can be sent but once. Walks the guardian's way."""
    session = _sent("verify_code", "VERIFY_CODE", _verification(_MAILBOX, variables))["session_token"]
    match = {"school_level": _SCHOOL.level, "school_code": _SCHOOL.code, "national_id": _STUDENT_ID}
    check = {"national_id": _GUARDIAN_ID}
    matched = _sent("match_student", "MATCH_STUDENT", match, session)["match"]
    application = {
        "students": [{"match": matched, "relationship": "father"}],
        "consent": _sent("read_consent", "READ_CONSENT", None, session)["consent"],
        "guardian_check": _sent("check_guardian", "CHECK_GUARDIAN", check, session)["guardian_check"],
        "guardian": {"name": "王曉明", "email": _MAILBOX, "mobile": "0912345678"},
        "signature": {"strokes": _STROKES},
    }
    mailboxes = [f"guardian{number}@example.org" for number in range(2 * _EVENTS)]
    asked = [{"channel": "email", "contact": mailbox} for mailbox in mailboxes[:_EVENTS]]
    codes_sent = [_verification(mailbox, variables) for mailbox in mailboxes[_EVENTS:]]
    return {
        "issue_code": [_event("issue_code", "ISSUE_CODE", body) for body in asked],
        "verify_code": [_event("verify_code", "VERIFY_CODE", body) for body in codes_sent],
        "list_schools": _EVENTS * [_event("list_schools", "LIST_SCHOOLS", query={"school_level": _SCHOOL.level})],
        "match_student": _EVENTS * [_event("match_student", "MATCH_STUDENT", match, session)],
        "read_consent": _EVENTS * [_event("read_consent", "READ_CONSENT", None, session)],
        "check_guardian": _EVENTS * [_event("check_guardian", "CHECK_GUARDIAN", check, session)],
        "read_signature_image": _EVENTS * [_event("read_signature_image", "READ_SIGNATURE_IMAGE", _image(), session)],
        "verify_form": _EVENTS * [_event("verify_form", "VERIFY_FORM", {"sha256": "0" * 64})],
        **_with_an_application(application, session),
    }


def _with_an_application(application: dict[str, Any], session: str) -> dict[str, list[Event]]:
    headers = {"idempotency-key": "key-00000001"}
    submit = _event("submit_application", "SUBMIT_APPLICATION", application, session, headers=headers)
    # Its package has the fonts' coverage beside the code; the working tree has it where the fonts are prepared.
    importlib.import_module("functions.submit_application.handler").filing._font_folder = TOOLS / "fonts"
    submitted, session = _submitted(submit)
    returned, later = _returned(application, session)
    number = {"application_number": submitted["application_number"]}
    binding = {"binding_id": submitted["bindings"][0]["binding_id"]}
    return {
        "submit_application": _EVENTS * [submit],
        "application_status": _EVENTS * [_event("application_status", "APPLICATION_STATUS", None, session)],
        "fetch_form": _EVENTS * [_event("fetch_form", "FETCH_FORM", None, session, path=number)],
        "fetch_evidence": _EVENTS * [_event("fetch_evidence", "FETCH_EVIDENCE", None, session, path=number)],
        "read_correction": _EVENTS * [_event("read_correction", "READ_CORRECTION", None, later, path=returned)],
        "review_bindings": _EVENTS * [_event("review_bindings", "READ_QUEUE", staff=_TEACHER)],
        "cancel_binding": _EVENTS * [_event("cancel_binding", "CANCEL_BINDING", None, session, path=binding)],
    }


def _returned(application: dict[str, Any], session: str) -> tuple[dict[str, str], str]:
    """Another guardian's application, which the teacher returned: the parameters of its path, and a session with it."""
    check = _sent("check_guardian", "CHECK_GUARDIAN", {"national_id": _OTHER_GUARDIAN_ID}, session)["guardian_check"]
    body, headers = application | {"guardian_check": check}, {"idempotency-key": "key-00000002"}
    submitted, later = _submitted(_event("submit_application", "SUBMIT_APPLICATION", body, session, headers=headers))
    binding = {"binding_id": submitted["bindings"][0]["binding_id"]}
    decision, version = {"action": "return", "reason": "name_differs"}, {"if-match": '"1"'}
    decided = _event("review_bindings", "DECIDE", decision, staff=_TEACHER, headers=version, path=binding)
    _answered("review_bindings", decided)
    return {"application_number": submitted["application_number"]}, later


def _submitted(event: Event) -> tuple[dict[str, Any], str]:
    """The answer to a submission, and the session after it."""
    answer = _answered("submit_application", event)
    return json.loads(answer["body"]), answer["headers"]["session-token"]


def _image() -> dict[str, str]:
    """A drawn line as another front end sends it."""
    canvas = Image.new("L", (600, 200), 255)
    ImageDraw.Draw(canvas).line([(20, 150), (200, 30), (380, 160), (560, 40)], fill=0, width=6)
    content = BytesIO()
    canvas.save(content, "PNG")
    return {"png": base64.b64encode(content.getvalue()).decode()}


def _verification(mailbox: str, variables: dict[str, str]) -> dict[str, str]:
    """The body that proves a code just asked for."""
    challenge = _sent("issue_code", "ISSUE_CODE", {"channel": "email", "contact": mailbox})["challenge"]
    contact_key = key_ring.contact_key(client("kms"), variables["CONTACT_KEY_ID"])
    code_key = key_ring.code_key(client("kms"), variables["CODE_KEY_ID"])
    hashed = contact_hash(contact_key.bytes, email(mailbox))
    code = codes.code(code_key.bytes, Purpose.SESSION, hashed, codes.read_challenge(challenge))
    return {"channel": "email", "contact": mailbox, "challenge": challenge, "code": code}


def _sent(function: str, endpoint: str, body: Any, session: str | None = None) -> dict[str, Any]:
    return json.loads(_answered(function, _event(function, endpoint, body, session))["body"])


def _answered(function: str, event: Event) -> dict[str, Any]:
    answer = importlib.import_module(f"functions.{function}.handler").handle(event, None)
    if not 200 <= answer["statusCode"] < 300:
        raise RuntimeError(f"{function} answers {answer['statusCode']}: {answer['body']}")
    return answer


def _event(
    function: str,
    endpoint: str,
    body: Any = None,
    session: str | None = None,
    *,
    staff: str | None = None,
    headers: dict[str, str] | None = None,
    path: dict[str, str] | None = None,
    query: dict[str, str] | None = None,
) -> Event:
    declared: Endpoint = getattr(importlib.import_module(f"functions.{function}.contract"), endpoint)
    sent = {"content-type": "application/json", "accept-language": "zh-TW", ORIGIN_KEY: _ORIGIN, **(headers or {})}
    context: dict[str, Any] = {"requestId": "bench", "timeEpoch": int(time.time() * 1000)}
    if declared.caller is Caller.GUARDIAN:
        sent["authorization"] = f"Bearer {session}"
    elif declared.caller is Caller.STAFF:
        context["authorizer"] = {"jwt": {"claims": {"token_use": "access", "username": staff}}}
    return {
        "version": "2.0",
        "routeKey": declared.route_key,
        "headers": sent,
        "requestContext": context,
        "pathParameters": path or {},
        "queryStringParameters": query or {},
        "body": None if body is None else json.dumps(body),
    }


def _make_table() -> None:
    names = (keys.PARTITION_KEY, keys.SORT_KEY, keys.INDEX_PARTITION_KEY, keys.INDEX_SORT_KEY)
    schemas = [
        [{"AttributeName": name, "KeyType": kind} for name, kind in zip(pair, ("HASH", "RANGE"), strict=True)]
        for pair in (names[:2], names[2:])
    ]
    index = {"IndexName": keys.INDEX_NAME, "KeySchema": schemas[1], "Projection": {"ProjectionType": "ALL"}}
    client("dynamodb").create_table(
        TableName=_NAME,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in names],
        KeySchema=schemas[0],
        GlobalSecondaryIndexes=[index],
    )
