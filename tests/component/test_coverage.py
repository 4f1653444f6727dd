"""How far classes are bound: counted by the worker, whatever comes how often, and never by what is out of date."""

import random

import pytest

from functions.count_classes.operation import RecountAll
from functions.relay_changes.operation import Worker
from functions.review_bindings.contract import DECIDE, READ_QUEUE
from shared.domain.coverage import Coverage
from shared.domain.schools import ClassId, SchoolId, SchoolLevel, day_number
from shared.persistence import keys
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.failures import StoreBusy
from shared.persistence.table import Update
from tests.component.service import TEACHER, UNKNOWN_ID
from tests.component.test_workers import walk

SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")
CLASS = ClassId(SCHOOL, "五年一班")


@pytest.fixture
def store(table):
    return CoverageStore(table)


@pytest.fixture
def of_class(store, service):
    service.classes.put_teacher(CLASS, TEACHER)
    return lambda: store.of_school(SCHOOL)[0].coverage


def test_a_class_is_counted_as_its_children_are_bound(service, stream, workers, of_class):
    service.enrol(UNKNOWN_ID, name="林小美", seat=2)
    session = service.sign_in()
    assert service.submit(session, service.application(session))[0] == 201
    workers.work(stream.records())
    today = day_number(service.now)
    assert of_class() == Coverage(students=2, pending=1, waiting=(today,))
    binding = service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"][0]["binding_id"]
    answer = service.call(
        DECIDE, {"action": "approve"}, staff=TEACHER, path={"binding_id": binding}, headers={"if-match": '"1"'}
    )
    assert answer[0] == 200
    workers.work(stream.records())
    assert of_class() == Coverage(students=2, bound=1)


@pytest.mark.parametrize("seed", range(2))
def test_records_that_come_often_and_in_any_order_leave_the_same_count(service, stream, workers, of_class, seed):
    rng = random.Random(seed)
    often = [r for r in walk(service, stream, f"often{seed}@example.org") for _ in range(rng.randint(1, 5))]
    rng.shuffle(often)
    for start in range(0, len(often), 5):
        workers.work(often[start : start + 5])
    assert of_class() == Coverage(students=1, bound=1)


def test_a_count_made_earlier_never_replaces_a_later_one(service, store, of_class):
    store.recount(CLASS, 2_000)
    service.enrol(UNKNOWN_ID, name="林小美", seat=2)
    store.recount(CLASS, 1_000)
    assert of_class().students == 1
    store.recount(CLASS, 2_000)
    assert of_class().students == 2


def test_a_class_that_changes_hands_while_it_is_counted_is_counted_again(service, store, of_class):
    class Handed(CoverageStore):
        def of_teacher(self, teacher, class_id):
            service.classes.put_teacher(CLASS, "u" * 22)
            return super().of_teacher(teacher, class_id)

    with pytest.raises(StoreBusy):
        Handed(service.table).recount(CLASS, 1_000)
    assert store.of_school(SCHOOL)[0].counted_at == 0


def test_a_class_that_is_not_there_is_not_made(store):
    store.recount(CLASS._replace(name="沒有此班"), 1_000)
    assert store.of_level(SchoolLevel.ELEMENTARY) == []


def test_every_night_all_classes_are_counted(service, workers, store, of_class, table):
    other = ClassId(SchoolId(SchoolLevel.JUNIOR_HIGH, "900201"), "一年一班")
    service.classes.put_teacher(other, "u" * 22)
    table.update(Update(keys.class_of(CLASS), "SET n = :n", {":n": 99}))
    RecountAll(store, workers.queues[Worker.COUNTS])()
    assert workers.drain() == {Worker.COUNTS: 2}
    assert of_class().students == 1
    assert store.of_school(other.school)[0].counted_at == service.now * 1_000
