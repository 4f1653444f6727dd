"""What an account lets others do: its owner hears of it, and by saying that it was not them ends all that was given."""

import re

import pytest

from functions.answer_links.contract import ANSWER_LINK
from functions.answer_services.contract import READ_CHILDREN
from functions.connect_services.contract import READ_GRANTED_SERVICES, REVOKE_SERVICE
from functions.manage_delegations.contract import OFFER_DELEGATION, READ_DELEGATIONS
from functions.move_contacts.given import EndGiven
from shared.domain.accounts import AccountState, FrozenBy
from shared.persistence.family_pool import LoginTaken
from shared.persistence.grant_store import GrantStore
from tests.component.family import Adult, Delegating, Family, mails
from tests.component.services import approved_service

LET_IN = "臺北市親子綁定：您的帳號連結了「校園繳費」"
ACCEPTED = "臺北市親子綁定：您的委託已被接受"


@pytest.fixture
def giving(engine, service, settle):
    return Delegating(engine, Family(service, settle))


@pytest.fixture
def client(service):
    return approved_service(service)


def father(giving):
    """The father, signed in anew."""
    return Adult(giving.service, giving.family.father.guardian, giving.family.father.address)


def told(giving, subject):
    """What the father was sent under a subject."""
    return [mail for mail in mails(giving.engine, giving.family.father.address) if mail["Subject"] == subject]


def say_not_me(giving, mail):
    """Use the link of a message, as whoever had it would."""
    token = re.search(r"/not-me/#([\w=-]+)", str(mail))[1]
    assert giving.service.call(ANSWER_LINK, {"token": token})[1]["state"] == "done"


def set_password(giving):
    """A code to the login opens the account again."""
    accounts, guardian = giving.service.accounts, giving.family.father.guardian
    begun = accounts.begin_password(guardian, accounts.get(guardian).generation, giving.service.now)
    assert accounts.finish_password(guardian, begun) is not None


def services(giving):
    """The services of the father's account, by state."""
    answer = father(giving).call(READ_GRANTED_SERVICES)[1]["services"]
    return [one["state"] for one in answer]


def test_the_owner_hears_once_of_a_service_that_is_let_in_and_again_when_for_more(giving, client):
    account = giving.family.father.token
    for scope, times in (("children.read", 1), ("children.read", 1), ("act_for.check children.read", 2)):
        giving.service.now += 1
        client.connect(account, scope)
        giving.family.settle()
        assert len(told(giving, LET_IN)) == times
    assert giving.family.father.call(REVOKE_SERVICE, path={"client_id": client.id})[0] == 200
    giving.family.settle()
    assert len(told(giving, LET_IN)) == 2
    giving.service.now += 1
    client.connect(account, "children.read")
    giving.family.settle()
    assert len(told(giving, LET_IN)) == 3


@pytest.mark.parametrize("about", [LET_IN, ACCEPTED])
def test_that_it_was_not_the_owner_ends_what_was_given(giving, client, workers, stream, about):
    aunt, _ = giving.accepted()
    subject = client.connect(giving.family.father.token)["sub"]
    giving.family.settle()
    say_not_me(giving, told(giving, about)[0])
    records = stream.records()
    workers.work(records)
    set_password(giving)
    giving.family.settle()
    assert giving.state(father(giving)) == "ended" and giving.active(aunt) == []
    assert services(giving) == ["revoked"]
    answer = giving.service.call(READ_CHILDREN, relying=client.token(), path={"subject": subject})
    assert answer[1]["code"] == "account_not_found"
    # Given again by the owner, it stands, though what froze the account is told of once more.
    giving.service.now += 120
    giving.family.father = father(giving)
    client.connect(giving.family.father.token)
    giving.accepted(aunt)
    workers.work(records)
    assert len(giving.active(aunt)) == 1 and services(giving) == ["granted"]


def frozen(giving, now=None):
    """Freeze the account as a link does."""
    guardian = giving.family.father.guardian
    giving.service.accounts.freeze(guardian, FrozenBy.CHANGE, "mark", now or giving.service.now)


class Slow(GrantStore):
    """Its reader is overtaken by the owner, who lets the service in anew."""

    def of_account(self, guardian):
        found = super().of_account(guardian)
        self.meanwhile()
        return found


def test_what_the_owner_gives_between_the_look_and_the_write_stands(giving, client, workers, stream):
    client.connect(giving.family.father.token)
    giving.family.settle()
    frozen(giving)
    records = stream.records()
    set_password(giving)
    grants = Slow(giving.service.table)

    def meanwhile():
        giving.service.now += 120
        client.connect(father(giving).token)

    grants.meanwhile = meanwhile
    workers.moving._end_given._grants = grants
    workers.work(records)
    assert services(giving) == ["granted"]


def test_what_was_given_by_a_clock_that_is_ahead_ends_too(giving, client):
    began = giving.service.now
    giving.service.now += 1
    client.connect(giving.family.father.token)
    frozen(giving, began)
    giving.family.settle()
    set_password(giving)
    assert services(giving) == ["revoked"]


class Overtaken:
    """Who is signed in is frozen right after that was seen, and has a new password."""

    def __init__(self, giving):
        self._giving, self._access = giving, giving.service.account_access

    def of(self, call):
        found = self._access.of(call)
        frozen(self._giving)
        set_password(self._giving)
        return found


def test_an_offer_that_is_overtaken_by_the_freeze_is_none(giving):
    giving.service._operations[OFFER_DELEGATION]._access = Overtaken(giving)
    assert giving.offer()[0] == 503
    giving.family.settle()
    assert father(giving).call(READ_DELEGATIONS)[1]["given"] == []


class Refusing:
    """A pool that has the address for somebody else."""

    def set_email(self, *_):
        raise LoginTaken


def test_a_login_that_the_pool_refuses_keeps_nothing_that_was_given(giving, client, workers, stream):
    aunt, _ = giving.accepted()
    client.connect(giving.family.father.token)
    giving.family.settle()
    frozen(giving)
    workers.moving._pool = Refusing()
    with pytest.raises(LoginTaken):
        workers.work(stream.records())
    set_password(giving)
    assert services(giving) == ["revoked"] and giving.active(aunt) == []


class Forgiving(EndGiven):
    """The seeded defect: whatever was given comes back with the account."""

    def __call__(self, account, bindings, frozen_at):
        return None


def test_what_is_not_ended_comes_back(giving, client, workers):
    workers.moving._end_given = Forgiving(None, None, None, None)
    aunt, _ = giving.accepted()
    client.connect(giving.family.father.token)
    giving.family.settle()
    say_not_me(giving, told(giving, LET_IN)[0])
    giving.family.settle()
    assert giving.service.accounts.get(giving.family.father.guardian).state is AccountState.FROZEN
    set_password(giving)
    assert len(giving.active(aunt)) == 1 and services(giving) == ["granted"]
