"""Reminders: who decides hears of what waits after so many days, each time once, in counts and never in names."""

import json
import os
import urllib.request
from datetime import timedelta
from typing import NamedTuple

import pytest

from functions.relay_changes.operation import Worker
from functions.review_bindings.contract import DECIDE
from functions.turn_day.operation import TurnDay
from shared.domain import policy
from shared.domain.pupils import Homeroom
from shared.domain.schools import SchoolId, SchoolLevel, day
from shared.domain.staff import Assignment, Member, Role
from shared.persistence.assignment_store import AssignmentStore, Given
from shared.persistence.day_log import DayLog
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.message_log import MessageLog
from shared.persistence.school_catalogue import SchoolCatalogue
from tests.component.service import TEACHER

SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")


class Staff(NamedTuple):
    """Addresses of a test's own, since the engine has one mailbox for all tests."""

    teacher: str
    substitute: str
    former_substitute: str
    registrar: str
    registrar_elsewhere: str


@pytest.fixture
def staff(service, table, field_key):
    """A class with its teacher, a substitute and one whose time is over, and registrars of this and another level."""
    addresses = Staff(*(f"{name}{os.urandom(5).hex()}@school.example" for name in ("t", "s", "f", "r", "e")))
    HomeroomStore(table, field_key, os.urandom).put(SCHOOL, Homeroom("五年一班", TEACHER, "陳老師", addresses.teacher))
    HomeroomStore(table, field_key, os.urandom).put(SCHOOL, Homeroom("五年二班", "v" * 22, "林老師", "other@x.example"))
    today, elsewhere = day(service.now), SchoolId(SchoolLevel.JUNIOR_HIGH, "900101")
    given = [
        Assignment("s" * 22, Role.SUBSTITUTE, SCHOOL, "五年一班", today, None, ""),
        Assignment("f" * 22, Role.SUBSTITUTE, SCHOOL, "五年一班", today - timedelta(9), today, ""),
        Assignment("r" * 22, Role.REGISTRAR, SCHOOL, "", today, None, ""),
        Assignment("e" * 22, Role.REGISTRAR, elsewhere, "", today, None, ""),
    ]
    SchoolCatalogue(table).put(SchoolCatalogue(table).schools(SCHOOL.level)[0]._replace(level=elsewhere.level))
    for assignment, address in zip(given, addresses[1:], strict=True):
        AssignmentStore(table, field_key, os.urandom).give(Given(assignment, Member("洪巧雲", address)))
    return addresses


@pytest.fixture
def turn(workers, table, service):
    return TurnDay(DayLog(table), SchoolCatalogue(table), workers.queues[Worker.MOVES], lambda: service.now)


@pytest.fixture
def told(subjects):
    return lambda addresses: [len(subjects(address)) for address in addresses]


@pytest.fixture
def waiting(service, stream, workers, turn, staff):
    """An application that nobody has decided yet, handed in on a day that was turned."""
    turn()
    session = service.sign_in()
    status, submitted, _ = service.submit(session, service.application(session))
    assert status == 201
    workers.work(stream.records())
    return submitted["bindings"][0]["binding_id"]


def pass_days(service, turn, workers, days):
    for _ in range(days):
        service.now += policy.DAY
        turn()
        workers.drain()


def decide(service, binding_id):
    path, headers = {"binding_id": binding_id}, {"if-match": '"1"'}
    assert service.call(DECIDE, {"action": "approve"}, staff=TEACHER, path=path, headers=headers)[0] == 200


def test_teacher_and_substitute_hear_after_three_and_seven_days_the_registrar_after_ten(
    service, workers, turn, staff, told, waiting
):
    heard = []
    for _ in range(12):
        pass_days(service, turn, workers, 1)
        heard.append(told(staff))
    assert heard[1] == [0, 0, 0, 0, 0]
    assert heard[2] == heard[5] == [1, 1, 0, 0, 0]
    assert heard[6] == heard[8] == [2, 2, 0, 0, 0]
    assert heard[9] == heard[11] == [2, 2, 0, 1, 0]


def test_who_has_decided_is_not_reminded(service, stream, workers, turn, staff, told, waiting):
    decide(service, waiting)
    workers.work(stream.records())
    pass_days(service, turn, workers, 11)
    assert told(staff) == [0, 0, 0, 0, 0]


def test_after_days_without_a_run_each_hears_once(service, workers, turn, staff, told, waiting):
    pass_days(service, turn, workers, 2)
    service.now += 9 * policy.DAY
    pass_days(service, turn, workers, 1)
    assert told(staff) == [1, 1, 0, 1, 0]


def test_a_school_s_task_that_comes_again_tells_nobody_twice(service, workers, turn, staff, told, waiting):
    pass_days(service, turn, workers, 2)
    since, today = (day(service.now + days * policy.DAY).isoformat() for days in (0, 1))
    service.now += policy.DAY
    task = {"school": [*SCHOOL, "市立內湖國小"], "since": since, "day": today}
    workers.queues[Worker.MOVES].send([task] * 3)
    workers.drain()
    assert told(staff) == [1, 1, 0, 0, 0]


class Forgetful(MessageLog):
    """The seeded defect: a sender that does not remember."""

    def claim(self, message_id, now):
        return True


def test_the_count_catches_a_sender_that_does_not_remember(service, workers, turn, staff, told, waiting, table):
    """Twin."""
    workers.sender._log = Forgetful(table)
    pass_days(service, turn, workers, 3)
    task = {"school": [*SCHOOL, "市立內湖國小"], "since": day(service.now - policy.DAY).isoformat()}
    workers.queues[Worker.MOVES].send([task | {"day": day(service.now).isoformat()}])
    workers.drain()
    assert told(staff)[0] == 2


def test_a_reminder_names_the_class_and_counts_and_no_child(service, workers, turn, staff, waiting, engine):
    pass_days(service, turn, workers, 10)
    with urllib.request.urlopen(f"{engine}/_ministack/ses/messages", timeout=5) as answer:
        boxes = json.load(answer)["messages"].values()
    mails = [json.dumps(m, ensure_ascii=False) for box in boxes for m in box if m["To"][0] in staff]
    assert len(mails) == 5
    for mail in mails:
        assert "五年一班" in mail and "市立內湖國小" in mail and "https://binding.example/staff/" in mail
        assert not any(word in mail for word in ("王大明", "王○明", "王曉明", "A123456789"))


def test_what_waits_in_a_queue_holds_no_address(service, workers, turn, staff, waiting):
    bodies = []
    workers.replace(Worker.MESSAGES, bodies.append)
    pass_days(service, turn, workers, 10)
    assert len(bodies) == 5
    assert "@" not in json.dumps(bodies)


def test_a_school_that_can_t_be_read_holds_up_no_other(service, workers, turn, staff, told, waiting):
    """The queue repeats a task that failed, alone; here the others come after it."""
    failed = []
    work = workers._work[Worker.MOVES]

    def one(body):
        try:
            work(body)
        except ValueError:
            failed.append(body)

    workers.replace(Worker.MOVES, one)
    workers.queues[Worker.MOVES].send([{"school": ["no such level", "900101", ""], "since": "x", "day": "y"}])
    pass_days(service, turn, workers, 3)
    assert (len(failed), told(staff)) == (1, [1, 1, 0, 0, 0])
