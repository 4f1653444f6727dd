"""The states' rows as conditions: what the store takes and what it refuses."""

import os

import pytest

from shared.domain.bindings import Action, Reason, State, Step, steps_of
from shared.persistence import keys
from shared.persistence.binding_store import BindingStore, Refused
from shared.persistence.table import Update
from tests.component.bindings import ACTING, CONTACT, NOW, TEACHER, binding, decision, submit

STRANGER = "x" * 22
CANARIES = ("王大明", "王曉明", "A123456789", "guardian@example.org", "+886912345678")


@pytest.fixture
def store(table, field_key):
    return BindingStore(table, field_key, os.urandom)


def test_a_submitted_binding_reads_back_whole(store):
    assert submit(store, binding()) is None
    assert store.get_many([binding().id]) == [binding()._replace(version=1, trail=(Step(NOW, State.APPLIED),))]


def test_nothing_personal_stands_in_the_table_in_clear(store, table, clients):
    submit(store, binding())
    store.decide([decision(binding(), Action.RETURN, reason=Reason("name_differs", "王大明"))], ACTING, TEACHER, NOW)
    dump = str(clients("dynamodb").scan(TableName=table.name)["Items"]).encode()
    for canary in CANARIES:
        assert canary.encode() not in dump


def test_an_application_is_written_whole_or_not_at_all(store):
    submit(store, binding(1, application="b" * 22))
    refused = submit(store, binding(0), binding(1), binding(2))
    assert [entry is not None for entry in refused] == [False, True, False]
    assert store.get_many([binding(0).id, binding(2).id]) == []


def test_a_repeat_meets_itself_and_never_revives_what_was_cancelled(store):
    submit(store, binding())
    store.cancel(binding().id, [CONTACT], NOW)
    (refused,) = submit(store, binding())
    assert (refused.binding.application, refused.binding.state) == ("a" * 22, State.CANCELLED)


def test_a_returned_binding_is_handed_in_again_with_a_new_application(store):
    submit(store, binding())
    store.decide([decision(binding(), Action.RETURN, reason=Reason("name_differs"))], ACTING, TEACHER, NOW)
    assert submit(store, binding(application="b" * 22)) is None
    (standing,) = store.get_many([binding().id])
    assert (standing.state, standing.version, standing.reason) == (State.APPLIED, 3, None)


def test_every_step_of_a_binding_is_kept_and_told_apart_by_application(store):
    submit(store, binding())
    store.decide([decision(binding(), Action.RETURN, reason=Reason("name_differs"))], ACTING, TEACHER, NOW + 60)
    submit(store, binding(application="b" * 22)._replace(applied_at=NOW + 90))
    store.cancel(binding().id, [CONTACT], NOW + 99)
    (standing,) = store.get_many([binding().id])
    first = (Step(NOW, State.APPLIED), Step(NOW + 60, State.RETURNED))
    second = (Step(NOW + 90, State.APPLIED), Step(NOW + 99, State.CANCELLED))
    assert standing.trail == first + second
    assert (steps_of(standing.trail, NOW), steps_of(standing.trail, NOW + 90)) == (first, second)


def test_a_refused_write_leaves_no_step(store):
    submit(store, binding())
    store.decide([decision(binding())], ACTING, TEACHER, NOW + 1)
    store.cancel(binding().id, [CONTACT], NOW + 2)
    store.decide(
        [decision(binding(), Action.REJECT, token="d2", reason=Reason("other", "x"))], ACTING, TEACHER, NOW + 3
    )
    (standing,) = store.get_many([binding().id])
    assert [step.state for step in standing.trail] == [State.APPLIED, State.APPROVED]


def test_a_block_refuses_and_survives(store, table):
    key = keys.binding(binding().id)
    table.update(Update(key, "SET barred_from = :day", {":day": NOW - 1}))
    assert submit(store, binding()) == [Refused(None)]
    assert table.get(key)["barred_from"] == NOW - 1


def test_a_stranger_can_not_cancel(store):
    submit(store, binding())
    assert isinstance(store.cancel(binding().id, [STRANGER], NOW), Refused)
    assert store.get_many([binding().id])[0].state is State.APPLIED


def test_a_teacher_of_another_class_can_not_decide(store):
    submit(store, binding())
    (outcome,) = store.decide([decision(binding())], ACTING._replace(teacher="u" * 22), "u" * 22, NOW)
    assert isinstance(outcome, Refused)
    assert store.get_many([binding().id])[0].state is State.APPLIED


def test_25_decisions_are_one_round_trip_each_for_itself(store, calls):
    for number in range(0, 25):
        submit(store, binding(number))
    store.cancel(binding(3).id, [CONTACT], NOW)
    calls.clear()
    outcomes = store.decide([decision(binding(n), token=f"d{n}") for n in range(25)], ACTING, TEACHER, NOW + 1)
    assert calls == ["BatchExecuteStatement"]
    assert [n for n, outcome in enumerate(outcomes) if isinstance(outcome, Refused)] == [3]
    assert {outcome.state for n, outcome in enumerate(outcomes) if n != 3} == {State.APPROVED}


def test_a_repeated_decision_counts_as_made_and_another_is_refused(store):
    submit(store, binding())
    first, again, other = (
        store.decide([decision(binding(), token=token)], ACTING, TEACHER, NOW)[0] for token in ("d1", "d1", "d2")
    )
    assert first == again
    assert isinstance(other, Refused)


def test_submission_of_one_or_many_is_one_round_trip(store, calls):
    submit(store, binding(0))
    submit(store, binding(1), binding(2, leads=False))
    assert calls == ["UpdateItem", "TransactWriteItems"]
