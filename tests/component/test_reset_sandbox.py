"""Begin anew: all that was handed in is forgotten, and nothing else; then everything works as on the first day."""

import itertools
import json
import os

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.issue_code.contract import ISSUE_CODE
from functions.relay_changes.operation import Worker
from functions.reset_sandbox.contract import RESET_SANDBOX
from functions.reset_sandbox.operation import ResetSandbox
from functions.review_bindings.contract import DECIDE
from shared.api.entrypoint import entrypoint
from shared.api.origin import ORIGIN_KEY
from shared.domain import policy
from shared.domain.documents import DocumentKind
from shared.domain.schools import day
from shared.persistence import keys
from shared.persistence.document_index import DocumentIndex, Indexed
from shared.persistence.family_pool import FamilyPool
from shared.persistence.message_log import MessageLog
from shared.persistence.sandbox_store import SandboxStore
from tests.component.service import ENVIRONMENT, GUARDIAN_ID, ORIGIN, SANDBOX, TEACHER, UNKNOWN_ID
from tests.component.test_workers import walk

OWN = "guardian@sandbox.example"
NOTHING = dict.fromkeys(("bindings", "accounts", "contacts", "counters", "messages", "documents"), 0)


@pytest.fixture
def reset(service, workers, clients):
    """One call; ``clock`` is what the function sees of the time that it takes."""

    def call(clock=lambda: 0.0):
        store = SandboxStore(service.table, service.address_key, SANDBOX)
        pool = FamilyPool(clients("cognito-idp"), workers.pool_id, os.urandom)
        operations = {RESET_SANDBOX: ResetSandbox(store, pool, clock)}
        handle = entrypoint(operations, clock=lambda: service.now, environment=ENVIRONMENT)
        event = {"routeKey": RESET_SANDBOX.route_key, "headers": {ORIGIN_KEY: ORIGIN}}
        answer = handle(event | {"requestContext": {"requestId": "r"}}, None)
        assert answer["statusCode"] == 200, answer
        return json.loads(answer["body"])

    return call


@pytest.fixture
def items(clients, table):
    """Every item of the table as it is stored, by key."""

    def look():
        found = clients("dynamodb").scan(TableName=table.name, ConsistentRead=True)["Items"]
        return {(item["PK"]["S"], item["SK"]["S"]): item for item in found}

    return look


@pytest.fixture
def logins(clients, workers):
    """Names of the family pool's users."""

    def look():
        users = clients("cognito-idp").list_users(UserPoolId=workers.pool_id)["Users"]
        return {user["Username"]: user["Attributes"] for user in users}

    return look


def removals(before, after):
    """What the stream tells of the items that are gone."""
    gone = before.keys() - after.keys()
    images = {key: {n: v for n, v in before[key].items() if "B" not in v} for key in gone}
    return [{"dynamodb": {"Keys": {n: before[key][n] for n in ("PK", "SK")}, "OldImage": images[key]}} for key in gone]


def test_all_that_was_handed_in_is_forgotten_and_nothing_else(service, workers, stream, reset, items, logins):
    first_day = items()
    workers.work(walk(service, stream, OWN))
    service.match(service.sign_in("other@sandbox.example"), UNKNOWN_ID)
    log = MessageLog(service.table)
    log.claim("some-message", service.now)
    DocumentIndex(service.table).put("0" * 64, Indexed(DocumentKind.FORM, "application"))
    assert logins()
    recorded = {key: item for key, item in items().items() if keys.kind_of(keys.Key(*key)) == "audit_items"}
    told = reset()
    assert told == {
        "bindings": 1,
        "accounts": 1,
        "contacts": 2,
        "counters": 4,  # of two contacts and two students
        "messages": 1,
        "documents": 1,
        "more": False,
    }
    assert len(recorded) >= 2 and items() == first_day | recorded
    assert logins() == {}
    assert reset() == NOTHING | {"more": False}


def apply(service, key, guardian=GUARDIAN_ID):
    """A code, an application; the id of its binding."""
    session = service.sign_in(OWN)
    body = service.application(session, guardian=guardian)
    body["guardian"]["email"] = OWN
    status, submitted, _ = service.submit(session, body, key)
    assert status == 201, submitted
    return submitted["bindings"][0]["binding_id"]


def approve(service, binding):
    path, headers = {"binding_id": binding}, {"if-match": '"1"'}
    status, decided, _ = service.call(DECIDE, {"action": "approve"}, staff=TEACHER, path=path, headers=headers)
    assert status == 200, decided


def test_afterwards_the_same_guardian_goes_the_same_way_again(service, workers, stream, reset, logins):
    for round_ in ("first", "second"):
        approve(service, apply(service, f"{round_}-round"))
        assert workers.work(stream.records())[Worker.ACCOUNTS] == 1
        assert len(logins()) == 1
        assert reset()["accounts"] == 1
        stream.records()


def test_afterwards_another_guardian_may_have_the_login(service, workers, stream, reset, logins):
    workers.work(walk(service, stream, OWN))
    reset()
    stream.records()
    approve(service, apply(service, "another-guardian", UNKNOWN_ID))
    workers.work(stream.records())
    assert len(logins()) == 1


def test_what_the_stream_tells_of_it_sets_nothing_off_but_a_count(service, workers, stream, reset, items):
    workers.work(walk(service, stream, OWN))
    before = items()
    reset()
    records = removals(before, items())
    assert len(records) >= 4
    assert workers.work(records) == {Worker.COUNTS: 1}


def test_a_session_of_before_opens_nothing(service, stream, workers, reset):
    session = service.sign_in(OWN)
    body = service.application(session)
    body["guardian"]["email"] = OWN
    session = service.submit(session, body)[2]["session-token"]
    assert service.call(APPLICATION_STATUS, session=session)[1]["applications"]
    reset()
    status, answer, _ = service.call(APPLICATION_STATUS, session=session)
    assert (status, answer["applications"]) == (200, [])


def asked(service, contact, channel="email"):
    """Whether a code was asked for within the limits: the item then holds the challenge that was told."""
    issued = service.call(ISSUE_CODE, {"channel": channel, "contact": contact})[1]
    return issued["challenge"]


@pytest.mark.parametrize(("contact", "forgotten"), [("x@sandbox.example", True), ("x@example.org", False)])
def test_limits_on_sends_are_forgotten_in_the_sandbox_alone(service, reset, items, contact, forgotten):
    asked(service, contact)
    key = (keys.contact(service.contact(contact)).partition, "META")
    before = items()[key]
    reset()
    asked(service, contact)
    assert (items()[key]["s_id"] != before["s_id"]) is forgotten


def test_somebody_s_contact_opens_nothing_any_more(service, workers, stream, reset, items):
    mailbox = f"{os.urandom(4).hex()}@example.org"
    workers.work(walk(service, stream, mailbox))
    key = (keys.contact(service.contact(mailbox)).partition, "META")
    assert {"links", "login_of"} <= items()[key].keys()
    before = items()
    assert reset()["contacts"] == 1
    after = items()[key]
    assert after.keys() == before[key].keys() - {"links", "login_of", "keep"}
    assert int(after["ttl"]["N"]) == service.now + 2 * policy.DAY
    change = {"dynamodb": {"Keys": {n: after[n] for n in ("PK", "SK")}, "NewImage": {}, "OldImage": {}}}
    change["dynamodb"]["NewImage"] = {n: v for n, v in after.items() if "B" not in v}
    assert workers.work([change]).total() == 0
    assert reset() == NOTHING | {"more": False}


def test_the_day_s_sms_stay_counted(service, reset):
    log, today = MessageLog(service.table), day(service.now)
    assert log.pay_sms("first", today, 1, service.now)
    assert reset()["messages"] == 1
    assert not log.pay_sms("second", today, 1, service.now)


def test_what_one_call_can_not_do_the_next_does(service, reset, items):
    first_day = items()
    index = DocumentIndex(service.table)
    for number in range(600):
        index.put(f"{number:064x}", Indexed(DocumentKind.FORM, "application"))
    ticks = itertools.count()
    first = reset(lambda: next(ticks) * 10.0)
    assert first["more"] and 0 < first["documents"] < 600
    second = reset()
    assert not second["more"] and first["documents"] + second["documents"] == 600
    assert items() == first_day
