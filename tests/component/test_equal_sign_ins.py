"""What a stranger must not learn at the door: one answer and one trace of AWS calls, whoever's address it is."""

import os

import pytest

from functions.issue_code.contract import ISSUE_CODE
from functions.sign_in.codes import AskPasswordCode, VerifyPasswordCode
from functions.sign_in.contract import ASK_PASSWORD_CODE, SIGN_IN, VERIFY_PASSWORD_CODE
from functions.sign_in.logins import Logins
from functions.sign_in.operation import SignIn
from functions.verify_code.contract import VERIFY_CODE
from shared.api.code_issuer import CodeIssuer
from shared.domain import policy
from shared.domain.accounts import AccountState
from shared.domain.codes import Purpose
from shared.domain.contacts import email
from shared.domain.refusals import Refusal
from shared.persistence import keys
from shared.persistence.contact_store import ContactStore
from shared.persistence.table import Update
from tests.component.accounts import INITIAL, PASSWORD, enter, first_sign_in, prove, provisioned
from tests.component.door import EnginePool
from tests.component.trace import Trace

PEOPLE = {
    "used": ("F912345678", "used@example.org"),
    "never opened": ("W234567893", "new@example.org"),
    "frozen": ("A800000014", "frozen@example.org"),
    "closed": ("B142312123", "closed@example.org"),
}
NEW = PEOPLE["never opened"][0][-6:]
NOBODY = "nobody@example.org"
WRONG = "not the one that it is"
_TOKENS = ("challenge", "reference")


@pytest.fixture
def trace(clients):
    trace = Trace(clients)
    yield trace
    trace.close()


@pytest.fixture
def people(service, clients, table):
    """Accounts of every kind on the engine's own pool, whose calls are seen; a day after the last of them was used."""
    service.door.pool = EnginePool(clients("cognito-idp"), table.name)
    for kind, (national_id, mailbox) in PEOPLE.items():
        guardian = provisioned(service, mailbox, national_id)
        if kind != "never opened":
            first_sign_in(service, mailbox, national_id[-6:])
        if kind in ("frozen", "closed"):
            state = AccountState(kind)
            service.table.update(Update(keys.account(guardian), "SET stands = :state", {":state": state}))
    # The process at the door has read its client's secret.
    enter(service, WRONG, "earlier@example.org")
    service.now += policy.DAY
    return [mailbox for _, mailbox in PEOPLE.values()] + [NOBODY]


def answers(trace, people, call):
    """Status, body and headers, tokens by their length, and what was asked of AWS: for everybody in turn."""
    told = []
    for mailbox in people:
        trace.take()
        status, body, headers = call(mailbox)
        told.append((status, {n: len(v) if n in _TOKENS else v for n, v in body.items()}, headers, trace.take()))
    return told


def asked(answer):
    return [call[:2] for call in answer[3]]


DOOR = [("dynamodb", "UpdateItem"), ("dynamodb", "GetItem"), ("dynamodb", "GetItem")]


def test_a_wrong_password_looks_alike_for_everybody(service, people, trace):
    told = answers(trace, people, lambda mailbox: enter(service, WRONG, mailbox))
    assert told == told[:1] * len(people)
    assert (told[0][0], told[0][1]["code"]) == (401, "sign_in_refused")
    assert asked(told[0]) == [*DOOR, ("cognito-idp", "AdminInitiateAuth")]


def test_the_right_password_of_an_account_that_is_not_open_looks_like_a_wrong_one(service, people, trace):
    shut = [mailbox for kind, (_, mailbox) in PEOPLE.items() if kind in ("frozen", "closed")]
    right = answers(trace, shut, lambda mailbox: enter(service, PASSWORD, mailbox))
    assert right == answers(trace, [NOBODY], lambda mailbox: enter(service, PASSWORD, mailbox)) * 2


@pytest.mark.parametrize("six", [INITIAL, NEW, "000000"])
def test_six_characters_look_alike_for_everybody_right_ones_too(service, people, trace, six):
    told = answers(trace, people, lambda mailbox: enter(service, six, mailbox))
    assert told == told[:1] * len(people)
    assert told[0][0] == 202
    assert asked(told[0]) == [*DOOR, ("dynamodb", "UpdateItem")]


def test_a_code_for_a_password_is_promised_to_everybody(service, people, trace):
    told = answers(trace, people, lambda mailbox: service.call(ASK_PASSWORD_CODE, {"email": mailbox}))
    assert told == told[:1] * len(people)
    assert asked(told[0]) == [("dynamodb", "UpdateItem")]


def wrong_codes(service, mailbox):
    """What seven wrong codes are answered, and the same once the code's hour is over."""
    challenge = service.call(ASK_PASSWORD_CODE, {"email": mailbox})[1]["challenge"]
    right = service.code(challenge, mailbox, Purpose.PASSWORD)
    wrong = "000000" if right != "000000" else "000001"
    told = [prove(service, challenge, mailbox, wrong)[:2] for _ in range(policy.CODE_WRONG_TRIES + 2)]
    service.now += policy.HOUR
    return [*told, prove(service, challenge, mailbox, wrong)[:2]]


def test_wrong_codes_for_a_password_look_alike_for_everybody_however_many(service, people):
    told = [wrong_codes(service, mailbox) for mailbox in people]
    assert told == told[:1] * len(people)
    assert [body["code"] for _, body in told[0]] == ["code_wrong"] * (policy.CODE_WRONG_TRIES + 2) + ["code_expired"]


def counted_elsewhere(service, people, ask):
    """What wrong codes of a kind that anybody may ask for are answered, just after ``ask`` for a password."""
    told = []
    for mailbox in people:
        ask(mailbox)
        asked = service.call(ISSUE_CODE, {"channel": "email", "contact": mailbox})
        given = {"channel": "email", "contact": mailbox, "challenge": asked[1]["challenge"]}
        given["code"] = "000000" if service.code(given["challenge"], mailbox) != "000000" else "000001"
        told.append([service.call(VERIFY_CODE, given)[1]["code"] for _ in range(policy.CODE_WRONG_TRIES + 1)])
    return told


@pytest.mark.parametrize("six", [NEW, None])
def test_a_code_for_a_password_shows_in_no_other_code_s_limits(service, people, six):
    told = counted_elsewhere(service, people, lambda mailbox: asked_for(service, mailbox, six))
    assert told == [["code_wrong"] * policy.CODE_WRONG_TRIES + ["code_exhausted"]] * len(people)


def asked_for(service, mailbox, six):
    """A code is asked for, and a wrong one entered: by what may be an initial password, or without."""
    told = enter(service, six, mailbox) if six else service.call(ASK_PASSWORD_CODE, {"email": mailbox})
    right = service.code(told[1]["challenge"], mailbox, Purpose.PASSWORD)
    prove(service, told[1]["challenge"], mailbox, "000000" if right != "000000" else "000001")


def test_whoever_must_wait_is_told_so_alike(service, people, trace):
    for mailbox in people:
        for _ in range(policy.SIGN_IN_LIMITS[0][0]):
            enter(service, WRONG, mailbox)
    told = answers(trace, people, lambda mailbox: enter(service, PASSWORD, mailbox))
    assert told == told[:1] * len(people)
    assert (told[0][0], asked(told[0])) == (429, DOOR[:1])


# The seeded defects.


class KnowsStrangers(Logins):
    """An address that nobody has is turned away before anything is looked up."""

    def find(self, contact, hashed):
        if not self._contacts.login_of(hashed):
            raise Refusal("sign_in_refused")
        return super().find(contact, hashed)


class SendsWhenRight(SignIn):
    """The store is asked for a code for the right six characters alone."""

    def _promise(self, call, login, password):
        if not self._logins.is_initial(login.user, login.account, password, call.now):
            raise Refusal("sign_in_refused")
        return super()._promise(call, login, password)


class ComparesTheOpenAlone(SignIn):
    """An account that is not open is turned away without a comparison."""

    def __call__(self, call):
        contact = email(call.body.email)
        login = self._logins.find(contact, self._logins.hash_of(contact))
        if login.account is None:
            raise Refusal("sign_in_refused")
        return super().__call__(call)


class CountsTogether(ContactStore):
    """The sends of all codes are counted in one register."""

    def _registers(self, purpose):
        return super()._registers(Purpose.SESSION)


class TellsOfTries(VerifyPasswordCode):
    """What the store says of a code's tries is told."""

    def _owner(self, call, contact):
        request = call.body
        return self._verifier.verify(call, Purpose.PASSWORD, contact, request.challenge, request.code)[0].owner


def test_the_comparison_catches_a_door_that_tells_of_tries(service, people):
    service.replace(VERIFY_PASSWORD_CODE, TellsOfTries)
    told = [wrong_codes(service, mailbox) for mailbox in people]
    assert told != told[:1] * len(people)


def test_the_comparison_catches_a_store_that_counts_all_codes_together(service, people, table):
    issuer = CodeIssuer(CountsTogether(table), service.contact_key, service.address_key, os.urandom, policy.HOUR)
    service.replace(ASK_PASSWORD_CODE, AskPasswordCode, issuer=issuer)
    told = counted_elsewhere(service, people, lambda mailbox: service.call(ASK_PASSWORD_CODE, {"email": mailbox}))
    assert told != told[:1] * len(people)


def test_the_comparison_catches_a_door_that_knows_strangers(service, people, trace):
    door = service.door
    logins = KnowsStrangers(door.contacts, service.accounts, service.contact_key, door.password_key)
    service.replace(SIGN_IN, SignIn, logins=logins)
    told = answers(trace, people, lambda mailbox: enter(service, WRONG, mailbox))
    assert told != told[:1] * len(people)


@pytest.mark.parametrize(("broken", "password"), [(SendsWhenRight, NEW), (ComparesTheOpenAlone, WRONG)])
def test_the_comparison_catches_a_door_that_tells(service, people, trace, broken, password):
    service.replace(SIGN_IN, broken)
    told = answers(trace, people, lambda mailbox: enter(service, password, mailbox))
    assert told != told[:1] * len(people)
