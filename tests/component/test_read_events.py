"""A service's feed, and what it has sent again."""

import json

import pytest

from functions.read_events.contract import READ_EVENTS
from functions.renew_webhook_secret.contract import RENEW_WEBHOOK_SECRET
from functions.replay_events.contract import REPLAY_EVENTS
from shared.domain import policy
from shared.domain.events import BindingChange, EventType, event_for
from shared.domain.identifiers import BindingId
from tests.component.accounts import open_account, sign_in
from tests.component.relying import Relying
from tests.component.service import MAILBOX
from tests.component.test_deliver_webhooks import Sending, secret

GUARDIAN = "g" * 22
CHANGE = BindingChange(BindingId("s" * 22, GUARDIAN), EventType.APPROVED, 1, 1_800_000_000)


@pytest.fixture
def relying(service):
    made = Relying(service)
    made.let_in_by(GUARDIAN)
    return made


def store(service, relying, count, *, first=1):
    """Store so many events, one a second; their ids."""
    ids = []
    for version in range(first, first + count):
        event = event_for(CHANGE._replace(version=version), GUARDIAN, relying.id, service.subject_key.bytes)
        service.events.add(event, service.now * 1_000)
        service.now += 1
        ids.append(event.id)
    return ids


def read(relying, after=None):
    status, told, _ = relying.call(READ_EVENTS, query={"after": after} if after else {})
    assert status == 200, told
    return told


def test_pages_follow_one_another_and_nothing_is_shown_twice_or_left_out(service, relying):
    wanted = store(service, relying, policy.EVENTS_SHOWN + 5)
    service.now += policy.EVENT_SETTLES
    first = read(relying)
    second = read(relying, first["next"])
    assert (len(first["events"]), first["more"], second["more"]) == (policy.EVENTS_SHOWN, True, False)
    assert [event["id"] for event in first["events"] + second["events"]] == wanted
    behind = read(relying, second["next"])
    assert (behind["events"], behind["next"]) == ([], second["next"])
    later = store(service, relying, 1, first=900)
    service.now += policy.EVENT_SETTLES
    assert [event["id"] for event in read(relying, second["next"])["events"]] == later


def test_what_was_stored_a_moment_ago_is_not_shown_until_none_can_come_before_it(service, relying):
    store(service, relying, 1)
    assert read(relying)["events"] == []
    service.now += policy.EVENT_SETTLES
    assert len(read(relying)["events"]) == 1


def test_an_event_that_comes_late_stands_behind_those_that_were_read(service, relying):
    store(service, relying, 2, first=5)
    service.now += policy.EVENT_SETTLES
    seen = read(relying)
    late = store(service, relying, 1, first=2)
    service.now += policy.EVENT_SETTLES
    assert [event["id"] for event in read(relying, seen["next"])["events"]] == late


def test_an_event_is_forgotten_in_its_time(service, relying):
    store(service, relying, 1)
    service.now += policy.EVENT_DAYS * policy.DAY
    assert read(relying)["events"] == []


def test_a_service_sees_its_own_events_alone(service, relying):
    store(service, Relying(service), 1)
    service.now += policy.EVENT_SETTLES
    assert read(relying)["events"] == []


@pytest.mark.parametrize("endpoint", [READ_EVENTS, REPLAY_EVENTS])
def test_a_token_for_something_else_opens_neither(service, relying, endpoint):
    other = relying.registered.token("children.read")
    assert service.call(endpoint, {"since": 0}, relying=other)[1]["code"] == "scope_missing"
    guardian = service.sign_in(MAILBOX)
    assert service.call(endpoint, {"since": 0}, relying=guardian)[1]["code"] == "service_token_required"


@pytest.mark.parametrize("endpoint", [READ_EVENTS, REPLAY_EVENTS, RENEW_WEBHOOK_SECRET])
def test_a_token_that_opens_one_account_opens_nothing_of_the_service_itself(service, relying, endpoint):
    """It is had by a code, and may be where the service's own secret never is."""
    one = relying.registered.connect(sign_in(service, open_account(service)))["access_token"]
    status, told, _ = service.call(endpoint, {"since": 0} if endpoint.request else None, relying=one)
    assert (status, told["code"]) == (403, "scope_missing")


@pytest.mark.parametrize("after", ["x", "1800000000000.evt_", "1800000000000.evt_aaaaaaaaaaaaaaaaaaaaaa.b", "٣" * 13])
def test_a_cursor_that_is_none_is_told(relying, after):
    assert relying.call(READ_EVENTS, query={"after": after})[1]["errors"][0]["pointer"] == "?after"


def test_a_replay_sends_a_time_s_webhooks_again_with_the_same_ids(service, workers, relying, clients):
    sending = Sending(service)
    secret(relying)
    ids = store(service, relying, policy.EVENTS_SHOWN + 3)
    for one in ids:
        sending.line.send([{"service": relying.id, "event": one}])
    sending.work()
    assert sending.subscriber.taken == ids
    since = service.now - len(ids)
    status, told, _ = relying.call(REPLAY_EVENTS, {"since": since + 1, "until": service.now - 1})
    assert (status, told) == (202, {"since": since + 1, "until": service.now - 1})
    _hand_on(clients, service, workers, sending)
    assert sending.subscriber.taken[len(ids) :] == ids[1:-1]


def _hand_on(clients, service, workers, sending):
    """What the service's queue of events holds goes to the worker, and what that queues for webhooks is sent."""
    sqs = clients("sqs")
    own, webhooks = (
        sqs.get_queue_url(QueueName=f"{service.table.name}-{name}")["QueueUrl"] for name in ("events", "webhooks")
    )
    workers.drain()
    assert "Messages" not in sqs.receive_message(QueueUrl=own)
    bodies = []
    while messages := sqs.receive_message(QueueUrl=webhooks, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            bodies.append(message["Body"])
            sqs.delete_message(QueueUrl=webhooks, ReceiptHandle=message["ReceiptHandle"])
    sending.line.send([json.loads(body) for body in bodies])
    sending.work()
