"""An unbinding against whoever else writes the binding: of two, one is refused or comes after. With a broken twin."""

import os
from datetime import date

import pytest

from shared.domain.bindings import Action, Binding, State
from shared.domain.blocks import Block
from shared.domain.schools import SchoolId, SchoolLevel
from shared.domain.students import Student
from shared.persistence import keys
from shared.persistence.binding_store import BindingStore, Refused
from shared.persistence.block_store import BlockStore
from shared.persistence.move_store import MoveStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Update
from shared.persistence.unbinding_store import UnbindingStore
from tests.component.bindings import ACTING, CONTACT, NOW, TEACHER, binding, decision, submit
from tests.component.parallel import at_once

ROUNDS = 25
SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")


class ReadThenWrite(UnbindingStore):
    """The seeded defect: the state is read, compared, and written without a condition."""

    def leave(self, binding_id, action, version, proofs, now):
        (old,) = self._bindings.get_many([binding_id])
        if old.version != version:
            return Refused(old)
        after = State.ENDED if action is Action.END else State.CANCELLED
        self._table.update(
            Update(keys.binding(binding_id), "SET st = :st, ver = ver + :one", {":st": after, ":one": 1})
        )
        return old


class Scene:
    """One class of one child a round, and everybody who may write the child's binding."""

    def __init__(self, table, field_key):
        self.bindings = BindingStore(table, field_key, os.urandom)
        self.blocks = BlockStore(table, field_key, os.urandom)
        self.moves, self.roster = MoveStore(table), RosterStore(table, field_key)
        self.unbindings = UnbindingStore(table, self.bindings)

    def waits(self, number) -> Binding:
        one = binding(number)
        submit(self.bindings, one)
        return one

    def stands(self, number) -> Binding:
        one = self.waits(number)
        self.decide(one)
        return one

    def decide(self, one):
        return self.bindings.decide([decision(one)], ACTING, TEACHER, NOW)[0]

    def leave(self, one, action, version):
        return self.unbindings.leave(one.id, action, version, (CONTACT,), NOW)

    def end(self, one):
        return self.leave(one, Action.END, 2)

    def now(self, one) -> Binding:
        return self.bindings.get_many([one.id])[0]


@pytest.fixture
def scene(table, field_key):
    return Scene(table, field_key)


def both_took_effect(scene, rival):
    """Rounds in which a cancellation by the guardian and a ``rival`` write of an application both counted."""
    found = 0
    for number in range(ROUNDS):
        one = scene.waits(number)
        outcomes = at_once([lambda one=one: scene.leave(one, Action.CANCEL, 1), lambda one=one: rival(one)])
        found += sum(not isinstance(outcome, Refused) for outcome in outcomes) > 1
    return found


def test_of_a_cancellation_and_the_teacher_s_decision_one_counts(scene):
    assert both_took_effect(scene, scene.decide) == 0


def test_the_race_catches_a_store_that_reads_then_writes(scene, table):
    """Twin."""
    scene.unbindings = ReadThenWrite(table, scene.bindings)
    assert both_took_effect(scene, scene.decide) > 0


def test_of_a_cancellation_here_and_one_on_the_progress_page_one_is_written(scene):
    for number in range(ROUNDS):
        one = scene.waits(number)
        here, there = (
            lambda one=one: scene.leave(one, Action.CANCEL, 1),
            lambda one=one: scene.bindings.cancel(one.id, [CONTACT], NOW),
        )
        at_once([here, there])
        found = scene.now(one)
        assert (found.state, found.version, len(found.trail)) == (State.CANCELLED, 2, 2)


def test_an_unbinding_and_a_bar_end_the_binding_once(scene):
    for number in range(ROUNDS):
        one = scene.stands(number)
        profile = Student(one.id.student, "王大明", "900101", SCHOOL.level, "五年一班", 1, TEACHER, False)
        scene.roster.put(profile, os.urandom)
        block = Block(one.id, "A123456789", date(2020, 1, 1), "115-1", "r" * 22, NOW, None)
        at_once([lambda one=one: scene.end(one), lambda block=block: scene.blocks.set(block, SCHOOL)])
        found = scene.now(one)
        assert (found.state, found.version) == (State.ENDED, 3)
        assert found.reason.code in {"barred", "unbound_by_guardian"}


def test_an_unbinding_and_a_move_both_hold_whichever_comes_first(scene):
    for number in range(ROUNDS):
        one = scene.stands(number)
        profile = Student(one.id.student, "王大明", "900101", SCHOOL.level, "五年二班", 1, "v" * 22, False)
        scene.roster.put(profile, os.urandom)
        place, (followed,) = scene.moves.read(one.id.student)

        def move(place=place, followed=followed):
            return scene.moves.carry(followed, place, None, NOW)

        moved, ended = at_once([move, lambda one=one: scene.end(one)])
        found = scene.now(one)
        assert not isinstance(ended, Refused) and found.state is State.ENDED
        assert found.class_name == ("五年二班" if moved else "五年一班")


def test_of_two_unbindings_at_once_one_is_written_and_both_are_answered_alike(scene):
    for number in range(ROUNDS):
        one = scene.stands(number)
        outcomes = at_once([lambda one=one: scene.end(one)] * 2)
        assert {outcome.version for outcome in outcomes} == {3}
        assert len(scene.now(one).trail) == 3
