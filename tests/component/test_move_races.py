"""A student who moves while the bindings follow: whichever write comes first, they end in one class."""

import os

import pytest

from functions.turn_day.following import FollowStudent, StudentMoving
from shared.domain.schools import SchoolLevel
from shared.domain.students import Student
from shared.persistence.binding_store import BindingStore
from shared.persistence.move_store import MoveStore, follows
from shared.persistence.roster_store import RosterStore
from tests.component.bindings import NOW, TEACHER, binding, submit
from tests.component.parallel import at_once

PUPIL = Student(binding().id.student, "王大明", "900101", SchoolLevel.ELEMENTARY, "五年一班", 7, TEACHER, False)
AWAY = PUPIL._replace(class_name="五年二班", teacher="u" * 22)
AT_ONCE = 8


@pytest.fixture
def roster(table, field_key):
    """The pupil in a class, with a binding."""
    store = RosterStore(table, field_key)
    store.put(PUPIL, os.urandom)
    submit(BindingStore(table, field_key, os.urandom), binding())
    return store


class Interrupted(MoveStore):
    """The student goes back, and another worker follows, just after this one looked for the first time."""

    def __init__(self, table, roster):
        super().__init__(table)
        self._meanwhile = [lambda: roster.put(PUPIL, os.urandom), lambda: following(MoveStore(table))(PUPIL.index)]

    def read(self, student):
        found = super().read(student)
        while self._meanwhile:
            self._meanwhile.pop(0)()
        return found


class OneLook(FollowStudent):
    """The seeded defect: it writes what it saw, and does not look again."""

    def __call__(self, student):
        place, bindings = self._moves.read(student)
        for one in bindings:
            self._moves.carry(one, place, None, NOW)


def following(moves, kind=FollowStudent):
    return kind(moves, lambda: NOW)


def is_together(table):
    place, (one,) = MoveStore(table).read(PUPIL.index)
    return follows(one, place)


def there_and_back(table, roster, kind):
    roster.put(AWAY, os.urandom)
    following(Interrupted(table, roster), kind)(PUPIL.index)
    return is_together(table)


def test_who_goes_back_while_one_follows_is_followed_back(table, roster):
    assert there_and_back(table, roster, FollowStudent)


def test_the_way_back_is_missed_by_who_looks_once(table, roster):
    """Twin."""
    assert not there_and_back(table, roster, OneLook)


def test_of_many_moves_at_once_the_last_is_followed(table, roster):
    def move(number):
        roster.put(PUPIL._replace(class_name=f"{number}班", teacher=f"{number:022d}"), os.urandom)
        while True:
            try:
                return following(MoveStore(table))(PUPIL.index)
            except StudentMoving:  # as the queue would bring it again
                continue

    for _ in range(10):
        at_once([lambda number=number: move(number) for number in range(AT_ONCE)])
        assert is_together(table)
