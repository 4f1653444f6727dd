"""Moving on: what follows when a student changes class, leaves the city and comes back, and what a day brings."""

import os
import random
from datetime import date, timedelta

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.relay_changes.operation import Worker
from functions.review_bindings.contract import DECIDE, READ_QUEUE
from functions.turn_day.following import FollowStudent, StudentMoving
from functions.turn_day.operation import TurnDay
from shared.domain import policy
from shared.domain.blocks import Block
from shared.domain.schools import SchoolId, SchoolLevel, day
from shared.persistence.day_log import DayLog
from shared.persistence.move_store import MoveStore
from shared.persistence.school_catalogue import SchoolCatalogue
from tests.component.service import GUARDIAN_ID, STUDENT_ID, TEACHER

NEW_TEACHER = "u" * 22
MOVED = {
    "school_code": "900201",
    "school_level": SchoolLevel.JUNIOR_HIGH,
    "class_name": "七年二班",
    "seat": 31,
    "teacher": NEW_TEACHER,
}


@pytest.fixture
def mailbox():
    return f"m{os.urandom(5).hex()}@example.org"


@pytest.fixture
def turn(workers, table, service):
    return TurnDay(DayLog(table), SchoolCatalogue(table), workers.queues[Worker.MOVES], lambda: service.now)


def filled_in(service, mailbox):
    session = service.sign_in(mailbox)
    body = service.application(session)
    body["guardian"]["email"] = mailbox
    return session, body


def handed_in(service, session, body):
    status, submitted, headers = service.submit(session, body)
    assert status == 201, submitted
    return submitted["bindings"][0]["binding_id"], headers["session-token"]


def hand_in(service, mailbox):
    return handed_in(service, *filled_in(service, mailbox))


def approve(service, binding_id, teacher=TEACHER, version=1):
    path, headers = {"binding_id": binding_id}, {"if-match": f'"{version}"'}
    return service.call(DECIDE, {"action": "approve"}, staff=teacher, path=path, headers=headers)[0]


def queue(service, teacher):
    return [item["binding_id"] for item in service.call(READ_QUEUE, staff=teacher)[1]["bindings"]]


def standing(service, session):
    ((binding,),) = [a["bindings"] for a in service.call(APPLICATION_STATUS, session=session)[1]["applications"]]
    return binding


def state(service):
    _, (binding,) = MoveStore(service.table).read(service.identities.of(STUDENT_ID))
    return binding.state


def leave(service):
    service.leave(STUDENT_ID, day(service.now))


def pass_days(service, turn, workers, stream, days):
    """Turn so many days, one after the other, each with all that follows from it."""
    for _ in range(days):
        service.now += policy.DAY
        turn()
        workers.drain()
        workers.work(stream.records())


def test_what_waits_goes_with_the_student_to_the_new_teacher(service, stream, workers, mailbox):
    binding_id, session = hand_in(service, mailbox)
    workers.work(stream.records())
    assert queue(service, TEACHER) == [binding_id]
    service.enrol(STUDENT_ID, **MOVED)
    workers.work(stream.records())
    assert (queue(service, TEACHER), queue(service, NEW_TEACHER)) == ([], [binding_id])
    assert (approve(service, binding_id), approve(service, binding_id, NEW_TEACHER)) == (404, 200)
    assert standing(service, session)["class_name"] == "七年二班"


def test_an_application_that_raced_the_move_reaches_the_new_teacher(service, stream, workers, mailbox):
    session, body = filled_in(service, mailbox)
    service.enrol(STUDENT_ID, **MOVED)
    workers.work(stream.records())
    binding_id, _ = handed_in(service, session, body)
    assert queue(service, NEW_TEACHER) == []
    workers.work(stream.records())
    assert queue(service, NEW_TEACHER) == [binding_id]


def test_the_race_with_the_move_is_lost_where_nobody_looks_at_the_roster_again(service, stream, workers, mailbox):
    """Twin: the seeded defect is a worker that follows nobody."""
    workers.replace(Worker.MOVES, lambda body: None)
    session, body = filled_in(service, mailbox)
    service.enrol(STUDENT_ID, **MOVED)
    workers.work(stream.records())
    handed_in(service, session, body)
    workers.work(stream.records())
    assert queue(service, NEW_TEACHER) == []


def test_moving_up_ends_nothing_and_tells_nobody(service, stream, workers, mailbox, subjects):
    binding_id, session = hand_in(service, mailbox)
    approve(service, binding_id)
    workers.work(stream.records())
    told = len(subjects(mailbox))
    service.enrol(STUDENT_ID, **MOVED)
    workers.work(stream.records())
    assert (standing(service, session)["state"], len(subjects(mailbox))) == ("approved", told)


def test_a_leaver_keeps_the_binding_for_the_grace_time_then_it_ends_and_the_guardian_is_told(
    service,
    stream,
    workers,
    turn,
    mailbox,
    subjects,
):
    binding_id, _ = hand_in(service, mailbox)
    approve(service, binding_id)
    workers.work(stream.records())
    turn()
    leave(service)
    pass_days(service, turn, workers, stream, policy.LEAVER_GRACE_DAYS - 1)
    assert state(service) == "approved"
    told = len(subjects(mailbox))
    pass_days(service, turn, workers, stream, 1)
    assert state(service) == "ended"
    assert len(subjects(mailbox)) == told + 1
    pass_days(service, turn, workers, stream, 3)
    assert len(subjects(mailbox)) == told + 1


def test_days_that_were_missed_are_made_up_for(service, stream, workers, turn, mailbox):
    binding_id, _ = hand_in(service, mailbox)
    approve(service, binding_id)
    turn()
    leave(service)
    service.now += (policy.LEAVER_GRACE_DAYS + 12) * policy.DAY
    turn()
    workers.work(stream.records())
    assert state(service) == "ended"


def test_who_comes_back_in_time_keeps_everything(service, stream, workers, turn, mailbox):
    binding_id, _ = hand_in(service, mailbox)
    turn()
    leave(service)
    pass_days(service, turn, workers, stream, 30)
    assert queue(service, TEACHER) == []
    service.enrol(STUDENT_ID, **MOVED)
    pass_days(service, turn, workers, stream, policy.LEAVER_GRACE_DAYS)
    assert queue(service, NEW_TEACHER) == [binding_id]


def test_a_binding_that_ended_comes_back_with_the_student_and_the_guardian_is_told(
    service,
    stream,
    workers,
    turn,
    mailbox,
    subjects,
):
    binding_id, _ = hand_in(service, mailbox)
    approve(service, binding_id)
    turn()
    leave(service)
    workers.work(stream.records())
    pass_days(service, turn, workers, stream, policy.LEAVER_GRACE_DAYS)
    before = len(subjects(mailbox))
    service.enrol(STUDENT_ID, **MOVED)
    workers.work(stream.records())
    workers.work(stream.records())
    assert (state(service), len(subjects(mailbox))) == ("approved", before + 1)
    assert "恢復" in subjects(mailbox)[-1]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_order_the_records_come_in_the_end_is_the_same(
    service, stream, workers, turn, mailbox, subjects, seed
):
    rng = random.Random(seed)
    binding_id, _ = hand_in(service, mailbox)
    approve(service, binding_id)
    records = stream.records()
    leave(service)
    records += stream.records()
    service.enrol(STUDENT_ID, **MOVED)
    often = [record for record in records + stream.records() for _ in range(rng.randint(1, 4))]
    rng.shuffle(often)
    workers.work(often)
    assert state(service) == "approved"
    told = subjects(mailbox)
    assert len(told) == len(set(told))


def test_a_day_is_turned_once_however_often_it_is_asked_for(service, workers, turn):
    turn()
    service.now += policy.DAY
    turn()
    workers.drain()
    turn()
    assert workers.drain().total() == 0


class Restless(MoveStore):
    """A roster in which the student moves each time that one has looked."""

    def read(self, student):
        place, bindings = super().read(student)
        return place._replace(seat=place.seat + 1 + bindings[0].version % 2), bindings

    def carry(self, binding, place, action, now):
        return False


def test_who_never_stands_still_is_looked_at_again_later(service, mailbox):
    hand_in(service, mailbox)
    with pytest.raises(StudentMoving):
        FollowStudent(Restless(service.table), lambda: service.now)(service.identities.of(STUDENT_ID))


def test_the_school_year_turns_without_ending_anything(service, stream, workers, turn, mailbox):
    binding_id, session = hand_in(service, mailbox)
    approve(service, binding_id)
    workers.work(stream.records())
    service.now = 1_816_880_000  # 30 July 2027 in Taipei
    assert day(service.now) == date(2027, 7, 30)
    turn()
    pass_days(service, turn, workers, stream, 4)
    assert day(service.now) == date(2027, 7, 30) + timedelta(4)
    assert state(service) == "approved"


def bar(service, on):
    """A block of the guardian from the student, set now and holding from a day on."""
    _, (binding,) = MoveStore(service.table).read(service.identities.of(STUDENT_ID))
    block = Block(binding.id, GUARDIAN_ID, on, "order", "r" * 22, service.now)
    service.blocks.set(block, SchoolId(SchoolLevel.ELEMENTARY, "900101"))


def test_a_block_ends_the_binding_on_its_day_and_not_before(service, stream, workers, turn, mailbox, subjects):
    binding_id, _ = hand_in(service, mailbox)
    approve(service, binding_id)
    workers.work(stream.records())
    turn()
    bar(service, day(service.now) + timedelta(3))
    pass_days(service, turn, workers, stream, 2)
    assert state(service) == "approved"
    told = len(subjects(mailbox))
    pass_days(service, turn, workers, stream, 2)
    assert (state(service), len(subjects(mailbox))) == ("ended", told + 1)


def test_who_was_barred_meanwhile_does_not_come_back_with_the_student(service, stream, workers, turn, mailbox):
    binding_id, _ = hand_in(service, mailbox)
    approve(service, binding_id)
    turn()
    leave(service)
    pass_days(service, turn, workers, stream, policy.LEAVER_GRACE_DAYS)
    service.enrol(STUDENT_ID)
    bar(service, day(service.now))
    workers.work(stream.records())
    assert state(service) == "ended"
