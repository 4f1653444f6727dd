from datetime import date, timedelta

import pytest

from shared.domain import policy
from shared.domain.bindings import State
from shared.domain.delegations import Delegation, DelegationDetails, DelegationScope, DelegationSide, Standing, active
from shared.domain.relationships import KINDS, Kind, Relationship
from shared.domain.schools import midnight

TODAY = date(2027, 3, 5)
NOW = midnight(TODAY) + 3_600
MOTHER = Standing(State.APPROVED, Relationship.MOTHER, None)
DETAILS = DelegationDetails("王大明", "王曉明", "陳阿姨", "aunt@example.org")
DELEGATION = Delegation(
    "s",
    0,
    "id",
    "mother",
    "address",
    frozenset(DelegationScope),
    TODAY,
    NOW,
    DETAILS,
    "vi",
    delegate="aunt",
    accepted_at=NOW,
)


def test_an_accepted_delegation_is_active_to_the_end_of_its_last_day():
    standings = {"mother": MOTHER}
    assert active([DELEGATION], standings, TODAY) == [DELEGATION]
    assert active([DELEGATION], standings, TODAY + timedelta(days=1)) == []
    assert DELEGATION.stands(DELEGATION.ends - 1) and not DELEGATION.stands(DELEGATION.ends)


def test_neither_an_offer_nor_what_was_ended_lets_anybody_act():
    offered = DELEGATION._replace(delegate="", accepted_at=None)
    ended = DELEGATION._replace(ended_at=NOW, ended_by=DelegationSide.DELEGATE)
    assert active([offered, ended], {"mother": MOTHER}, TODAY) == []
    assert not ended.stands(NOW)


def test_an_offer_stands_for_as_long_as_it_can_be_accepted():
    offered = DELEGATION._replace(delegate="", until=TODAY + timedelta(days=100))
    assert offered.stands(NOW + policy.DELEGATION_OFFER_LIFETIME - 1)
    assert not offered.stands(NOW + policy.DELEGATION_OFFER_LIFETIME)
    assert offered._replace(until=TODAY).offer_ends == midnight(TODAY + timedelta(days=1))


@pytest.mark.parametrize("state", [None, *(state for state in State if state is not State.APPROVED)])
def test_a_delegation_falls_with_the_delegator_s_binding(state):
    assert active([DELEGATION], {"mother": MOTHER._replace(state=state)}, TODAY) == []


def test_nobody_delegates_who_was_never_bound():
    assert active([DELEGATION], {}, TODAY) == []


@pytest.mark.parametrize("relationship", Relationship)
def test_only_a_legal_representative_can_delegate(relationship):
    acting = active([DELEGATION], {"mother": MOTHER._replace(relationship=relationship)}, TODAY)
    assert bool(acting) is (KINDS[relationship] is Kind.LEGAL_REPRESENTATIVE)


@pytest.mark.parametrize("barred", ["mother", "aunt"])
def test_a_court_s_order_ends_it_from_its_day_on(barred):
    order = midnight(TODAY)
    standings = {"mother": MOTHER, "aunt": Standing(None, None, None)}
    standings[barred] = standings[barred]._replace(barred_from=order)
    assert active([DELEGATION], standings, TODAY) == []
    assert active([DELEGATION], standings, TODAY - timedelta(days=1)) == [DELEGATION]
