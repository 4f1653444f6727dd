"""A password that is set at once by many, or while Cognito fails: one is set or none, and its owner knows a way on."""

import os

import pytest

from functions.read_account.contract import READ_ACCOUNT
from functions.sign_in.contract import ASK_PASSWORD_CODE, SET_PASSWORD
from functions.sign_in.passwords import SetPassword
from shared.domain import policy
from shared.domain.accounts import FrozenBy
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.table import Update
from tests.component.accounts import PASSWORD, choose, enter, first_sign_in, prove, provisioned
from tests.component.parallel import at_once
from tests.component.service import MAILBOX
from tests.component.strict_pool import StrictPool, broken, throttled, timed_out

OTHER = "eight small boats on the sea"
CHOICES = [f"{number} red kites over the green hill" for number in range(8)]


class Racing(StrictPool):
    """``meanwhile`` is done when the account is ready for a new password, and Cognito still has the old one."""

    meanwhile = None

    def admin_set_user_password(self, **given):
        if self.meanwhile:
            self.meanwhile()
        return super().admin_set_user_password(**given)


@pytest.fixture
def guardian(service):
    service.door.pool = Racing(lambda: service.now)
    guardian = provisioned(service)
    first_sign_in(service)
    service.now += policy.HOUR
    return guardian


def right(service):
    """A right to set a password, by a code."""
    service.now += policy.HOUR
    challenge = service.call(ASK_PASSWORD_CODE, {"email": MAILBOX})[1]["challenge"]
    return prove(service, challenge)[1]["password_change"]


def let_in(service, passwords):
    return [password for password in passwords if enter(service, password)[0] == 201]


def raced(service):
    """Who of many, each with a password of its own, was told that it was set; and which of them opens the door."""
    change = right(service)
    told = at_once([lambda word=word: choose(service, change, word)[0] for word in CHOICES])
    service.now += policy.DAY
    winners = [word for word, status in zip(CHOICES, told, strict=True) if status == 201]
    return winners, let_in(service, [*winners, PASSWORD])


def test_of_many_at_once_one_sets_the_password_that_then_opens(service, guardian):
    winners, opening = raced(service)
    assert len(winners) == 1 and opening == winners


class ReadsThenWrites(AccountStore):
    """The seeded defect: the generation is read, compared, and written without a condition."""

    def begin_password(self, guardian, generation, now):
        if self.get(guardian, consistent=True).generation != generation:
            return None
        self._table.update(Update(keys.account(guardian), "SET generation = :next", {":next": generation + 1}))
        return generation + 1


def test_the_race_catches_an_account_that_reads_and_then_writes(service, guardian, table, field_key):
    setter = service.door.setter(service.tokens, ReadsThenWrites(table, field_key, os.urandom))
    service.replace(SET_PASSWORD, SetPassword, setter=setter)
    assert any(len(raced(service)[0]) > 1 for _ in range(5))


@pytest.mark.parametrize("fault", [throttled, broken])
def test_a_password_that_was_not_set_leaves_the_old_one_and_another_code_sets_it(service, guardian, fault):
    change = right(service)
    service.door.pool.fail("admin_set_user_password", before=fault("AdminSetUserPassword"))
    assert choose(service, change, OTHER)[0] == 503
    assert choose(service, change, OTHER)[1]["code"] == "password_change_expired"
    assert let_in(service, [PASSWORD, OTHER]) == [PASSWORD]
    assert choose(service, right(service), OTHER)[0] == 201


def test_a_password_whose_setting_was_not_heard_of_is_set(service, guardian):
    service.door.pool.fail("admin_set_user_password", after=timed_out())
    assert choose(service, right(service), OTHER)[0] == 503
    assert let_in(service, [PASSWORD, OTHER]) == [OTHER]


def raced_by_the_old_one(service):
    """What a new password was answered, and the tokens of who came in by the old one just before it stood."""
    change, came = right(service), []
    service.door.pool.meanwhile = lambda: came.append(enter(service, PASSWORD)[1])
    told = choose(service, change, OTHER)
    service.door.pool.meanwhile = None
    return told, came[0]


def test_whoever_comes_in_by_the_old_password_meanwhile_is_signed_out(service, guardian):
    told, came = raced_by_the_old_one(service)
    assert [service.call(READ_ACCOUNT, account=one["access_token"])[0] for one in (told[1], came)] == [200, 401]
    service.door.pool.fail("admin_set_user_password", after=timed_out())
    service.now += policy.DAY
    change = right(service)
    service.door.pool.meanwhile = lambda: came.update(enter(service, OTHER)[1])
    assert choose(service, change, PASSWORD)[0] == 503
    assert service.call(READ_ACCOUNT, account=came["access_token"])[0] == 401


class SetsAtOnce(AccountStore):
    """The seeded defect: one generation for the account that waits for its password and for the one that has it."""

    def finish_password(self, guardian, generation):
        return generation


def test_the_race_catches_a_generation_that_outlives_the_old_password(service, guardian, table, field_key):
    setter = service.door.setter(service.tokens, SetsAtOnce(table, field_key, os.urandom))
    service.replace(SET_PASSWORD, SetPassword, setter=setter)
    came = raced_by_the_old_one(service)[1]
    assert service.call(READ_ACCOUNT, account=came["access_token"])[0] == 200


def test_a_frozen_account_stays_shut_until_the_new_password_stands(service, guardian):
    service.accounts.freeze(guardian, FrozenBy.CHANGE, "mark", service.now)
    service.door.pool.fail("admin_set_user_password", before=throttled("AdminSetUserPassword"))
    assert choose(service, right(service), OTHER)[0] == 503
    assert let_in(service, [PASSWORD]) == []
    assert choose(service, right(service), OTHER)[0] == 201
    assert let_in(service, [PASSWORD, OTHER]) == [OTHER]


def test_what_is_frozen_while_its_password_is_set_stays_so(service, guardian):
    change = right(service)
    service.door.pool.meanwhile = lambda: service.accounts.freeze(guardian, FrozenBy.CHANGE, "mark", service.now)
    assert choose(service, change, OTHER)[1]["code"] == "password_change_expired"
    assert let_in(service, [PASSWORD, OTHER]) == []


@pytest.mark.parametrize("fault", [throttled("AdminInitiateAuth"), broken("AdminInitiateAuth"), timed_out()])
def test_while_cognito_fails_nobody_is_let_in_and_tries_count_on(service, guardian, fault):
    limit = policy.SIGN_IN_LIMITS[0][0]
    for _ in range(limit):
        service.door.pool.fail("admin_initiate_auth", before=fault)
        status, body, headers = enter(service, PASSWORD)
        assert (status, body["code"], "retry-after" in headers) == (503, "busy", True)
    assert enter(service, PASSWORD)[0] == 429
    service.now += policy.SIGN_IN_LIMITS[0][1]
    assert enter(service, PASSWORD)[0] == 201


def test_the_strict_pool_is_as_strict_as_it_says(service, guardian):
    """What the engines let pass, each refused."""
    pool = service.door.pool
    users = {"UserPoolId": pool.pool_id, "Username": "u" * 22}
    attributes = [{"Name": "email", "Value": "strict@example.org"}, {"Name": "email_verified", "Value": "true"}]
    auth = {"UserPoolId": pool.pool_id, "ClientId": pool.client_id}
    given = {"USERNAME": guardian, "PASSWORD": PASSWORD, "SECRET_HASH": "eA=="}
    refused = {
        "InvalidPasswordException": lambda: pool.admin_create_user(
            **users, TemporaryPassword="123456", MessageAction="SUPPRESS", UserAttributes=attributes
        ),
        "NotAuthorizedException": lambda: pool.admin_initiate_auth(
            **auth, AuthFlow="ADMIN_USER_PASSWORD_AUTH", AuthParameters=given
        ),
        "InvalidParameterException": lambda: pool.admin_initiate_auth(
            **auth, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given
        ),
    }
    for code, call in refused.items():
        with pytest.raises(Exception, match=code):
            call()
    for _ in range(policy.SIGN_IN_LIMITS[0][0]):
        enter(service, OTHER)
    assert pool.compared == policy.SIGN_IN_LIMITS[0][0]
