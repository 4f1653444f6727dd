"""What relying services are told of a binding: each that was let in, each change once, and nobody's name."""

import json
import random

import pytest

from functions.manage_services.contract import RESUME_SERVICE, SUSPEND_SERVICE
from functions.publish_events.approved import ApprovedBindings
from functions.publish_events.operation import PublishEvents
from functions.read_events.contract import READ_EVENTS
from functions.relay_changes.operation import Worker
from functions.turn_day.operation import TurnDay
from shared.api.service_event import BindingEvent
from shared.domain import policy
from shared.domain.accounts import Account, FrozenBy
from shared.domain.events import AccountChange, BindingChange, EventType, spelt
from shared.domain.identifiers import BindingId
from shared.domain.schools import day
from shared.domain.services import ServiceScope
from shared.domain.subjects import SubjectKind, Subjects
from shared.persistence import keys
from shared.persistence.day_log import DayLog
from shared.persistence.event_bus import EventBus
from shared.persistence.event_store import EventStore
from shared.persistence.failures import StoreBusy
from shared.persistence.grant_store import GrantStore
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Update
from tests.component.accounts import approved
from tests.component.registrars import Registry
from tests.component.relying import ALL, Relying
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID
from tests.component.services import manage

SECOND_CHILD = "B142312123"
GUARDIAN, STUDENT = "g" * 22, "s" * 22
CHANGE = BindingChange(BindingId(STUDENT, GUARDIAN), EventType.APPROVED, 2, 1_800_000_000)


@pytest.fixture
def relying(service):
    """A service that the guardian of the tests has let in."""
    made = Relying(service)
    made.let_in_by(service.identities.of(GUARDIAN_ID))
    return made


def feed(service, relying, **query):
    """A page of a service's feed, as it is once what was stored last has settled."""
    service.now += policy.EVENT_SETTLES + 1
    status, told, _ = relying.call(READ_EVENTS, query=query)
    assert status == 200, told
    return told


def kinds(service, relying):
    return [(event["type"], event["data"]["reason"]) for event in feed(service, relying)["events"]]


def test_an_approval_is_told_with_the_service_s_own_subjects_and_no_more(service, settle, relying):
    binding = approved(service, settle)
    (event,) = feed(service, relying)["events"]
    subjects = Subjects(service.subject_key.bytes, relying.id)
    assert event["type"] == "binding.approved"
    assert event["data"] == {
        "account": subjects.of(SubjectKind.ACCOUNT, binding.guardian),
        "student": subjects.of(SubjectKind.STUDENT, binding.student),
        "version": 2,
        "reason": None,
    }
    told = json.dumps(event)
    assert not any(secret in told for secret in (binding.student, binding.guardian, STUDENT_ID, "王"))


def test_whoever_subscribed_to_the_bus_has_an_approval_and_an_end_as_they_are_described(
    service, settle, relying, clients
):
    """A rule of the city's own, to a queue of its own."""
    events, sqs = clients("events"), clients("sqs")
    url = sqs.create_queue(QueueName=f"{service.table.name}-subscriber")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    names = {"EventBusName": service.table.name}
    pattern = {"source": ["parent-binding"], "detail": {"service": [relying.id]}}
    approved(service, settle)
    events.put_rule(Name="subscriber", EventPattern=json.dumps(pattern), **names)
    events.put_targets(Rule="subscriber", Targets=[{"Id": "queue", "Arn": arn}], **names)
    second = approved(service, settle, student=_second_child(service))
    assert Registry(service).bar()[0] in (200, 201)
    settle()
    seen = [json.loads(message["Body"]) for message in _all_messages(sqs, url)]
    assert {event["source"] for event in seen} == {"parent-binding"}
    by_type = {event["detail-type"]: event["detail"] for event in seen}
    assert set(by_type) == {"binding.approved", "binding.ended"}
    student = Subjects(service.subject_key.bytes, relying.id).of(SubjectKind.STUDENT, second.student)
    assert by_type["binding.approved"]["data"]["student"] == student
    for kind, detail in by_type.items():
        assert BindingEvent.model_validate_json(json.dumps(_without_service(detail))).type == kind
        assert detail["service"] == relying.id


def _second_child(service):
    service.now += 60
    service.enrol(SECOND_CHILD, name="王二明", seat=2)
    return SECOND_CHILD


def _all_messages(sqs, url):
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        yield from messages
        for message in messages:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def _without_service(detail):
    return {name: value for name, value in detail.items() if name != "service"}


def test_two_services_know_one_account_by_subjects_that_have_nothing_in_common(service, settle, relying):
    other = Relying(service)
    other.let_in_by(service.identities.of(GUARDIAN_ID))
    approved(service, settle)
    (one,), (another,) = (feed(service, each)["events"] for each in (relying, other))
    assert one["id"] != another["id"]
    assert {one["data"]["account"], one["data"]["student"]}.isdisjoint(another["data"].values())


def test_a_move_to_another_school_is_told_and_one_to_another_class_is_not(service, settle, relying):
    approved(service, settle)
    for where in ({"class_name": "五年二班"}, {"school_code": "900102"}):
        service.now += 60
        service.enrol(STUDENT_ID, **where)
        settle()
        settle()
    events = feed(service, relying)["events"]
    assert [event["type"] for event in events] == ["binding.approved", "binding.changed"]
    assert [event["data"]["version"] for event in events] == [2, 4]


def test_a_pupil_who_left_and_came_back_is_told_as_an_end_and_another_approval(
    service, settle, workers, table, relying
):
    approved(service, settle)
    turn = TurnDay(DayLog(table), SchoolCatalogue(table), workers.queues[Worker.MOVES], lambda: service.now)
    turn()
    service.leave(STUDENT_ID, day(service.now))
    settle()
    service.now += policy.LEAVER_GRACE_DAYS * policy.DAY
    turn()
    settle()
    settle()
    service.now += 60
    service.enrol(STUDENT_ID)
    settle()
    settle()
    told = kinds(service, relying)  # the approval itself is forgotten by now
    assert told == [("binding.ended", "left_city"), ("binding.approved", None)]


def test_that_a_guardian_is_barred_is_told_as_an_end_and_not_why(service, settle, relying):
    approved(service, settle)
    service.now += 60
    assert Registry(service).bar()[0] in (200, 201)
    settle()
    assert kinds(service, relying)[1:] == [("binding.ended", "ended_by_school")]


def test_a_frozen_account_closes_its_bindings_to_services_for_good(service, settle, relying):
    binding = approved(service, settle)
    settle()
    service.now += 60
    service.accounts.freeze(binding.guardian, FrozenBy.APPROVAL, "mark", service.now, ["application"])
    settle()
    service.now += 60
    service.accounts.thaw(binding.guardian, {"application"})
    settle()
    assert kinds(service, relying) == [("binding.ended", "consent_withdrawn")]


def test_a_binding_of_an_account_that_was_merged_is_the_other_account_s(service, table):
    other = "h" * 22
    for guardian in (GUARDIAN, other):
        open_of(service, guardian)
    table.update(Update(keys.account(GUARDIAN), "SET #into = :o", {":o": other}, names={"#into": "into"}))
    before, after = Relying(service), Relying(service)
    before.let_in_by(GUARDIAN)
    after.let_in_by(other)
    publisher = Publisher(service)
    assert publisher.work(spelt(CHANGE)) == 0
    (told,) = publisher.bus.details
    assert told["service"] == after.id
    account = Subjects(service.subject_key.bytes, after.id).of(SubjectKind.ACCOUNT, other)
    assert told["data"]["account"] == account


def test_a_service_that_is_let_in_no_longer_hears_that_alone_it_does(service, settle, relying):
    other = Relying(service)
    binding = approved(service, settle)
    other.let_in_by(binding.guardian)
    settle()
    service.now += 60
    GrantStore(service.table).revoke(binding.guardian, relying.id, service.now)
    settle()
    # And what it was told before is read no more.
    assert kinds(service, relying) == [("binding.ended", "consent_withdrawn")]
    assert kinds(service, other) == []


def test_a_service_that_was_let_in_again_meanwhile_is_not_told_of_an_end(service, settle, relying):
    binding = approved(service, settle)
    change = AccountChange(binding.guardian, EventType.ENDED, "consent_withdrawn", "revoked#1", relying.id)
    publisher = Publisher(service)
    assert publisher.work(change._asdict()) == 0
    assert publisher.bus.details == []


@pytest.mark.parametrize(
    ("registered", "granted"), [(ALL, ALL - {ServiceScope.EVENTS_READ}), (ALL - {ServiceScope.EVENTS_READ}, ALL)]
)
def test_a_service_hears_of_events_only_if_it_and_the_guardian_s_consent_are_for_them(
    service, settle, registered, granted
):
    relying = Relying(service, scopes=sorted(registered))
    relying.let_in_by(service.identities.of(GUARDIAN_ID), granted)
    binding = approved(service, settle)
    settle()
    # Nor of the consent's end.
    GrantStore(service.table).revoke(binding.guardian, relying.id, service.now + 1)
    settle()
    service.now += policy.EVENT_SETTLES + 1
    assert not service.events.page(relying.id, "", service.now, service.now).events


def test_a_service_that_was_never_let_in_hears_nothing(service, let_in):
    stranger = Relying(service)
    publisher = Publisher(service)
    assert publisher.work(spelt(CHANGE)) == 0
    assert stranger.id not in [detail["service"] for detail in publisher.bus.details]
    assert feed(service, stranger)["events"] == []


def test_a_service_that_is_suspended_is_sent_nothing_and_finds_it_when_it_works_again(service, let_in):
    halted, _ = let_in
    assert manage(service, SUSPEND_SERVICE, halted.id)[0] == 200
    publisher = Publisher(service)
    ended = spelt(CHANGE._replace(type=EventType.ENDED, reason="left_city"))
    assert publisher.work(ended) == 0
    assert halted.id not in [one["service"] for one in publisher.bus.details + publisher.webhooks.bodies]
    assert manage(service, RESUME_SERVICE, halted.id)[0] == 200
    assert kinds(service, halted) == [("binding.ended", "left_city")]


def test_an_end_is_told_though_the_service_was_shut_out_before_it_could_be(service, let_in):
    one, shut_out = let_in
    GrantStore(service.table).revoke(GUARDIAN, shut_out.id, CHANGE.at + 1)
    later = CHANGE._replace(version=3, at=CHANGE.at + 2)
    assert Publisher(service).work(*(spelt(each._replace(type=EventType.ENDED)) for each in (CHANGE, later))) == 0
    assert [len(feed(service, each)["events"]) for each in (one, shut_out)] == [2, 1]


class Bus(EventBus):
    """A bus that remembers, and that does not take every entry at once."""

    def __init__(self, refusing=0):
        self.details, self.calls, self._refusing = [], 0, refusing
        super().__init__(self, "bus")

    def put_events(self, Entries):  # noqa: N803
        self.calls += 1
        answers = []
        for entry in Entries:
            refused = self._refusing > 0
            self._refusing -= refused
            if not refused:
                self.details.append(json.loads(entry["Detail"]) | {"type": entry["DetailType"]})
            answers.append({"ErrorCode": "ThrottlingException"} if refused else {"EventId": "e"})
        return {"FailedEntryCount": sum("ErrorCode" in one for one in answers), "Entries": answers}


class Webhooks:
    """What was queued for webhooks; the first ``failing`` times the queue is out of reach."""

    def __init__(self, failing=0):
        self.bodies, self._failing = [], failing

    def send(self, bodies, *, delay=0, group=""):
        if self._failing:
            self._failing -= 1
            raise StoreBusy("queue")
        self.bodies += [body | {"group": group} for body in bodies]


class Publisher:
    """The worker over a bus and a queue of one's own."""

    def __init__(self, service, *, bus=None, webhooks=None, events=None):
        self.bus, self.webhooks = bus or Bus(), webhooks or Webhooks()
        self.publish = PublishEvents(
            ApprovedBindings(service.table),
            GrantStore(service.table),
            ServiceStore(service.table),
            events or service.events,
            self.bus,
            self.webhooks,
            service.subject_key,
            lambda: service.now,
        )

    def work(self, *bodies):
        """How many were not done."""
        return sum(self._failed(body) for body in bodies)

    def _failed(self, body):
        try:
            self.publish(body)
        except (StoreBusy, KeyError, ValueError):
            return True
        return False


def open_of(service, guardian):
    """An account of a guardian who is known by index value alone."""
    account = Account(guardian, "王曉明", MAILBOX, "+886912345678", frozenset({"c" * 22}), "zh-Hant", "opened")
    service.accounts.open(account, service.now)


@pytest.fixture
def let_in(service):
    """Two services that an account of the tests has let in."""
    open_of(service, GUARDIAN)
    made = [Relying(service), Relying(service)]
    for one in made:
        one.let_in_by(GUARDIAN)
    return made


def test_a_change_that_comes_again_is_put_on_bus_and_queue_once(service, let_in):
    publisher = Publisher(service)
    assert publisher.work(*[spelt(CHANGE)] * 3) == 0
    assert sorted(detail["service"] for detail in publisher.bus.details) == sorted(one.id for one in let_in)
    assert sorted(body["group"] for body in publisher.webhooks.bodies) == sorted(one.id for one in let_in)
    assert publisher.bus.calls == 1


def test_the_bus_has_what_the_feed_has_with_the_service_beside(service, let_in):
    publisher = Publisher(service)
    publisher.work(spelt(CHANGE._replace(type=EventType.ENDED, reason="left_city")))
    for one in let_in:
        (event,) = feed(service, one)["events"]
        (detail,) = [detail for detail in publisher.bus.details if detail["service"] == one.id]
        assert detail == event | {"service": one.id}


def test_entries_that_the_bus_did_not_take_are_put_again_by_themselves(service, let_in):
    publisher = Publisher(service, bus=Bus(refusing=1))
    assert publisher.work(spelt(CHANGE)) == 0
    assert (publisher.bus.calls, len(publisher.bus.details)) == (2, 2)


def test_what_the_bus_takes_at_no_time_comes_again_and_the_others_do_not(service, let_in):
    publisher = Publisher(service, bus=Bus(refusing=6))
    assert publisher.work(spelt(CHANGE), spelt(CHANGE)) == 1
    assert len(publisher.bus.details) == len(publisher.webhooks.bodies) == 2
    one_taken = Publisher(service)
    one_taken.bus.put_events = _refusing_the_first(one_taken.bus.put_events)
    later = spelt(CHANGE._replace(version=3))
    assert one_taken.work(later) == 1
    assert len(one_taken.webhooks.bodies) == 1
    assert Publisher(service, bus=one_taken.bus, webhooks=one_taken.webhooks).work(later) == 1
    assert len(one_taken.webhooks.bodies) == 1


def _refusing_the_first(put):
    """The entry that is first in its call is never taken."""

    def refuse(Entries):  # noqa: N803
        answer = put(Entries[1:]) if Entries[1:] else {"Entries": []}
        return {"FailedEntryCount": 1, "Entries": [{"ErrorCode": "InternalFailure"}, *answer["Entries"]]}

    return refuse


def test_an_event_that_was_stored_and_told_nobody_is_told_when_it_comes_again(service, let_in):
    """Killed between store and bus, or between bus and queue."""
    publisher = Publisher(service, webhooks=Webhooks(failing=1))
    assert publisher.work(spelt(CHANGE)) == 1
    assert publisher.work(spelt(CHANGE)) == 0
    assert len(publisher.webhooks.bodies) == 2
    assert len({detail["id"] for detail in publisher.bus.details}) == 2


class Forgetful(EventStore):
    """The seeded defect: nobody notes what was sent on."""

    def mark_sent_on(self, event):
        return None


@pytest.mark.parametrize(("store", "told"), [(EventStore, 1), (Forgetful, 3)])
def test_the_count_catches_a_store_that_does_not_note_what_was_sent_on(service, let_in, store, told):
    publisher = Publisher(service, events=store(service.table))
    publisher.work(*[spelt(CHANGE)] * 3)
    assert len(publisher.bus.details) == told * len(let_in)


def test_records_that_come_often_and_shuffled_with_poison_among_them_have_one_effect_each(service):
    """Each step of some bindings 1 to 5 times, a tenth of all poison: one event a step, and the poison told apart."""
    rng = random.Random(6)
    relying = Relying(service)
    relying.let_in_by(GUARDIAN)
    open_of(service, GUARDIAN)
    steps = [
        spelt(BindingChange(BindingId(f"{number:022d}", GUARDIAN), kind, version, service.now + version))
        for number in range(12)
        for version, kind in enumerate((EventType.APPROVED, EventType.CHANGED, EventType.ENDED), 2)
    ]
    often = [step for step in steps for _ in range(rng.randint(1, 5))]
    often += [rng.choice(POISON) for _ in range(len(often) // 9)]
    rng.shuffle(often)
    publisher = Publisher(service)
    failed = publisher.work(*often)
    assert failed == len([body for body in often if body in POISON])
    assert len(publisher.bus.details) == len(publisher.webhooks.bodies) == len(steps)
    assert len({detail["id"] for detail in publisher.bus.details}) == len(steps)
    page = service.events.page(relying.id, "", service.now + 1, service.now)
    assert len(page.events) == len(steps)
    assert {event.version for event in page.events} == {2, 3, 4}


POISON = (
    {},
    {"binding": "short"} | {"type": "binding.ended", "version": 1, "at": 1, "reason": ""},
    spelt(CHANGE) | {"type": "binding.lost"},
    {name: value for name, value in spelt(CHANGE).items() if name != "version"},
)
