"""Objections that come late, or together: each race has a broken twin that loses it."""

import os

import pytest

from functions.raise_objections.contract import OBJECT, READ_CONTESTS
from functions.raise_objections.operation import Objections
from shared.domain.bindings import Action, State
from shared.domain.identifiers import BindingId
from shared.domain.schools import SchoolLevel
from shared.domain.students import Student
from shared.persistence.binding_store import BindingStore
from shared.persistence.contest_store import ContestOver, ContestStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Update
from tests.component.bindings import ACTING, GUARDIAN, NOW, OTHER_GUARDIAN, TEACHER, binding, decision, submit
from tests.component.family import Family
from tests.component.parallel import at_once
from tests.component.registrars import Registry

ROUNDS = 6


class Careless(ContestStore):
    """The seeded defect: what was read is written back, whatever has happened since."""

    def _written(self, contest, change, now):
        applicant = contest.applicant
        others = tuple(one for one in applicant.objections if one.guardian != contest.guardian.id.guardian)
        update = self._update(applicant, applicant._replace(objections=change(others)))
        expression = update.expression.replace("obn = :after, ", "")
        self._table.update(Update(update.key, expression, {":obj": update.values[":obj"]}))
        return contest


@pytest.fixture
def family(service, settle):
    return Family(service, settle)


def stores(table, field_key):
    bindings = BindingStore(table, field_key, os.urandom)
    return bindings, [kind(table, bindings, field_key, os.urandom) for kind in (ContestStore, Careless)]


def approved_unseen(family):
    """Whether an approval of what the teacher had seen went through though somebody had objected since."""
    binding = family.apply()
    seen = family.queue(binding)["version"]
    (contest,) = family.father.call(READ_CONTESTS)[1]["contests"]
    family.father.call(OBJECT, {"words": "不認識"}, path={"contest_id": contest["contest_id"]})
    assert family.queue(binding)["objections"]
    return family.decide(binding, seen)[0] == 200


def test_nothing_is_approved_at_a_version_that_did_not_show_the_objection(family):
    assert not approved_unseen(family)


def test_the_approval_goes_through_where_an_objection_leaves_the_version(family, table, field_key):
    _, (_, careless) = stores(table, field_key)
    family.service.replace(OBJECT, Bound, access=family.service.account_access, contests=careless)
    assert approved_unseen(family)


class Bound:
    """An operation's method as an operation: what ``replace`` puts together."""

    def __call__(self, call):
        return Objections(self._access, self._contests).object(call)


def objected_late(family, contests, happens):
    """Whether an objection is written though something has happened since the application was read."""
    binding = family.apply()
    (contest,) = contests.of_student(family.father_s.student, family.service.now)
    happens(binding)
    try:
        contests.object(contest, "不認識", family.service.now)
    except ContestOver:
        return False
    return True


@pytest.mark.parametrize("happening", ["approved", "rejected", "barred"])
def test_an_objection_that_comes_too_late_is_none(family, table, field_key, happening):
    happenings = {
        "approved": lambda binding: family.decide(binding, 1),
        "rejected": lambda binding: family.decide(binding, 1, "reject", reason="not_guardian"),
        "barred": lambda _: Registry(family.service).bar(),
    }
    _, (contests, careless) = stores(table, field_key)
    assert not objected_late(family, contests, happenings[happening])


def test_the_late_objection_stands_where_nothing_is_asked_of_the_write(family, table, field_key):
    _, (_, careless) = stores(table, field_key)
    assert objected_late(family, careless, lambda _: Registry(family.service).bar())


def lost(contests, bindings, table, field_key):
    """How many of two guardians' objections at one moment are lost, one child a round."""
    roster, missing = RosterStore(table, field_key), 0
    for number in range(ROUNDS):
        guardians = [binding(number, guardian=guardian) for guardian in (GUARDIAN, OTHER_GUARDIAN)]
        applicant = binding(number, guardian="i" * 22)
        student = applicant.id.student
        roster.put(Student(student, "王大明", "900101", SchoolLevel.ELEMENTARY, "一", 1, TEACHER, False), os.urandom)
        submit(bindings, *guardians, applicant)
        bindings.decide([decision(one, Action.APPROVE) for one in guardians], ACTING, TEACHER, NOW)
        found = contests.of_student(student, NOW)
        assert len(found) == 2
        at_once([lambda one=one: contests.object(one, "不認識", NOW) for one in found])
        (after,) = bindings.get_many([BindingId(student, "i" * 22)])
        assert after.state is State.APPLIED
        missing += 2 - len(after.objections)
    return missing


def test_of_two_who_object_at_one_moment_neither_is_lost(table, field_key):
    bindings, (contests, _) = stores(table, field_key)
    assert lost(contests, bindings, table, field_key) == 0


def test_one_is_lost_where_each_writes_what_it_read(table, field_key):
    bindings, (_, careless) = stores(table, field_key)
    assert lost(careless, bindings, table, field_key) > 0
