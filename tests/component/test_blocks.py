"""Blocks: what they refuse and end, from which day, and the two registrars whom it takes to lift one."""

import json
import os
import urllib.request
from datetime import timedelta

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.protect_students.contract import EXEMPT_STUDENT, READ_BLOCKS, READ_LIFTS
from functions.review_bindings.contract import DECIDE
from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.submit_application.operation import SubmitApplication
from shared.domain import policy
from shared.domain.refusals import FieldError, Refusal
from shared.domain.schools import SchoolId, SchoolLevel, day, midnight
from tests.component.registrars import FIRST, ORDER, OTHER_SCHOOL, RELIEF, SECOND, STRANGER, Registry
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER, UNKNOWN_ID
from tests.component.trace import Trace

HERE = SchoolId(SchoolLevel.ELEMENTARY, "900101")
OTHER_GUARDIAN = "W234567893"


@pytest.fixture
def registry(service):
    return Registry(service)


@pytest.fixture
def trace(clients):
    trace = Trace(clients)
    yield trace
    trace.close()


@pytest.fixture
def letters(engine):
    """The mails that an address was sent."""

    def look(address):
        with urllib.request.urlopen(f"{engine}/_ministack/ses/messages", timeout=5) as answer:
            boxes = json.load(answer)["messages"].values()
        return [mail for box in boxes for mail in box if mail["To"] == [address]]

    return look


def apply(service, mailbox=MAILBOX, guardian=GUARDIAN_ID, key="key-00000001"):
    session = service.sign_in(mailbox)
    body = service.application(session, guardian=guardian)
    body["guardian"]["email"] = mailbox
    return service.submit(session, body, key)


def approve(service, submitted):
    path = {"binding_id": submitted["bindings"][0]["binding_id"]}
    answer = service.call(DECIDE, {"action": "approve"}, staff=TEACHER, path=path, headers={"if-match": '"1"'})
    assert answer[0] == 200, answer


def later(service, days=1):
    service.now += days * 86_400


def status(service, session):
    (application,) = service.call(APPLICATION_STATUS, session=session)[1]["applications"]
    return application["bindings"][0]


# What a block refuses and ends.


def refusals(service, registry, trace):
    """What a barred guardian is answered, and one whose binding another contact holds; and what each asked of AWS."""
    apply(service, "first@example.org", OTHER_GUARDIAN)
    registry.bar()
    answers = []
    for mailbox, guardian in (("barred@example.org", GUARDIAN_ID), ("second@example.org", OTHER_GUARDIAN)):
        session = service.sign_in(mailbox)
        body = service.application(session, guardian=guardian)
        body["guardian"]["email"] = mailbox
        trace.take()
        status, answer, headers = service.submit(session, body)
        answers.append((status, answer, headers | {"session-token": ""}, trace.take()))
    return answers


def test_a_barred_guardian_is_refused_like_any_other_who_is_and_others_are_not(service, registry, trace):
    barred, refused = refusals(service, registry, trace)
    assert (refused[0], refused[1]["code"]) == (409, "application_refused")
    assert barred == refused
    later(service)
    assert apply(service, "third@example.org", "A800000014")[0] == 201


class QueuesForBindingsAlone(SubmitApplication):
    """The seeded defect: nothing is queued where a block refused."""

    def _refusal(self, refused, session):
        if refused.standing is None:
            return Refusal("application_refused", errors=(FieldError(f"/students/{refused.place}", "invalid_value"),))
        return super()._refusal(refused, session)


class NamesTheBlock(SubmitApplication):
    """The seeded defect: a block is refused in words of its own."""

    def _refusal(self, refused, session):
        return Refusal("not_cancellable") if refused.standing is None else super()._refusal(refused, session)


@pytest.mark.parametrize("broken", [QueuesForBindingsAlone, NamesTheBlock])
def test_the_comparison_catches_a_refusal_that_tells_of_the_block(service, registry, trace, broken):
    service.replace(SUBMIT_APPLICATION, broken)
    barred, refused = refusals(service, registry, trace)
    assert barred != refused


@pytest.mark.parametrize("approved", [False, True])
def test_a_block_ends_what_is_open_and_the_guardian_reads_nothing_of_it(service, registry, stream, workers, approved):
    _, submitted, headers = apply(service)
    if approved:
        approve(service, submitted)
    stream.records()
    assert registry.bar()[0] == 200
    bound = status(service, headers["session-token"])
    assert (bound["state"], bound["reason"]["code"], bound["cancellable"]) == ("ended", "barred", False)
    assert "限制" not in bound["reason"]["text"] and ORDER not in str(bound)
    workers.work(stream.records())
    later(service)
    assert apply(service, key="key-00000002")[1]["code"] == "application_refused"


def test_the_guardian_is_told_that_a_binding_ended_and_only_once(service, registry, stream, workers, letters):
    mailbox = f"b{os.urandom(5).hex()}@example.org"
    apply(service, mailbox)
    workers.work(stream.records())
    registry.bar()
    workers.work(stream.records())
    registry.bar()
    workers.work(stream.records())
    told = letters(mailbox)
    assert sum("已結束" in mail["Subject"] for mail in told) == 1
    assert not any(word in str(told) for word in (ORDER, "限制", "barred", GUARDIAN_ID, STUDENT_ID))


def test_a_block_bars_from_its_day_on_and_ends_then_what_is_open(service, registry):
    assert registry.bar(days=2)[1]["holds"] is False
    _, submitted, headers = apply(service)
    approve(service, submitted)
    assert status(service, headers["session-token"])["state"] == "approved"
    assert service.blocks.enforce(HERE, service.now) == 0
    later(service, 2)
    assert registry.card()[1]["blocks"][0]["holds"] is True
    assert service.blocks.enforce(HERE, service.now) == 1
    assert service.blocks.enforce(HERE, service.now) == 0
    (bound,) = registry.card()[1]["bindings"]
    assert bound["state"] == "ended"


def test_days_that_were_missed_are_caught_up_with(service, registry):
    registry.bar(days=1)
    apply(service)
    later(service, 9)
    assert service.blocks.enforce(HERE, service.now) == 1


def test_a_day_begins_at_midnight_in_taipei(service, registry):
    registry.bar(days=1)
    apply(service)
    starts = registry.service.blocks.of_school(HERE)[0].starts
    assert service.blocks.enforce(HERE, midnight(starts) - 1) == 0
    assert service.blocks.enforce(HERE, midnight(starts)) == 1


def test_a_block_may_be_set_earlier_and_not_later(service, registry):
    assert registry.bar(days=5)[0] == 200
    assert registry.bar(days=5)[0] == 200
    assert registry.bar(days=3)[0] == 200
    assert registry.bar(days=4)[1]["code"] == "block_stands"
    assert len(registry.call(READ_BLOCKS)[1]["blocks"]) == 1


def test_nothing_personal_stands_in_the_table_in_clear(service, registry, clients, table):
    registry.bar()
    registry.ask_lift()
    dump = str(clients("dynamodb").scan(TableName=table.name)["Items"]).encode("unicode_escape")
    for canary in (GUARDIAN_ID, ORDER, RELIEF):
        assert canary.encode("unicode_escape") not in dump


# Who may.


def test_only_a_registrar_of_the_childs_own_school_may_do_any_of_it(service, registry):
    registry.bar()
    registry.ask_lift()
    for ask in (registry.look_up, registry.card, registry.protect, registry.bar, registry.ask_lift, registry.confirm):
        for staff in (TEACHER, STRANGER):
            assert ask(staff=staff)[1]["code"] == "staff_not_assigned"
        assert ask(staff=STRANGER, school=OTHER_SCHOOL)[1]["code"] == "student_not_in_school"
    assert registry.card()[1]["protected"] is False
    assert len(service.blocks.of_school(HERE)) == 1


def test_a_child_of_another_school_is_looked_up_like_one_whom_nobody_knows(service, registry):
    service.enrol(UNKNOWN_ID, school_code="900102")
    elsewhere = registry.look_up(UNKNOWN_ID)
    assert elsewhere == registry.look_up("P269747034")
    assert elsewhere[1]["code"] == "student_not_in_school"


# Two registrars.


def test_one_asks_and_another_lifts_and_the_guardian_may_apply_again(service, registry):
    apply(service)
    registry.bar()
    assert registry.ask_lift()[1] == {"guardian_id": registry.guardian, "lifted": False}
    (open_lift,) = registry.call(READ_LIFTS, staff=SECOND)[1]["lifts"]
    assert (open_lift["student_name"], open_lift["block"]["lift"]["own"]) == ("王大明", False)
    assert open_lift["block"]["lift"]["reference"] == RELIEF
    assert registry.confirm(at=open_lift["block"]["lift"]["requested_at"])[1]["lifted"] is True
    assert registry.call(READ_LIFTS)[1]["lifts"] == [] == registry.call(READ_BLOCKS)[1]["blocks"]
    later(service)
    assert apply(service, key="key-00000002")[0] == 201


def test_whoever_asked_can_not_confirm(service, registry):
    registry.bar(staff=SECOND)
    registry.ask_lift()
    assert registry.confirm(staff=FIRST)[1]["code"] == "second_registrar_required"
    assert len(service.blocks.of_school(HERE)) == 1


def test_a_repeat_of_any_step_changes_nothing(service, registry):
    registry.bar()
    first = registry.ask_lift()
    service.now += 60
    assert registry.ask_lift()[:2] == first[:2]
    assert registry.ask_lift(staff=SECOND)[1]["code"] == "lift_already_requested"
    asked = service.now - 60
    assert registry.confirm(at=asked)[:2] == registry.confirm(at=asked)[:2]
    assert registry.confirm(staff=FIRST, at=asked)[1]["code"] == "block_not_found"


def test_a_request_is_void_once_the_block_is_set_anew(service, registry):
    registry.bar()
    registry.ask_lift()
    registry.bar()
    assert registry.confirm()[1]["code"] == "lift_not_requested"


def test_another_request_than_the_one_that_was_seen_is_not_confirmed(service, registry):
    registry.bar()
    registry.ask_lift()
    assert registry.confirm(at=service.now - 1)[1]["code"] == "lift_not_requested"


def test_what_no_block_stands_for_can_not_be_lifted(registry):
    assert registry.ask_lift()[1]["code"] == "block_not_found"
    assert registry.confirm()[1]["code"] == "block_not_found"


def test_on_the_blocks_day_nobody_approves_the_guardian_before_the_day_is_turned(service, registry):
    path = {"binding_id": apply(service)[1]["bindings"][0]["binding_id"]}
    registry.bar(days=1)

    def decide(**decision):
        return service.call(DECIDE, decision, staff=TEACHER, path=path, headers={"if-match": '"1"'})[:2]

    service.now = midnight(day(service.now) + timedelta(days=1))
    status, answer = decide(action="approve")
    assert (status, answer["code"]) == (409, "application_refused")
    assert decide(action="reject", reason="not_guardian")[0] == 200


def test_until_the_blocks_day_the_guardian_may_be_approved(service, registry):
    submitted = apply(service)[1]
    registry.bar(days=1)
    service.now = midnight(day(service.now) + timedelta(days=1)) - 1
    approve(service, submitted)


def test_of_a_child_who_left_the_registrar_sees_and_sets_nothing_once_the_grace_is_over(service, registry):
    def asked():
        answers = [
            registry.card(),
            registry.look_up(),
            registry.call(READ_BLOCKS),
            registry.protect(),
            registry.call(EXEMPT_STUDENT, {"reason": None}),
            registry.bar(),
            registry.ask_lift(),
            registry.confirm(),
        ]
        return [answer.get("code", answer_status) for answer_status, answer, _ in answers]

    service.leave(STUDENT_ID, day(service.now))
    later(service, policy.LEAVER_GRACE_DAYS - 1)
    assert "student_not_in_school" not in asked()
    later(service, 1)
    assert set(asked()) == {"student_not_in_school"}
    assert registry.call(READ_LIFTS)[1]["lifts"] == []
