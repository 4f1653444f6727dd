"""Who knows the last six of an ID, and all else but the mailbox and the own password, never gets a token."""

import random

import pytest

from functions.sign_in.contract import (
    ASK_PASSWORD_CODE,
    CHANGE_PASSWORD,
    REFRESH_TOKENS,
    SET_PASSWORD,
    SIGN_IN,
    VERIFY_PASSWORD_CODE,
    AccountTokens,
)
from functions.sign_in.operation import SignIn
from shared.domain import policy
from shared.domain.codes import Purpose
from tests.component.accounts import INITIAL, PASSWORD, first_sign_in, prove, provisioned
from tests.component.service import GUARDIAN_ID, MAILBOX
from tests.component.strict_pool import StrictPool

STEPS, WALKS = 25, 8
TOKENS = {"access_token", "refresh_token", "password_change"}


@pytest.fixture
def guardian(service):
    service.door.pool = StrictPool(lambda: service.now)
    return provisioned(service)


class Attacker:
    """Makes calls in any order, with what is known and with whatever earlier answers held."""

    def __init__(self, service, seed):
        self.service, self.chance = service, random.Random(seed)
        self.challenges, self.got = [], []

    def walk(self, steps=STEPS):
        """Everything that was answered with something that opens."""
        moves = (self.enter, self.ask, self.guess, self.set, self.change, self.refresh, self.wait)
        for _ in range(steps):
            self.chance.choice(moves)()
        return self.got

    def call(self, endpoint, body, **how):
        body = self.service.call(endpoint, body, **how)[1]
        self.got += [{name: body[name] for name in body.keys() & TOKENS}] if body.keys() & TOKENS else []
        self.challenges += [body["challenge"]] if "challenge" in body else []

    def word(self):
        return self.chance.choice((INITIAL, GUARDIAN_ID, f"{INITIAL}{INITIAL}{INITIAL}", "000000", MAILBOX))

    def enter(self):
        self.call(SIGN_IN, {"email": MAILBOX, "password": self.chance.choice((INITIAL, INITIAL, self.word()))})

    def ask(self):
        self.call(ASK_PASSWORD_CODE, {"email": MAILBOX})

    def guess(self):
        """A code that was sent to the mailbox is one of a million; this attacker is never that lucky."""
        challenge = self.chance.choice(self.challenges or ["A" * 32])
        code = f"{self.chance.randrange(10**6):06d}"
        if code != self.service.code(challenge, MAILBOX, Purpose.PASSWORD):
            self.call(VERIFY_PASSWORD_CODE, {"email": MAILBOX, "challenge": challenge, "code": code})

    def set(self):
        change = self.chance.choice([*self.challenges, "none"])
        body = {"password_change": change, "initial_password": INITIAL, "new_password": PASSWORD}
        self.call(SET_PASSWORD, body)

    def change(self):
        token = self.chance.choice([*self.challenges, "none"])
        body = {"current_password": self.word(), "new_password": PASSWORD}
        self.call(CHANGE_PASSWORD, body, account=token)

    def refresh(self):
        self.call(REFRESH_TOKENS, {"refresh_token": self.chance.choice([*self.challenges, INITIAL])})

    def wait(self):
        self.service.now += self.chance.choice((1, policy.MINUTE, policy.HOUR, policy.DAY))


@pytest.mark.parametrize("opened", [False, True], ids=["never opened", "opened"])
def test_the_last_six_never_yield_a_token_in_whatever_order(service, guardian, opened):
    if opened:
        first_sign_in(service)
    for seed in range(WALKS):
        assert Attacker(service, seed).walk() == []


class Opened(AccountTokens):
    """Tokens where a promise is expected."""

    resend_after: int = policy.MINUTE


class OpensAtOnce(SignIn):
    """The seeded defect: an initial password that is right lets its bearer in."""

    def _promise(self, call, login, password):
        if self._logins.is_initial(login.user, login.account, password, call.now):
            return Opened(**self._giver.open(login.account, call.now).model_dump())
        return super()._promise(call, login, password)


def test_the_walk_catches_a_door_that_opens_to_the_last_six(service, guardian):
    service.replace(SIGN_IN, OpensAtOnce)
    assert any(Attacker(service, seed).walk() for seed in range(WALKS))


def test_whoever_reads_the_mailbox_and_knows_the_six_gets_in(service, guardian):
    """Twin: it is the code that is missing above."""
    _, promised, _ = service.call(SIGN_IN, {"email": MAILBOX, "password": INITIAL})
    assert prove(service, promised["challenge"])[0] == 201
