import os

import pytest

from shared.domain.bindings import Action, Binding, Details, Reason, State
from shared.domain.identifiers import BindingId
from shared.domain.relationships import Relationship
from shared.persistence import keys
from shared.persistence.binding_store import BindingStore, Decision, Refused
from shared.persistence.table import Update
from tests.component.parallel import at_once

NOW = 1_800_000_000
GUARDIAN, OTHER_GUARDIAN = "g" * 22, "h" * 22
CONTACT, STRANGER = "c" * 22, "x" * 22
TEACHER = "t" * 22
CANARIES = ("王大明", "王曉明", "A123456789", "guardian@example.org", "+886912345678")


def binding(number=0, *, application="a" * 22, guardian=GUARDIAN, leads=True) -> Binding:
    return Binding(
        id=BindingId(f"{number:022d}", guardian),
        state=State.APPLIED,
        version=0,
        application=application,
        applied_at=NOW,
        relationship=Relationship.FATHER,
        details=Details("王大明", "王曉明", "A123456789", "guardian@example.org", "+886912345678", "", ("王○明",)),
        language="vi",
        contacts=frozenset({CONTACT}),
        teacher=TEACHER,
        school_code="900101",
        class_name="五年一班",
        consent_version="2026-11-01",
        changed_at=NOW,
        reason=None,
        leads=leads,
        account_elsewhere=False,
    )


@pytest.fixture
def store(table, field_key):
    return BindingStore(table, field_key, os.urandom)


def submit(store, *bindings):
    return store.submit(bindings, [7] * len(bindings), "digest", [CONTACT])


def decision(one, action=Action.APPROVE, *, version=1, token="d1", reason=None):
    return Decision(one.id, version, action, reason, token)


def test_a_submitted_binding_reads_back_whole(store):
    assert submit(store, binding()) is None
    assert store.get_many([binding().id]) == [binding()._replace(version=1)]


def test_nothing_personal_stands_in_the_table_in_clear(store, table, clients):
    submit(store, binding())
    store.decide([decision(binding(), Action.RETURN, reason=Reason("name_differs", "王大明"))], TEACHER, NOW)
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
    store.decide([decision(binding(), Action.RETURN, reason=Reason("name_differs"))], TEACHER, NOW)
    assert submit(store, binding(application="b" * 22)) is None
    (standing,) = store.get_many([binding().id])
    assert (standing.state, standing.version, standing.reason) == (State.APPLIED, 3, None)


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
    (outcome,) = store.decide([decision(binding())], "u" * 22, NOW)
    assert isinstance(outcome, Refused)
    assert store.get_many([binding().id])[0].state is State.APPLIED


def test_25_decisions_are_one_round_trip_each_for_itself(store, calls):
    for number in range(0, 25):
        submit(store, binding(number))
    store.cancel(binding(3).id, [CONTACT], NOW)
    calls.clear()
    outcomes = store.decide([decision(binding(n), token=f"d{n}") for n in range(25)], TEACHER, NOW + 1)
    assert calls == ["BatchExecuteStatement"]
    assert [n for n, outcome in enumerate(outcomes) if isinstance(outcome, Refused)] == [3]
    assert {outcome.state for n, outcome in enumerate(outcomes) if n != 3} == {State.APPROVED}


def test_a_repeated_decision_counts_as_made_and_another_is_refused(store):
    submit(store, binding())
    first, again, other = (
        store.decide([decision(binding(), token=token)], TEACHER, NOW)[0] for token in ("d1", "d1", "d2")
    )
    assert first == again
    assert isinstance(other, Refused)


def test_submission_of_one_or_many_is_one_round_trip(store, calls):
    submit(store, binding(0))
    submit(store, binding(1), binding(2, leads=False))
    assert calls == ["UpdateItem", "TransactWriteItems"]


class ReadThenWrite(BindingStore):
    """The seeded defect: states are read, compared, and written without a condition."""

    def cancel(self, binding_id, contact_hashes, now):
        (old,) = self.get_many([binding_id])
        if old.state is not State.APPLIED:
            return Refused(old)
        self._table.update(Update(keys.binding(binding_id), "SET st = :st", {":st": State.CANCELLED}))
        return old

    def decide(self, decisions, teacher, now):
        (old,) = self.get_many([decisions[0].binding])
        if old.state is not State.APPLIED:
            return [Refused(old)]
        self._table.update(Update(keys.binding(old.id), "SET st = :st", {":st": State.APPROVED}))
        return [old]


def winners(store, rounds, rivals):
    """How many of the rivals won, round by round; each round has a fresh binding."""
    counts = []
    for number in range(rounds):
        one = binding(number)
        submit(store, one)
        outcomes = at_once([lambda act=act, one=one: act(store, one) for act in rivals])
        counts.append(sum(not isinstance(outcome, Refused) for outcome in outcomes))
    return counts


def cancelling(store, one):
    return store.cancel(one.id, [CONTACT], NOW)


def deciding(token, action):
    def decide(store, one):
        reason = None if action is Action.APPROVE else Reason("name_differs")
        return store.decide([decision(one, action, token=token, reason=reason)], TEACHER, NOW)[0]

    return decide


def test_of_rival_decisions_one_wins(store):
    rivals = [deciding(str(n), (Action.APPROVE, Action.RETURN, Action.REJECT)[n % 3]) for n in range(9)]
    assert winners(store, 15, rivals) == [1] * 15


def test_of_decision_and_cancellation_one_wins(store):
    assert winners(store, 25, [deciding("a", Action.APPROVE), cancelling]) == [1] * 25


def test_the_race_test_catches_a_store_that_reads_then_writes(table, field_key):
    broken = ReadThenWrite(table, field_key, os.urandom)
    assert max(winners(broken, 25, [deciding(str(n), Action.APPROVE) for n in range(8)] + [cancelling])) > 1


def test_of_the_same_guardian_and_student_at_once_one_application_wins(store):
    rounds = []
    for number in range(15):
        rivals = [lambda n=n, number=number: submit(store, binding(number, application=f"{n:022d}")) for n in range(8)]
        rounds.append(at_once(rivals).count(None))
    assert rounds == [1] * 15
