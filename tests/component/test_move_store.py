"""Bindings follow their student; each write is a condition on what was read."""

import os
from datetime import date, timedelta

import pytest

from shared.domain.bindings import Action, Reason, State, Step
from shared.domain.schools import SchoolLevel
from shared.domain.students import Student
from shared.persistence.binding_store import BindingStore
from shared.persistence.move_store import MoveStore, follows
from shared.persistence.pupil_store import PupilStore
from shared.persistence.roster_store import RosterStore
from tests.component.bindings import ACTING, CONTACT, NOW, TEACHER, binding, decision, submit
from tests.component.pupils import leave

NEW_TEACHER = "u" * 22
LEFT = date(2027, 7, 1)
PUPIL = Student(binding().id.student, "王大明", "900101", SchoolLevel.ELEMENTARY, "五年一班", 7, TEACHER, False)
MOVED = PUPIL._replace(
    school_code="900201", school_level=SchoolLevel.JUNIOR_HIGH, class_name="七年二班", seat=31, teacher=NEW_TEACHER
)


@pytest.fixture
def bindings(table, field_key):
    return BindingStore(table, field_key, os.urandom)


@pytest.fixture
def roster(table, field_key):
    store = RosterStore(table, field_key)
    store.put(PUPIL, os.urandom)
    return store


@pytest.fixture
def pupils(table, field_key):
    return PupilStore(table, field_key, os.urandom)


@pytest.fixture
def moves(table):
    return MoveStore(table)


def step(moves, action=None, now=NOW):
    """Carry every binding of the pupil one step; whether each was as it was read."""
    place, found = moves.read(PUPIL.index)
    return [moves.carry(one, place, action, now) for one in found]


def stands(bindings):
    (found,) = bindings.get_many([binding().id])
    return found


def test_a_binding_goes_to_the_class_where_its_student_went(bindings, roster, moves):
    submit(bindings, binding())
    roster.put(MOVED, os.urandom)
    place, (found,) = moves.read(PUPIL.index)
    assert not follows(found, place) and moves.carry(found, place, None, NOW)
    place, (found,) = moves.read(PUPIL.index)
    assert follows(found, place)
    _, (queued,) = bindings.of_class(NEW_TEACHER)
    assert queued == binding()._replace(
        version=1,
        trail=(Step(NOW, State.APPLIED),),
        teacher=NEW_TEACHER,
        school_level=SchoolLevel.JUNIOR_HIGH,
        school_code="900201",
        class_name="七年二班",
    )
    assert bindings.of_class(TEACHER) == ([], [])


def test_the_teacher_of_before_decides_no_more_and_the_new_one_does(bindings, roster, moves):
    submit(bindings, binding())
    roster.put(MOVED, os.urandom)
    step(moves)
    (refused,) = bindings.decide([decision(binding())], ACTING, TEACHER, NOW)
    (decided,) = bindings.decide(
        [decision(binding(), token="d2")], ACTING._replace(teacher=NEW_TEACHER), NEW_TEACHER, NOW
    )
    assert refused.binding.teacher == NEW_TEACHER and decided.state is State.APPROVED


def test_who_was_decided_about_meanwhile_is_looked_at_again(bindings, roster, moves):
    submit(bindings, binding())
    roster.put(MOVED, os.urandom)
    place, (found,) = moves.read(PUPIL.index)
    bindings.decide([decision(binding())], ACTING, TEACHER, NOW)
    assert not moves.carry(found, place, None, NOW)
    assert stands(bindings).teacher == TEACHER
    assert step(moves) == [True] and stands(bindings).teacher == NEW_TEACHER


def test_a_leaver_is_in_nobodys_class_and_in_no_match(bindings, roster, pupils, moves):
    submit(bindings, binding())
    leave(pupils, PUPIL.index, LEFT)
    step(moves)
    assert bindings.of_class(TEACHER) == ([], [])
    assert moves.leavers(LEFT) == [PUPIL.index] and moves.leavers(LEFT + timedelta(1)) == []
    profile, (left,) = bindings.of_student(PUPIL.index)
    student = roster.student(profile)
    assert (student.left, student.teacher, student.can_be_matched) == (LEFT, "", False)
    assert (left.state, left.teacher, left.class_name) == (State.APPLIED, "", "五年一班")


def test_an_approved_binding_ends_and_comes_back(bindings, roster, pupils, moves):
    submit(bindings, binding())
    bindings.decide([decision(binding())], ACTING, TEACHER, NOW)
    leave(pupils, PUPIL.index, LEFT)
    step(moves, Action.END, NOW + 1)
    ended = stands(bindings)
    assert (ended.state, ended.version, ended.reason) == (State.ENDED, 3, Reason("left_city"))
    assert stands(bindings).teacher == ""
    roster.put(MOVED, os.urandom)
    _, (found,) = moves.read(PUPIL.index)
    assert found.comes_back
    step(moves, Action.RESTORE, NOW + 2)
    back = stands(bindings)
    assert (back.state, back.version, back.reason, back.teacher) == (State.APPROVED, 4, None, NEW_TEACHER)
    assert [at.state for at in back.trail] == [State.APPLIED, State.APPROVED, State.ENDED, State.APPROVED]
    _, (found,) = moves.read(PUPIL.index)
    assert not found.comes_back


def test_an_application_that_nobody_decided_ends_for_good(bindings, roster, pupils, moves):
    submit(bindings, binding())
    leave(pupils, PUPIL.index, LEFT)
    step(moves, Action.END)
    _, (found,) = moves.read(PUPIL.index)
    assert (found.state, found.comes_back) == (State.ENDED, False)


def test_what_was_applied_for_again_does_not_come_back(bindings, roster, pupils, moves):
    submit(bindings, binding())
    bindings.decide([decision(binding())], ACTING, TEACHER, NOW)
    leave(pupils, PUPIL.index, LEFT)
    step(moves, Action.END)
    roster.put(MOVED, os.urandom)
    assert submit(bindings, binding(application="b" * 22)) is None
    bindings.cancel(binding().id, [CONTACT], NOW)
    _, (found,) = moves.read(PUPIL.index)
    assert (found.state, found.comes_back) == (State.CANCELLED, False)


def test_a_student_whom_the_roster_does_not_know_has_no_place(bindings, moves):
    submit(bindings, binding())
    assert moves.read(PUPIL.index) is None
