"""A legal representative lets another adult act for a child: who may, who hears of it, and when it ends."""

import os

import pytest

from functions.manage_delegations.contract import (
    ACCEPT_DELEGATION,
    END_DELEGATION,
    OFFER_DELEGATION,
    READ_DELEGATIONS,
    READ_OFFER,
)
from functions.manage_delegations.operation import AcceptDelegation, OfferDelegation
from functions.unbind_child.contract import UNBIND_CHILD
from shared.api.links import LinkKind
from shared.domain import policy
from shared.domain.accounts import AccountState, FrozenBy
from shared.persistence import keys
from shared.persistence.delegation_desk import DelegationDesk
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.table import Update
from tests.component.family import GRANDMOTHER_ID, MOTHER_ID, Adult, Delegating, Family, bar_other_id, mailbox, mails
from tests.component.registrars import Registry
from tests.component.service import GUARDIAN_ID

SIBLING_ID = "P269747034"


@pytest.fixture
def family(service, settle):
    return Family(service, settle)


@pytest.fixture
def giving(engine, family, table, field_key):
    one = Delegating(engine, family)
    one.store = DelegationStore(table, field_key, os.urandom)
    return one


def subjects_of(giving, address):
    return [mail["Subject"] for mail in mails(giving.engine, address)]


def test_an_offer_is_sent_accepted_and_then_lets_the_other_act(giving, family):
    status, offered = giving.offer()
    assert (status, offered["state"], offered["email"]) == (201, "offered", giving.aunt_s)
    token = giving.token()
    (mail,) = mails(giving.engine, giving.aunt_s)
    assert "王○明" in str(mail) and "王大明" not in str(mail) and "王曉明" not in str(mail)
    aunt = giving.adult()
    assert giving.active(aunt) == []
    seen = aunt.call(READ_OFFER, {"token": token})[1]
    assert (seen["student_name"], seen["delegator_name"], seen["state"]) == ("王大明", "王曉明", "offered")
    for _ in range(2):
        status, accepted = aunt.call(ACCEPT_DELEGATION, {"token": token})
        assert (status, accepted["state"], accepted["email"]) == (200, "active", None)
    (held,) = giving.active(aunt)
    assert held["scopes"] == ["forms", "pick_up_notices"] and held["until"] == offered["until"]
    assert giving.state() == "active"
    family.settle()
    assert "委託已被接受" in str(subjects_of(giving, family.father.address))


def test_the_other_legal_representative_is_told_and_a_grandparent_is_not(giving, family):
    mother, _ = family.bind(MOTHER_ID, "mother")
    grandfather, _ = family.bind("FC98765432", "grandfather", relationship="paternal_grandfather")
    giving.accepted()
    family.settle()
    told = [any("另一位法定代理人" in s for s in subjects_of(giving, one.address)) for one in (mother, grandfather)]
    assert told == [True, False]


def test_of_a_protected_child_the_other_legal_representative_is_told_nothing(giving, family):
    mother, _ = family.bind(MOTHER_ID, "mother")
    Registry(family.service).protect()
    giving.accepted()
    family.settle()
    assert not any("另一位法定代理人" in subject for subject in subjects_of(giving, mother.address))


@pytest.mark.parametrize("relationship", ["maternal_grandmother", "other"])
def test_a_custodian_can_not_delegate(giving, family, relationship):
    custodian, binding = family.bind(MOTHER_ID, "custodian", relationship=relationship)
    assert giving.offer(custodian, binding)[1]["code"] == "delegation_not_allowed"


def test_nor_can_who_is_barred_by_another_id(giving, family):
    bar_other_id(family.service, family.father_s)
    assert giving.offer()[1]["code"] == "delegation_not_allowed"


def test_nor_who_is_not_bound_yet_or_any_more_or_to_another_child(giving, family):
    undecided = family.apply(address=mailbox("mother"))
    family.settle()
    assert giving.offer(binding=Named(undecided))[1]["code"] == "binding_not_found"
    father_s = family.service.call(UNBIND_CHILD, account=family.father.token, path={"binding_id": family.father_s.text},
                                   headers={"if-match": '"2"'})  # fmt: skip
    assert father_s[0] == 200
    assert giving.offer()[1]["code"] == "delegation_not_allowed"


class Named:
    def __init__(self, text):
        self.text = text


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"until": "2027-01-14"}, "/until"),
        ({"until": "2028-01-16"}, "/until"),
        ({"scopes": []}, "/scopes"),
        ({"scopes": ["everything"]}, "/scopes/0"),
        ({"name": " "}, "/name"),
    ],
)
def test_what_is_asked_for_is_bounded(giving, changes, pointer):
    status, told = giving.offer(**changes)
    assert status == 422 and told["errors"][0]["pointer"] == pointer


def test_not_to_oneself(giving, family):
    _, told = giving.offer(email=family.father.address.upper())
    assert told["errors"] == [told["errors"][0] | {"pointer": "/email", "code": "own_email"}]


def answered(giving, calls):
    """What is answered, and asked of the store, for an offer to somebody with an account, and to nobody."""
    giving.adult()
    found = []
    for address in (giving.aunt_s, mailbox("nobody")):
        del calls[:]
        status, told = giving.offer(email=address)
        found.append((status, {**told, "email": "", "delegation_id": ""}, list(calls)))
    return found


def test_the_answer_is_the_same_whoever_has_the_address(giving, calls):
    known, unknown = answered(giving, calls)
    assert known == unknown


class Curious(OfferDelegation):
    """The seeded defect: whose the address is is looked at before it is written to."""

    def __call__(self, call):
        aunt = self.service.identities.of(GRANDMOTHER_ID)
        if self.service.accounts.get(aunt).email == call.body.email:
            self.service.accounts.get(aunt)
        return super().__call__(call)


def test_the_answers_tell_where_it_is_looked_whose_the_address_is(giving, calls):
    Curious.service = giving.service
    giving.service.replace(OFFER_DELEGATION, Curious)
    known, unknown = answered(giving, calls)
    assert known != unknown


def test_the_same_request_again_is_one_offer_and_another_under_its_key_is_refused(giving, family):
    first, again = (giving.offer(key="the-same-key") for _ in range(2))
    assert first == again
    assert giving.offer(key="the-same-key", name="陳叔叔")[1]["code"] == "idempotency_key_reused"
    giving.token()
    assert len(mails(giving.engine, giving.aunt_s)) == 1


def test_of_two_children_each_has_a_delegation_of_its_own_though_the_key_is_the_same(giving, family):
    service, father = family.service, family.father
    service.now += policy.HOUR
    service.enrol(SIBLING_ID, name="王二寶", seat=9)
    sibling_s = family.apply(GUARDIAN_ID, "father", student=SIBLING_ID, key="second-1", address=father.address)
    family.settle()
    assert family.decide(sibling_s, family.queue(sibling_s)["version"])[0] == 200
    family.father = Adult(service, father.guardian, father.address)
    given = [giving.offer(binding=one, key="the-same-key")[1] for one in (family.father_s, Named(sibling_s))]
    family.settle()
    assert len(mails(giving.engine, giving.aunt_s)) == 2
    for one in given:
        assert family.father.call(END_DELEGATION, path={"delegation_id": one["delegation_id"]})[0] == 200
    assert [one["state"] for one in family.father.call(READ_DELEGATIONS)[1]["given"]] == ["ended", "ended"]


@pytest.mark.parametrize("who", ["another", "frozen", "the delegator"])
def test_a_link_opens_nothing_for_whoever_it_was_not_meant_for(giving, family, who):
    giving.offer()
    token = giving.token()
    if who == "the delegator":
        adult = family.father
    else:
        adult = giving.adult(mailbox("other") if who == "another" else None)
        if who == "frozen":
            _freeze(family.service, adult.guardian)
    for endpoint in (READ_OFFER, ACCEPT_DELEGATION):
        assert adult.call(endpoint, {"token": token})[1]["code"] in ("delegation_not_found", "sign_in_required")
    assert giving.state() == "offered"


def _freeze(service, guardian):
    service.table.update(Update(keys.account(guardian), "SET stands = :f", {":f": AccountState.FROZEN}))


class Trusting(AcceptDelegation):
    """The seeded defect: whoever has the link may use it."""

    def __call__(self, call):
        return self.accept(call)

    def _offered(self, call):
        account = self._access.of(call).account
        student, slot, _ = self._links.open(LinkKind.DELEGATION, call.body.token, call.now)
        return self._store.get(student, slot), account


def test_whoever_has_the_link_uses_it_where_the_address_is_not_asked_for(giving, family):
    access, table, bindings = family.service.account_access, family.service.table, giving.store
    parts = {
        "access": access,
        "store": bindings,
        "desk": DelegationDesk(table, bindings),
        "links": family.service.links,
    }
    family.service.replace(ACCEPT_DELEGATION, Trusting, **parts)
    giving.offer()
    other = giving.adult(mailbox("other"))
    assert other.call(ACCEPT_DELEGATION, {"token": giving.token()})[0] == 200
    assert giving.active(other)


def test_a_forged_link_and_one_of_another_kind_open_nothing(giving, family):
    giving.offer()
    token, aunt = giving.token(), giving.adult()
    for forged in ("none", token[:-4] + "AAA=", family.father.token):
        assert aunt.call(ACCEPT_DELEGATION, {"token": forged})[1]["code"] == "delegation_not_found"


def test_who_is_barred_from_the_child_sees_no_offer_and_accepts_none(giving, family):
    giving.offer()
    token, aunt = giving.token(), giving.adult()
    Registry(family.service).bar(national_id=GRANDMOTHER_ID)
    for endpoint in (READ_OFFER, ACCEPT_DELEGATION):
        status, told = aunt.call(endpoint, {"token": token})
        assert (status, told["code"]) == (404, "delegation_not_found")
        assert "王" not in str(told)


def test_an_offer_dies_after_a_week(giving, family):
    giving.offer()
    token = giving.token()
    family.service.now += policy.DELEGATION_OFFER_LIFETIME
    aunt = giving.adult()
    assert aunt.call(ACCEPT_DELEGATION, {"token": token})[1]["code"] == "delegation_not_found"
    family.father = Adult(family.service, family.father.guardian, family.father.address)
    assert giving.state() == "expired"


def test_what_a_frozen_account_delegated_lets_nobody_act_and_its_offers_open_nothing(giving, family):
    aunt, _ = giving.accepted()
    other = mailbox("other")
    giving.offer(email=other)
    token, adult = giving.token(other), giving.adult(other, MOTHER_ID)
    family.service.accounts.freeze(family.father_s.guardian, FrozenBy.CHANGE, "mark", family.service.now)
    assert giving.active(aunt) == []
    for endpoint in (READ_OFFER, ACCEPT_DELEGATION):
        assert adult.call(endpoint, {"token": token})[1]["code"] == "delegation_not_found"


@pytest.mark.parametrize("side", ["delegator", "delegate"])
def test_either_side_ends_it_at_once_and_the_other_is_told(giving, family, side):
    aunt, delegation = giving.accepted()
    family.settle()
    ending, told = (family.father, aunt) if side == "delegator" else (aunt, family.father)
    for _ in range(2):
        status, ended = ending.call(END_DELEGATION, path={"delegation_id": delegation})
        assert (status, ended["state"], ended["ended_by"]) == (200, "ended", side)
    assert giving.active(aunt) == [] and giving.state() == "ended"
    family.settle()
    assert sum("委託已終止" in subject for subject in subjects_of(giving, told.address)) == 1
    assert not any("委託已終止" in subject for subject in subjects_of(giving, ending.address))


def test_nobody_else_ends_it(giving, family):
    aunt, delegation = giving.accepted()
    mother, _ = family.bind(MOTHER_ID, "mother")
    for wanted in (delegation, "none"):
        assert mother.call(END_DELEGATION, path={"delegation_id": wanted})[1]["code"] == "delegation_not_found"
    assert giving.active(aunt)


def test_an_offer_that_was_taken_back_can_not_be_accepted(giving, family):
    _, offered = giving.offer()
    token, aunt = giving.token(), giving.adult()
    family.father.call(END_DELEGATION, path={"delegation_id": offered["delegation_id"]})
    assert aunt.call(ACCEPT_DELEGATION, {"token": token})[1]["code"] == "delegation_not_found"
    family.settle()
    assert len(mails(giving.engine, giving.aunt_s)) == 1


def test_it_ends_with_its_day(giving, family):
    aunt, _ = giving.accepted()
    family.service.now += 31 * policy.DAY
    aunt = Adult(family.service, aunt.guardian, aunt.address)
    assert giving.active(aunt) == []


@pytest.mark.parametrize("ground", ["unbound", "delegator barred", "delegate barred", "delegate's account closed"])
def test_it_falls_with_what_it_rests_on_at_once_and_for_good(giving, family, ground):
    aunt, _ = giving.accepted()
    family.settle()
    registry = Registry(family.service)
    if ground == "unbound":
        path, headers = {"binding_id": family.father_s.text}, {"if-match": '"2"'}
        assert family.father.call(UNBIND_CHILD, path=path, headers=headers)[0] == 200
    elif ground == "delegator barred":
        assert registry.bar()[0] == 200
    elif ground == "delegate barred":
        assert registry.bar(national_id=GRANDMOTHER_ID)[0] == 200
    else:
        change = Update(keys.account(aunt.guardian), "SET stands = :c", {":c": AccountState.CLOSED})
        family.service.table.update(change)
    if "closed" not in ground:
        assert giving.active(aunt) == []  # before any worker has done anything
    family.settle()
    given = family.father.call(READ_DELEGATIONS)[1]["given"]
    assert [(one["state"], one["ended_by"]) for one in given] == [("ended", "rule")]


def test_that_an_order_is_lifted_brings_no_delegation_back(giving, family):
    aunt, _ = giving.accepted()
    family.settle()
    registry = Registry(family.service)
    registry.guardian = aunt.guardian
    registry.bar(days=1, national_id=GRANDMOTHER_ID)
    family.settle()
    assert giving.active(aunt)
    family.service.now += policy.DAY
    aunt = Adult(family.service, aunt.guardian, aunt.address)
    assert giving.active(aunt) == []
    assert registry.ask_lift()[0] == 200 and registry.confirm()[0] == 200
    family.settle()
    assert giving.active(aunt) == []


def test_five_stand_for_a_child_whoever_gave_them(giving, family):
    mother, binding = family.bind(MOTHER_ID, "mother")
    offers = [giving.offer(email=mailbox("aunt"))[1] for _ in range(policy.DELEGATIONS_A_CHILD)]
    assert giving.offer(mother, binding)[1]["code"] == "too_many_delegations"
    family.father.call(END_DELEGATION, path={"delegation_id": offers[2]["delegation_id"]})
    assert giving.offer(mother, binding)[0] == 201
    assert giving.offer()[1]["code"] == "too_many_delegations"


def test_the_places_of_who_is_not_bound_any_more_are_free(giving, family):
    mother, binding = family.bind(MOTHER_ID, "mother")
    for _ in range(policy.DELEGATIONS_A_CHILD):
        giving.offer(email=mailbox("aunt"))
    Registry(family.service).bar()
    assert giving.offer(mother, binding)[0] == 201


def test_so_many_offers_a_day_and_no_more(giving, family):
    for _ in range(policy.DELEGATION_OFFERS_A_DAY):
        status, offered = giving.offer()
        assert status == 201
        family.father.call(END_DELEGATION, path={"delegation_id": offered["delegation_id"]})
    assert giving.offer()[1]["code"] == "too_many_offers"
    family.service.now += policy.DAY
    family.father = Adult(family.service, family.father.guardian, family.father.address)
    assert giving.offer()[0] == 201


def test_the_school_sees_who_acts_for_a_child_and_no_offer(giving, family):
    registry = Registry(family.service)

    def seen():
        item = family.evidence(family.father_s.text)
        assert item["acting_adults"] == registry.card()[1]["acting_adults"]
        return [(one["name"], one["given_by"], one["scopes"]) for one in item["acting_adults"]]

    giving.offer(email=mailbox("other"))
    assert seen() == []
    _, delegation = giving.accepted()
    assert seen() == [("陳阿姨", "王曉明", ["forms", "pick_up_notices"])]
    family.father.call(END_DELEGATION, path={"delegation_id": delegation})
    assert seen() == []
