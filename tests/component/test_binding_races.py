"""Rivals at once: of two writers of one binding the store refuses one. Each race has a broken twin that loses it."""

import os
from collections import Counter

import pytest

from shared.domain.bindings import Action, Reason
from shared.persistence.binding_store import BindingStore, Refused
from tests.component.bindings import ACTING, CONTACT, NOW, TEACHER, binding, decision, submit
from tests.component.broken import OneByOne, ReadThenWrite
from tests.component.parallel import at_once

AT_ONCE = 16


@pytest.fixture
def store(table, field_key):
    return BindingStore(table, field_key, os.urandom)


@pytest.fixture
def broken(table, field_key):
    return ReadThenWrite(table, field_key, os.urandom)


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
        return store.decide([decision(one, action, token=token, reason=reason)], ACTING, TEACHER, NOW)[0]

    return decide


def rival_decisions():
    return [deciding(str(n), (Action.APPROVE, Action.RETURN, Action.REJECT)[n % 3]) for n in range(AT_ONCE)]


def decision_and_cancellation():
    return [deciding("a", Action.APPROVE), cancelling]


def applying(rounds, store):
    """How many of the same guardian's applications for the same student at once were written, round by round."""
    counts = []
    for number in range(rounds):
        rivals = [
            lambda n=n, number=number: submit(store, binding(number, application=f"{n:022d}")) for n in range(AT_ONCE)
        ]
        counts.append(at_once(rivals).count(None))
    return counts


def test_of_rival_decisions_one_wins(store):
    assert winners(store, 15, rival_decisions()) == [1] * 15


def test_the_race_of_decisions_catches_a_store_that_reads_then_writes(broken):
    assert max(winners(broken, 15, rival_decisions())) > 1


def test_of_decision_and_cancellation_one_wins(store):
    assert winners(store, 50, decision_and_cancellation()) == [1] * 50


def test_the_race_of_decision_and_cancellation_catches_a_store_that_reads_then_writes(broken):
    assert max(winners(broken, 50, decision_and_cancellation())) > 1


def test_of_the_same_guardian_and_student_at_once_one_application_wins(store):
    assert applying(15, store) == [1] * 15


def test_the_race_of_applications_catches_a_store_that_reads_then_writes(broken):
    assert max(applying(15, broken)) > 1


def students_of_rivals(store):
    """Which applications wrote something, and how many students each, when 16 of three students share the second."""
    shared = AT_ONCE * 2
    rivals = [
        [binding(place, application=f"{n:022d}", leads=place == n * 2) for place in (n * 2, shared, n * 2 + 1)]
        for n in range(AT_ONCE)
    ]
    at_once([lambda three=three: submit(store, *three) for three in rivals])
    found = store.get_many([one.id for three in rivals for one in three])
    return sorted(Counter(one.application for one in {one.id: one for one in found}.values()).values())


def test_of_applications_for_three_that_share_a_student_one_is_written_whole(store):
    assert students_of_rivals(store) == [3]


def test_the_race_of_applications_for_three_catches_a_store_that_writes_one_by_one(table, field_key):
    assert len(students_of_rivals(OneByOne(table, field_key, os.urandom))) > 1
