"""Rivals over delegations: each race has a broken twin that loses it."""

import os
from contextlib import suppress

import pytest

from functions.manage_delegations.contract import ACCEPT_DELEGATION, END_DELEGATION, READ_DELEGATIONS
from shared.domain import policy
from shared.domain.accounts import FrozenBy
from shared.domain.delegations import DelegationSide
from shared.persistence import keys
from shared.persistence.delegation_desk import DelegationDesk, DelegationRefused
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.table import Update
from tests.component.family import GRANDMOTHER_ID, Delegating, Family, bar_other_id, mailbox
from tests.component.parallel import at_once
from tests.component.registrars import Registry

RIVALS = 8


class Careless(DelegationDesk):
    """The seeded defect: what was looked at before is not asked again of the write."""

    def _offer(self, offered, taken):
        update = super()._offer(offered, taken)
        values = {name: value for name, value in update.values.items() if name not in (":taken", ":dee")}
        # As one that has as many places as it likes: each offer takes one of its own.
        key = keys.delegation(offered.student, int(offered.id.encode().hex()[:6], 16))
        return Update(
            key, update.expression, values | {":det": self._store.sealed(key, offered.details)}, None, update.names
        )

    def accept(self, offered, account, now):
        accepted = offered._replace(delegate=account.guardian, accepted_at=now)
        values = {":dee": account.guardian, ":now": now, ":gp": keys.delegations_to(account.guardian), ":gs": "0"}
        key = keys.delegation(offered.student, offered.slot)
        self._table.update(
            Update(key, "SET dee = :dee, acc_at = :now, gp = :gp, gs = :gs REMOVE end_at, end_by", values)
        )
        return accepted


@pytest.fixture
def family(service, settle):
    return Family(service, settle)


@pytest.fixture
def giving(engine, family):
    return Delegating(engine, family)


@pytest.fixture
def desks(table, field_key):
    store = DelegationStore(table, field_key, os.urandom)
    return {kind: kind(table, store) for kind in (DelegationDesk, Careless)}, store


def standing_after(giving, desks, kind):
    """How many delegations of a child stand after more rivals than there are places."""
    (desk, store), service = (desks[0][kind], desks[1]), giving.service
    giving.offer()
    (template,) = store.household(giving.family.father_s.student).delegations
    offers = [template._replace(id=os.urandom(16).hex()[:22], address=mailbox("x")) for _ in range(RIVALS)]

    account = service.accounts.get(template.delegator)

    def try_(offer):
        with suppress(DelegationRefused):
            desk.offer(offer, account, service.now)

    at_once([lambda offer=offer: try_(offer) for offer in offers])
    found = store.household(giving.family.father_s.student).delegations
    return sum(one.stands(service.now) for one in found)


def test_no_more_stand_than_there_are_places_whoever_comes_at_once(giving, desks):
    assert standing_after(giving, desks, DelegationDesk) == policy.DELEGATIONS_A_CHILD


def test_more_stand_where_a_place_is_not_asked_for(giving, desks):
    assert standing_after(giving, desks, Careless) > policy.DELEGATIONS_A_CHILD


def accepted_late(giving, desks, kind, happening):
    """Whether an acceptance goes through though something has happened since the offer was read."""
    service, (desk, store) = giving.service, (desks[0][kind], desks[1])
    giving.offer()
    aunt = giving.adult()
    (offered,) = store.household(giving.family.father_s.student).delegations
    account = service.accounts.get(aunt.guardian)
    happening(offered)
    try:
        desk.accept(offered, account, service.now)
    except DelegationRefused:
        return False
    return True


def freeze(giving, guardian):
    giving.service.accounts.freeze(guardian, FrozenBy.CHANGE, "mark", giving.service.now)


HAPPENINGS = {
    "taken back": lambda giving, offered: giving.family.father.call(END_DELEGATION, path={"delegation_id": offered.id}),
    "delegator barred": lambda giving, _: Registry(giving.service).bar(),
    "delegate barred": lambda giving, _: Registry(giving.service).bar(national_id=GRANDMOTHER_ID),
    "delegator barred by another ID": lambda giving, _: bar_other_id(giving.service, giving.family.father_s),
    "account frozen": lambda giving, _: freeze(giving, giving.service.identities.of(GRANDMOTHER_ID)),
    "delegator's account frozen": lambda giving, offered: freeze(giving, offered.delegator),
}


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_an_acceptance_that_comes_too_late_is_none(giving, desks, happening):
    late = accepted_late(giving, desks, DelegationDesk, lambda offered: HAPPENINGS[happening](giving, offered))
    assert not late


def test_the_late_acceptance_stands_where_nothing_is_asked_of_the_write(giving, desks):
    late = accepted_late(giving, desks, Careless, lambda offered: HAPPENINGS["taken back"](giving, offered))
    assert late and len(giving.active(giving.adult())) == 1


def test_of_an_end_and_an_acceptance_at_once_the_end_holds(giving, desks):
    giving.offer()
    token, aunt = giving.token(), giving.adult()
    (offered,) = desks[1].household(giving.family.father_s.student).delegations
    end = lambda: desks[0][DelegationDesk].end(offered, DelegationSide.DELEGATOR, giving.service.now)  # noqa: E731
    at_once([end, lambda: aunt.call(ACCEPT_DELEGATION, {"token": token})])
    assert giving.active(aunt) == []
    assert giving.family.father.call(READ_DELEGATIONS)[1]["given"][0]["state"] == "ended"
