"""Rivals at once: behind a block that holds nothing stays open, and one person is never two registrars. Each race has a
broken twin that loses it."""

import os
from contextlib import suppress
from datetime import date

import pytest

from shared.domain.bindings import Action, State
from shared.domain.blocks import Block, LiftRequest
from shared.domain.schools import SchoolId, SchoolLevel
from shared.domain.students import Student
from shared.persistence import keys
from shared.persistence.binding_store import BindingStore
from shared.persistence.block_store import BlockRefused, BlockStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Update
from tests.component.bindings import ACTING, NOW, TEACHER, binding, decision, submit
from tests.component.parallel import at_once

SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")
ALONE = "r" * 22
ROUNDS = 12


@pytest.fixture
def bindings(table, field_key):
    return BindingStore(table, field_key, os.urandom)


@pytest.fixture
def enrolled(table, field_key):
    """Puts the student of a binding into the roster."""
    roster = RosterStore(table, field_key)

    def enrol(one):
        student = Student(one.id.student, "王大明", "900101", SchoolLevel.ELEMENTARY, "五年一班", 1, TEACHER, False)
        roster.put(student, os.urandom)

    return enrol


def block(one):
    return Block(one.id, "F912345678", date(2026, 9, 1), "order", ALONE, NOW)


def left_open(blocks, bindings, enrolled, rivals):
    """How many bindings are open behind their block when ``rivals`` came with it, one binding a round."""
    open_ = 0
    for number in range(ROUNDS):
        one = binding(number)
        enrolled(one)
        at_once(
            [lambda act=act, one=one: act(bindings, one) for act in rivals]
            + [lambda one=one: blocks.set(block(one), SCHOOL)]
        )
        open_ += any(found.state in (State.APPLIED, State.APPROVED) for found in bindings.get_many([one.id]))
    return open_


def applying(store, one):
    return submit(store, one)


def approving(store, one):
    submit(store, one)
    return store.decide([decision(one, Action.APPROVE)], ACTING, TEACHER, NOW)


class BarsAlone(BlockStore):
    """The seeded defect: whether a binding is open is read first, and the block is written without a condition."""

    def set(self, block, school):
        key = keys.binding(block.id)
        item = self._table.get(key) or {}
        ended = {":st": State.ENDED if item.get("st") in (State.APPLIED, State.APPROVED) else item.get("st", "none")}
        if "st" in item:
            self._table.update(Update(key, "SET st = :st, barred_from = :from", {**ended, ":from": 1}))
        else:
            self._table.update(Update(key, "SET barred_from = :from", {":from": 1}))


@pytest.mark.parametrize("rival", [applying, approving])
def test_behind_a_block_nothing_stays_open(table, field_key, bindings, enrolled, rival):
    assert left_open(BlockStore(table, field_key, os.urandom), bindings, enrolled, [rival]) == 0


def test_the_race_catches_a_block_that_reads_then_writes(table, field_key, bindings, enrolled):
    assert left_open(BarsAlone(table, field_key, os.urandom), bindings, enrolled, [applying, approving]) > 0


def lifted_alone(blocks, enrolled):
    """How many blocks one registrar lifted who asked and confirmed from many windows at once."""
    lifted = 0
    for number in range(ROUNDS):
        one = binding(number)
        enrolled(one)
        blocks.set(block(one), SCHOOL)
        at_once([*[lambda one=one: asking(blocks, one)] * 3, *[lambda one=one: confirming(blocks, one)] * 6])
        lifted += one.id not in [standing.id for standing in blocks.of_school(SCHOOL)]
    return lifted


def asking(blocks, one):
    with suppress(BlockRefused):
        blocks.ask_lift(one.id, SCHOOL, LiftRequest(ALONE, NOW, "order"))


def confirming(blocks, one):
    with suppress(BlockRefused):
        blocks.lift(one.id, SCHOOL, ALONE, NOW, NOW)


class ComparesFirst(BlockStore):
    """The seeded defect: who asked is read and compared, and the write has no condition."""

    def lift(self, block, school, registrar, asked_at, now):
        key = keys.block(block)
        if self._table.get(key).get("lift_by") != registrar:
            self._table.update(Update(key, "SET lifted_by = :me REMOVE barred_from, gp, gs", {":me": registrar}))


def test_one_registrar_in_many_windows_lifts_no_block(table, field_key, enrolled):
    assert lifted_alone(BlockStore(table, field_key, os.urandom), enrolled) == 0


def test_the_race_catches_a_store_that_compares_first(table, field_key, enrolled):
    assert lifted_alone(ComparesFirst(table, field_key, os.urandom), enrolled) > 0
