"""Coming of age: guardians hear before, the school on the day, each once, whatever is late, repeated or corrected."""

import json
import os
import random
from datetime import date, timedelta

import pytest

from functions.follow_birthdays.operation import FollowBirthday, StudentChanging
from functions.relay_changes.birthdays import birthdays
from functions.relay_changes.operation import Worker, tasks
from shared.domain import policy
from shared.domain.majority import of_age_on
from shared.domain.pupils import Homeroom
from shared.domain.schools import SchoolId, SchoolLevel, day
from shared.persistence import keys
from shared.persistence.change_stream import Change, read_change
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.majority_store import MajorityStore
from shared.persistence.pupil_store import PupilStore
from tests.component.accounts import approved
from tests.component.majority import comes_in
from tests.component.service import STUDENT_ID, TEACHER, UNKNOWN_ID

NOTICE = policy.OF_AGE_NOTICE_DAYS
SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")
COMES, LETTERS = "學生即將成年", "請列印通知"


@pytest.fixture
def mailbox():
    return f"g{os.urandom(5).hex()}@example.org"


@pytest.fixture
def teacher(service, table, field_key):
    address = f"t{os.urandom(5).hex()}@school.example"
    HomeroomStore(table, field_key, os.urandom).put(SCHOOL, Homeroom("五年一班", TEACHER, "陳老師", address))
    return address


@pytest.fixture
def heard(subjects):
    """How often an address heard of it."""
    return lambda address, of=COMES: sum(of in subject for subject in subjects(address))


def found_on(majorities, service, days):
    return majorities.on(day(service.now) + timedelta(days))


def test_a_guardian_hears_once_thirty_days_before(service, settle, born, pass_days, mailbox, heard):
    approved(service, settle, mailbox=mailbox)
    born(NOTICE + 2)
    settle()
    told = []
    for _ in range(4):
        pass_days(1)
        told.append(heard(mailbox))
    assert told == [0, 1, 1, 1]


def test_days_without_a_run_are_made_up_for(service, settle, born, pass_days, mailbox, heard):
    approved(service, settle, mailbox=mailbox)
    born(NOTICE + 1)
    settle()
    pass_days(NOTICE + 9, missed=True)
    pass_days(1)
    assert heard(mailbox) == 1


def test_who_is_known_late_is_told_at_once_and_who_is_bound_late_too(service, settle, born, mailbox, heard):
    born(NOTICE - 10)
    settle()
    binding = approved(service, settle, mailbox=mailbox)
    settle()
    assert heard(mailbox) == 0
    # Of an elementary school's pupil an approval sets nothing off; the roster's next word on the pupil does.
    born(NOTICE - 10)
    settle()
    assert heard(mailbox) == 1
    image = {"st": "approved", "lvl": "senior_high"}
    assert birthdays(Change(keys.binding(binding), {"st": "applied"}, image, {})) == [{"student": binding.student}]


def test_a_corrected_date_is_told_anew_and_the_old_day_finds_nobody(service, settle, born, majorities, mailbox, heard):
    approved(service, settle, mailbox=mailbox)
    for days in (10, 20, 20):
        born(days)
        settle()
    assert heard(mailbox) == 2
    assert [len(found_on(majorities, service, days)) for days in (10, 20)] == [0, 1]


def test_who_left_is_found_no_more_and_who_comes_back_is(service, settle, born, majorities, field_key, mailbox, heard):
    approved(service, settle, mailbox=mailbox)
    born(100)
    settle()
    service.bring_in(teacher="", left=day(service.now))
    settle()
    assert found_on(majorities, service, 100) == []
    service.bring_in(teacher=TEACHER, left=None)
    settle()
    assert found_on(majorities, service, 100) == [service.identities.of(STUDENT_ID)]


def test_a_pupil_whom_an_undone_import_forgets_is_found_no_more(
    service, settle, born, majorities, stream, workers, table, field_key
):
    born(100)
    settle()
    key = keys.profile(service.identities.of(STUDENT_ID))
    old = table.get(key)
    table.delete([key])
    bodies = [task.body for task in tasks(Change(key, old, None, {})) if task.worker is Worker.BIRTHDAYS]
    workers.queues[Worker.BIRTHDAYS].send(bodies)
    workers.drain()
    assert found_on(majorities, service, 100) == []


def test_a_young_pupil_is_not_watched(service, settle, born, majorities):
    born(4_000)
    settle()
    assert found_on(majorities, service, 4_000) == []


@pytest.mark.parametrize("seed", range(3))
def test_events_late_twice_and_out_of_order_leave_the_one_day_that_stands(
    service, stream, workers, born, majorities, stored, seed
):
    bodies = []
    for days in (100, 50, 100, 300, 50):
        born(days)
        bodies += [t.body for r in stream.records() for t in tasks(read_change(r)) if t.worker is Worker.BIRTHDAYS]
    late = bodies * 2
    random.Random(seed).shuffle(late)
    workers.queues[Worker.BIRTHDAYS].send(late)
    workers.drain()
    noted = [key for key in stored(service.identities.of(STUDENT_ID)) if key["PK"]["S"].startswith("A#")]
    assert len(noted) == len(found_on(majorities, service, 50)) == 1


class Restless(MajorityStore):
    """A roster that changes a pupil behind each look, so many times."""

    def __init__(self, table, field_key, changes):
        super().__init__(table, field_key)
        self.changes = iter(changes)

    def read(self, student):
        minor = super().read(student)
        if change := next(self.changes, None):
            change()
        return minor


class Careless(Restless):
    """The seeded defect: it writes what it read, whether that still stands or not."""

    def note(self, student, minor, was, today):
        there = super().read(student)
        return super().note(student, minor._replace(sealed=there.sealed, left=there.left), was, today)


def raced(service, store, born):
    """A worker that looks at a pupil while a roster corrects the date."""
    born(100)
    follow = FollowBirthday(store, None, None, lambda: service.now)
    follow({"student": service.identities.of(STUDENT_ID)})


def test_a_date_corrected_during_a_look_is_looked_at_again(service, table, field_key, born, majorities):
    raced(service, Restless(table, field_key, [lambda: born(200)]), born)
    assert [len(found_on(majorities, service, days)) for days in (100, 200)] == [0, 1]


def test_the_look_catches_a_careless_writer(service, table, field_key, born, majorities):
    """Twin."""
    raced(service, Careless(table, field_key, [lambda: born(200)]), born)
    assert [len(found_on(majorities, service, days)) for days in (100, 200)] == [1, 0]


def test_a_pupil_who_never_rests_comes_again(service, table, field_key, born):
    store = Restless(table, field_key, [lambda days=days: born(days) for days in range(100, 110)])
    with pytest.raises(StudentChanging):
        raced(service, store, born)


def test_the_teacher_hears_on_the_day_in_counts(service, settle, born, pass_days, teacher, mailbox, heard, subjects):
    approved(service, settle, mailbox=mailbox)
    born(2)
    settle()
    told = []
    for _ in range(3):
        pass_days(1)
        told.append(heard(teacher, LETTERS))
    assert told == [0, 1, 1]
    (subject,) = [subject for subject in subjects(teacher) if LETTERS in subject]
    assert "1 位學生" in subject and "五年一班" in subject


def test_of_whom_no_letter_is_printed_the_teacher_does_not_hear(
    service, settle, born, pass_days, teacher, mailbox, heard
):
    approved(service, settle, mailbox=mailbox)
    service.enrol(UNKNOWN_ID, name="張大寶", seat=2)  # nobody is bound
    for pupil in (STUDENT_ID, UNKNOWN_ID):
        born(1, pupil)
    profile = keys.profile(service.identities.of(STUDENT_ID))
    service.table.put(profile, {**_without_keys(service.table.get(profile)), "prot": True})
    settle()
    pass_days(2)
    assert heard(teacher, LETTERS) == 0


def _without_keys(item):
    return {name: value for name, value in item.items() if name not in ("PK", "SK")}


def test_no_key_and_no_queue_tells_a_birthday(service, settle, stream, workers, born, pass_days, stored, mailbox):
    approved(service, settle, mailbox=mailbox)
    born(NOTICE + 1)
    settle()
    bodies = []
    for worker in (Worker.BIRTHDAYS, Worker.MESSAGES):
        workers.wrap(worker, lambda work: lambda body: (bodies.append(body), work(body)))
    pass_days(1)
    assert len(bodies) == 2
    comes = of_age_on(comes_in(service, NOTICE))
    spelt = {f"{on:%Y%m%d}" for on in (comes, comes_in(service, NOTICE))}
    spelt |= {f"{on:%Y-%m-%d}" for on in (comes, comes_in(service, NOTICE))}
    held = json.dumps([*bodies, *[[item["PK"], item["SK"], item.get("bd")] for item in stored("")]], default=str)
    assert not [text for text in (*spelt, "王大明", mailbox) if text in held]


def test_a_birth_date_is_read_back_as_it_was_written(service, table, field_key, born):
    born(50)
    index = service.identities.of(STUDENT_ID)
    assert PupilStore(table, field_key, os.urandom).find([index])[index].birth_date == comes_in(service, 50)
    assert isinstance(comes_in(service, 50), date)
