"""Webhooks: signed as the standard says, sent again with growing delays, and given up in the end."""

import json
import time
from itertools import accumulate

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from functions.deliver_webhooks.operation import DeliverWebhook, WebhookGivenUp
from functions.deliver_webhooks.post import NotTaken
from functions.manage_services.contract import RESUME_SERVICE, SUSPEND_SERVICE
from functions.renew_webhook_secret.contract import RENEW_WEBHOOK_SECRET
from shared.domain import policy
from shared.domain.events import BindingChange, EventType, event_for
from shared.domain.identifiers import BindingId
from shared.persistence.event_store import EventStore
from shared.persistence.grant_store import GrantStore
from shared.persistence.queue import MOST_DELAY
from shared.persistence.service_store import ServiceStore
from tests.component.relying import Relying
from tests.component.services import manage

CHANGE = BindingChange(BindingId("s" * 22, "g" * 22), EventType.ENDED, 3, 1_800_000_000, "left_city")


class Line:
    """A queue whose messages come when the clock that the test moves says so."""

    def __init__(self, service):
        self._service, self.waiting = service, []

    def send(self, bodies, *, delay=0, group=""):
        assert 0 <= delay <= MOST_DELAY
        self.waiting += [(self._service.now + delay, body) for body in bodies]

    def due(self):
        """The messages that may be had by now."""
        found = [body for at, body in self.waiting if at <= self._service.now]
        self.waiting = [(at, body) for at, body in self.waiting if at > self._service.now]
        return found


class Subscriber:
    """Takes what it is sent, unless it is ``down``."""

    def __init__(self):
        self.down, self.asked, self.taken = False, [], []

    def __call__(self, address, headers, body):
        self.asked.append((address, headers, body))
        if self.down:
            raise NotTaken
        self.taken.append(headers["webhook-id"])


class Sending:
    """The worker with its queue, and subscribers by address."""

    def __init__(self, service):
        self.service, self.line, self.subscriber = service, Line(service), Subscriber()
        self.deliver = DeliverWebhook(
            ServiceStore(service.table),
            service.webhooks,
            service.events,
            service.consented,
            self.line,
            self.subscriber,
            lambda: service.now,
        )

    def event(self, relying, **differences):
        """An event of a service's, stored and queued."""
        event = event_for(CHANGE._replace(**differences), "g" * 22, relying.id, self.service.subject_key.bytes)
        self.service.events.add(event, self.service.now * 1_000)
        self.line.send([{"service": relying.id, "event": event.id}])
        return event

    def work(self):
        """Take what may be had by now; how many messages were given up."""
        given_up = 0
        while due := self.line.due():
            for body in due:
                try:
                    self.deliver(body)
                except WebhookGivenUp:
                    given_up += 1
        return given_up

    def pass_time(self, until):
        """Move the clock from message to message; how many were given up."""
        given_up = self.work()
        while self.line.waiting and (at := min(self.line.waiting, key=lambda waits: waits[0])[0]) <= until:
            self.service.now = at
            given_up += self.work()
        self.service.now = until
        return given_up


@pytest.fixture
def sending(service):
    return Sending(service)


@pytest.fixture
def relying(service):
    return Relying(service)


def secret(relying):
    status, told, _ = relying.call(RENEW_WEBHOOK_SECRET)
    assert status == 201, told
    return told["secret"]


def verified(secret, headers, body):
    """What the published library makes of it, by its own clock. Raises WebhookVerificationError."""
    return Webhook(secret).verify(body, dict(headers))


@pytest.fixture
def real_time(service):
    """The library looks at the clock on the wall."""
    service.now = int(time.time())


def test_a_webhook_verifies_by_the_published_library_and_holds_what_the_feed_holds(
    service, sending, relying, real_time
):
    key = secret(relying)
    event = sending.event(relying)
    sending.work()
    ((address, headers, body),) = sending.subscriber.asked
    assert address == "https://pay.example/events"
    assert verified(key, headers, body) == json.loads(body)
    assert json.loads(body)["id"] == headers["webhook-id"] == event.id
    assert json.loads(body)["data"] == {
        "account": event.account,
        "student": event.student,
        "version": 3,
        "reason": "left_city",
    }


@pytest.mark.parametrize("spoilt", ["body", "id", "timestamp", "secret"])
def test_one_that_was_changed_on_its_way_does_not_verify(service, sending, relying, real_time, spoilt):
    key = secret(relying)
    sending.event(relying)
    sending.work()
    ((_, headers, body),) = sending.subscriber.asked
    headers = dict(headers)
    if spoilt == "body":
        body = body.replace(b"ended", b"approved")
    elif spoilt == "secret":
        key = secret(Relying(service))
    else:
        headers[f"webhook-{spoilt}"] = headers[f"webhook-{spoilt}"][:-1] + "0"
        headers[f"webhook-{spoilt}"] += "" if spoilt == "timestamp" else "1"
    with pytest.raises(WebhookVerificationError):
        verified(key, headers, body)


def test_while_a_secret_is_replaced_both_verify_and_afterwards_the_new_one_alone(service, sending, relying, real_time):
    old, new = secret(relying), secret(relying)
    sending.event(relying)
    sending.work()
    _, headers, body = sending.subscriber.asked[0]
    assert len(headers["webhook-signature"].split(" ")) == 2
    assert verified(old, headers, body) == verified(new, headers, body)
    service.now += policy.WEBHOOK_SECRET_OVERLAP
    sending.event(relying, version=4)
    sending.work()
    assert len(sending.subscriber.asked[1][1]["webhook-signature"].split(" ")) == 1


def test_the_secret_in_use_outlives_answers_that_were_lost(service, sending, relying, real_time):
    used = secret(relying)
    for _ in range(policy.WEBHOOK_SECRETS - 1):
        secret(relying)  # lost
    sending.event(relying)
    sending.work()
    _, headers, body = sending.subscriber.asked[0]
    assert verified(used, headers, body)


def test_secrets_are_sealed_where_they_are_kept(service, relying, stored):
    text = secret(relying)
    (item,) = stored("HOOK")
    assert text.removeprefix("whsec_").encode() not in item["secrets"]["B"]


def test_a_service_without_a_webhook_gets_no_secret(service):
    silent = Relying(service, webhook_url=None)
    assert silent.call(RENEW_WEBHOOK_SECRET)[1]["code"] == "webhook_missing"


def test_what_is_not_taken_is_sent_again_with_growing_delays_and_given_up(service, sending, relying):
    secret(relying)
    sending.subscriber.down = True
    start = service.now
    sending.event(relying)
    tried = []
    sending.subscriber.asked = _Noting(tried, service, start)
    given_up = sending.pass_time(start + sum(policy.WEBHOOK_RETRIES))
    assert given_up == 1
    assert tried == [0, *accumulate(policy.WEBHOOK_RETRIES)]
    assert sum(policy.WEBHOOK_RETRIES) >= policy.DAY


class _Noting(list):
    """Notes when each try was made."""

    def __init__(self, tried, service, start):
        super().__init__()
        self._tried, self._service, self._start = tried, service, start

    def append(self, asked):
        self._tried.append(self._service.now - self._start)


def test_a_service_that_was_down_gets_what_it_missed_with_the_same_ids(service, sending, relying):
    secret(relying)
    sending.subscriber.down = True
    events = [sending.event(relying, version=version) for version in range(3, 8)]
    sending.pass_time(service.now + 20)
    assert not sending.subscriber.taken
    sending.subscriber.down = False
    sending.pass_time(service.now + policy.HOUR)
    assert sorted(sending.subscriber.taken) == sorted(event.id for event in events)


def test_a_service_that_is_down_is_left_alone_meanwhile_and_holds_up_no_other(service, sending, relying):
    other = Relying(service, webhook_url="https://slips.example/events")
    secret(relying), secret(other)
    taking = sending.subscriber
    answers = {"https://pay.example/events": Subscriber(), "https://slips.example/events": taking}
    answers["https://pay.example/events"].down = True
    sending.deliver._post = lambda address, headers, body: answers[address](address, headers, body)
    for version in range(3, 23):
        sending.event(relying, version=version)
    wanted = sending.event(other).id
    sending.work()
    assert taking.taken == [wanted]
    assert len(answers["https://pay.example/events"].asked) == 1
    sending.pass_time(service.now + 4 * policy.MINUTE)
    assert len(answers["https://pay.example/events"].asked) < 20
    answers["https://pay.example/events"].down = False
    sending.pass_time(service.now + 2 * policy.HOUR)
    assert len(set(answers["https://pay.example/events"].taken)) == 20


def test_what_waits_for_a_service_is_given_up_in_time_however_often_it_was_left_alone(service, sending, relying):
    secret(relying)
    sending.subscriber.down = True
    for version in range(3, 9):
        sending.event(relying, version=version)
    given_up = sending.pass_time(service.now + 3 * sum(policy.WEBHOOK_RETRIES))
    assert (given_up, sending.line.waiting) == (6, [])


def test_a_message_that_comes_twice_is_sent_once(service, sending, relying):
    secret(relying)
    event = sending.event(relying)
    sending.line.send([{"service": relying.id, "event": event.id}] * 2)
    sending.work()
    assert sending.subscriber.taken == [event.id]


class Forgetful(EventStore):
    """The seeded defect: nobody notes what was taken."""

    def mark_delivered(self, event):
        return None


def test_the_count_catches_a_store_that_does_not_note_what_was_taken(service, sending, relying):
    sending.deliver._events = Forgetful(service.table)
    secret(relying)
    event = sending.event(relying)
    sending.line.send([{"service": relying.id, "event": event.id}] * 2)
    sending.work()
    assert sending.subscriber.taken == [event.id] * 3


def test_a_suspended_service_is_sent_nothing_and_can_have_it_later(service, sending, relying):
    secret(relying)
    event = sending.event(relying)
    assert manage(service, SUSPEND_SERVICE, relying.id)[0] == 200
    sending.work()
    assert not sending.subscriber.asked
    assert manage(service, RESUME_SERVICE, relying.id)[0] == 200
    sending.line.send([{"service": relying.id, "event": event.id, "again": True}])
    sending.work()
    assert sending.subscriber.taken == [event.id]


def test_a_service_that_is_let_in_no_longer_is_sent_ends_alone(service, sending, relying):
    """What it did not take at once may wait for a day."""
    secret(relying)
    relying.let_in_by("g" * 22)
    sending.subscriber.down = True
    for version, kind in ((2, EventType.APPROVED), (3, EventType.ENDED)):
        sending.event(relying, type=kind, version=version)
    sending.work()
    GrantStore(service.table).revoke("g" * 22, relying.id, service.now)
    sending.subscriber.down = False
    sending.pass_time(service.now + policy.HOUR)
    assert len(sending.subscriber.taken) == 1
    assert json.loads(sending.subscriber.asked[-1][2])["type"] == "binding.ended"


def test_a_service_that_fetched_no_secret_is_sent_nothing_unsigned(service, sending, relying):
    sending.event(relying)
    sending.work()
    assert not sending.subscriber.asked
