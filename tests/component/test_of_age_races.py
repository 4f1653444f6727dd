"""A student's end against whoever else writes the binding: once it is told, nothing stands. With a broken twin."""

import os
from datetime import date, timedelta

import pytest

from shared.domain.bindings import Action, State
from shared.domain.blocks import Block
from shared.domain.letter_codes import new_code
from shared.domain.schools import SchoolId, SchoolLevel, day
from shared.domain.students import Student
from shared.persistence import keys
from shared.persistence.binding_store import BindingStore
from shared.persistence.block_store import BlockStore
from shared.persistence.letter_codes import LetterCodes, LetterGone
from shared.persistence.move_store import MoveStore
from shared.persistence.pupil_store import PupilStore, PupilWrite
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Update
from shared.persistence.unbinding_store import UnbindingStore
from tests.component.bindings import ACTING, CONTACT, NOW, TEACHER, binding, decision, submit
from tests.component.parallel import at_once

ROUNDS = 12
SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")
BORN = day(NOW) - timedelta(20 * 366)


class ReadThenWrite(LetterCodes):
    """The seeded defect: the state is read and written back without a condition."""

    def end(self, binding, letter, now):
        item = self._table.get(keys.binding(binding), consistent=True)
        values = {":st": State.ENDED, ":ver": item["ver"] + 1}
        self._table.update(Update(keys.binding(binding), "SET st = :st, ver = :ver", values))


class Scene:
    """A student of age a round, and everybody who may write the binding to the student."""

    def __init__(self, table, field_key):
        self.codes = LetterCodes(table, field_key)
        self.bindings = BindingStore(table, field_key, os.urandom)
        self.blocks, self.moves = BlockStore(table, field_key, os.urandom), MoveStore(table)
        self.roster, self.pupils = RosterStore(table, field_key), PupilStore(table, field_key, os.urandom)
        self.unbindings = UnbindingStore(table, self.bindings)

    def waits(self, number):
        one = binding(number)
        submit(self.bindings, one)
        profile = Student(one.id.student, "王大明", "900101", SCHOOL.level, "五年一班", 1, TEACHER, False)
        self.roster.put(profile, os.urandom)
        found = self.pupils.find([one.id.student])[one.id.student]
        assert self.pupils.write([PupilWrite(found, found._replace(birth_date=BORN))]) == [True]
        return one, self.letter(one)

    def letter(self, one):
        code = new_code(os.urandom)
        self.codes.issue({one.id.student: code}, NOW)
        return self.codes.hash_of(code)

    def stands(self, number):
        one, letter = self.waits(number)
        self.decide(one)
        return one, letter

    def decide(self, one):
        return self.bindings.decide([decision(one)], ACTING, TEACHER, NOW)[0]

    def end(self, one, letter):
        return self.codes.end(one.id, letter, NOW)

    def now(self, one):
        return self.bindings.get_many([one.id])[0]


@pytest.fixture
def scene(table, field_key):
    return Scene(table, field_key)


def approvals_lost(scene):
    """Rounds in which an approval was written whose step is in the trail, but whose version is not counted."""
    found = 0
    for number in range(ROUNDS):
        one, letter = scene.waits(number)
        at_once([lambda one=one, letter=letter: scene.end(one, letter), lambda one=one: scene.decide(one)])
        now = scene.now(one)
        found += now.state is not State.ENDED or now.version != len(now.trail)
    return found


def test_whatever_the_teacher_decides_meanwhile_it_has_ended(scene):
    assert approvals_lost(scene) == 0


def test_the_race_catches_a_store_that_reads_then_writes(scene, table, field_key):
    """Twin."""
    scene.codes = ReadThenWrite(table, field_key)
    assert approvals_lost(scene) > 0


@pytest.mark.parametrize("rival", ["guardian", "registrar", "student"])
def test_of_two_who_end_it_at_once_one_writes(scene, rival):
    for number in range(ROUNDS):
        one, letter = scene.stands(number)
        block = Block(one.id, "A123456789", date(2020, 1, 1), "115-1", "r" * 22, NOW, None)
        rivals = {
            "guardian": lambda one=one: scene.unbindings.leave(one.id, Action.END, 2, (CONTACT,), NOW),
            "registrar": lambda block=block: scene.blocks.set(block, SCHOOL),
            "student": lambda one=one, letter=letter: scene.end(one, letter),
        }
        at_once([lambda one=one, letter=letter: scene.end(one, letter), rivals[rival]])
        now = scene.now(one)
        assert (now.state, now.version, len(now.trail)) == (State.ENDED, 3, 3)


def test_the_end_holds_wherever_the_student_moves_meanwhile(scene):
    for number in range(ROUNDS):
        one, letter = scene.stands(number)
        place, (followed,) = scene.moves.read(one.id.student)
        there = place._replace(class_name="五年二班")
        moves = lambda f=followed, p=there: scene.moves.carry(f, p, None, NOW)  # noqa: E731
        moved, _ = at_once([moves, lambda one=one, letter=letter: scene.end(one, letter)])
        now = scene.now(one)
        assert now.state is State.ENDED and now.class_name == ("五年二班" if moved else "五年一班")


def test_a_letter_that_is_replaced_meanwhile_ends_nothing_or_did_so_before(scene):
    for number in range(ROUNDS):
        one, letter = scene.stands(number)

        def ended(one=one, letter=letter):
            try:
                scene.end(one, letter)
            except LetterGone:
                return False
            return True

        told, _ = at_once([ended, lambda one=one: scene.letter(one)])
        assert (scene.now(one).state is State.ENDED) == told
