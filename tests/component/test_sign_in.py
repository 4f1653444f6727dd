"""Signing in: the first time, every time after, and out again."""

import os

import pytest

from functions.read_account.contract import READ_ACCOUNT
from functions.sign_in.contract import (
    ASK_PASSWORD_CODE,
    CHANGE_PASSWORD,
    REFRESH_TOKENS,
    SIGN_OUT,
    SIGN_OUT_EVERYWHERE,
)
from shared.domain import policy
from shared.domain.accounts import AccountState
from shared.domain.codes import Purpose
from shared.persistence import keys
from shared.persistence.table import Update
from tests.component.accounts import INITIAL, PASSWORD, approved, choose, enter, first_sign_in, prove, provisioned
from tests.component.service import GUARDIAN_ID
from tests.component.strict_pool import StrictPool, broken

OTHER_PASSWORD = "eight small boats on the sea"


@pytest.fixture
def mailbox():
    return f"g{os.urandom(5).hex()}@example.org"


@pytest.fixture
def guardian(service, mailbox):
    """Somebody whose account was just opened."""
    service.door.pool = StrictPool(lambda: service.now)
    return provisioned(service, mailbox)


@pytest.fixture
def parent(service, settle, mailbox):
    """Somebody whose application was just approved, and who comes a minute later, when another code may be sent: with
    a login in the engine's own pool."""
    found = approved(service, settle, mailbox=mailbox).guardian
    service.now += policy.MINUTE
    return found


def read(service, tokens):
    return service.call(READ_ACCOUNT, account=tokens["access_token"])


def refresh(service, token):
    return service.call(REFRESH_TOKENS, {"refresh_token": token})


def ask(service, mailbox):
    status, promised, _ = service.call(ASK_PASSWORD_CODE, {"email": mailbox})
    assert status == 202
    return promised["challenge"]


def live(service, mailbox, challenge):
    """Whether the code of this challenge was ever to be sent."""
    outgoing = service.door.contacts.outgoing(service.contact(mailbox), Purpose.PASSWORD)
    return outgoing is not None and outgoing.challenge.token == challenge


def change(service, guardian, expression, **values):
    """Write to the account as its own functions would."""
    service.table.update(Update(keys.account(guardian), expression, {f":{n}": v for n, v in values.items()}))


def test_the_first_sign_in_ends_with_an_own_password_and_the_child_in_sight(service, parent, mailbox):
    tokens = first_sign_in(service, mailbox)
    status, told, _ = read(service, tokens)
    assert (status, [child["student_name"] for child in told["bindings"]]) == (200, ["王大明"])
    status, later, _ = enter(service, PASSWORD, mailbox)
    assert status == 201
    assert read(service, later)[0] == 200


def test_an_own_password_is_announced_once_and_ends_the_initial_one(service, guardian, mailbox, settle, subjects):
    first_sign_in(service, mailbox)
    settle()
    settle()
    assert len([subject for subject in subjects(mailbox) if "密碼" in subject and "通過" not in subject]) == 1
    service.now += policy.HOUR
    status, promised, _ = enter(service, INITIAL, mailbox)
    assert (status, live(service, mailbox, promised["challenge"])) == (202, False)


def test_the_message_of_a_code_says_that_it_is_for_a_password(service, guardian, mailbox, settle, messages):
    enter(service, INITIAL, mailbox)
    settle()
    assert ["用途：設定密碼" in message["BodyText"] for message in messages(mailbox)] == [True]


@pytest.mark.parametrize("wrong", ["000000", INITIAL[::-1], "ABCDEF"])
def test_other_six_characters_look_the_same_and_send_nothing(service, guardian, mailbox, wrong):
    status, promised, _ = enter(service, wrong, mailbox)
    assert status == 202
    assert not live(service, mailbox, promised["challenge"])
    assert prove(service, promised["challenge"], mailbox)[1]["code"] == "code_wrong"


def test_the_initial_password_dies_after_three_days_and_a_code_renews_it(service, guardian, mailbox):
    service.now += policy.INITIAL_PASSWORD_DAYS * policy.DAY
    _, promised, _ = enter(service, INITIAL, mailbox)
    assert not live(service, mailbox, promised["challenge"])
    status, opened, _ = prove(service, ask(service, mailbox), mailbox)
    assert (status, opened["initial_password_required"]) == (201, True)
    assert choose(service, opened["password_change"], initial=INITIAL)[0] == 201


def test_a_mailbox_alone_opens_no_account_whose_owner_never_signed_in(service, guardian, mailbox):
    _, opened, _ = prove(service, ask(service, mailbox), mailbox)
    without = choose(service, opened["password_change"])
    assert without[1]["errors"][0]["pointer"] == "/initial_password"
    assert choose(service, opened["password_change"], initial="000000")[1]["code"] == "password_wrong"
    assert enter(service, PASSWORD, mailbox)[0] == 401


def test_a_forgotten_password_is_reset_by_code_and_signs_out_everything(service, guardian, mailbox):
    before = first_sign_in(service, mailbox)
    service.now += policy.MINUTE
    _, opened, _ = prove(service, ask(service, mailbox), mailbox)
    assert not opened["initial_password_required"]
    status, after, _ = choose(service, opened["password_change"], OTHER_PASSWORD)
    assert status == 201
    assert [read(service, tokens)[0] for tokens in (before, after)] == [401, 200]
    assert [enter(service, password, mailbox)[0] for password in (PASSWORD, OTHER_PASSWORD)] == [401, 201]


def test_the_right_to_set_a_password_is_good_once_and_a_quarter_of_an_hour(service, guardian, mailbox):
    first_sign_in(service, mailbox)
    service.now += policy.MINUTE
    _, opened, _ = prove(service, ask(service, mailbox), mailbox)
    assert choose(service, opened["password_change"], OTHER_PASSWORD)[0] == 201
    again = choose(service, opened["password_change"], "nine red kites over a hill")
    assert again[1]["code"] == "password_change_expired"
    service.now += policy.HOUR
    _, opened, _ = prove(service, ask(service, mailbox), mailbox)
    service.now += policy.PASSWORD_CHANGE_LIFETIME
    assert choose(service, opened["password_change"], PASSWORD)[1]["code"] == "password_change_expired"
    assert enter(service, OTHER_PASSWORD, mailbox)[0] == 201


def test_a_password_is_changed_by_the_current_one(service, guardian, mailbox):
    tokens, other = first_sign_in(service, mailbox), enter(service, PASSWORD, mailbox)[1]
    body = {"current_password": OTHER_PASSWORD, "new_password": OTHER_PASSWORD}
    assert service.call(CHANGE_PASSWORD, body, account=tokens["access_token"])[1]["code"] == "password_wrong"
    body["current_password"] = PASSWORD
    status, after, _ = service.call(CHANGE_PASSWORD, body, account=tokens["access_token"])
    assert status == 201
    assert [read(service, one)[0] for one in (tokens, other, after)] == [401, 401, 200]


def test_a_refused_password_leaves_the_right_to_set_one(service, guardian, mailbox):
    first_sign_in(service, mailbox)
    service.now += policy.MINUTE
    _, opened, _ = prove(service, ask(service, mailbox), mailbox)
    refused = choose(service, opened["password_change"], "A123456789 and more")
    assert [(one["pointer"], one["code"]) for one in refused[1]["errors"]] == [("/new_password", "password_holds_id")]
    assert choose(service, opened["password_change"], OTHER_PASSWORD)[0] == 201


def test_a_refresh_token_is_good_once_and_its_return_ends_the_sign_in(service, guardian, mailbox):
    tokens = first_sign_in(service, mailbox)
    _, renewed, _ = refresh(service, tokens["refresh_token"])
    assert read(service, renewed)[0] == 200
    service.now += policy.TRY_REPEATABLE
    assert refresh(service, tokens["refresh_token"])[1]["code"] == "sign_in_required"
    assert read(service, renewed)[0] == 401
    assert refresh(service, renewed["refresh_token"])[0] == 401


def test_a_refresh_whose_answer_was_lost_is_answered_again(service, guardian, mailbox):
    tokens = first_sign_in(service, mailbox)
    renewed = [refresh(service, tokens["refresh_token"])[1] for _ in range(2)]
    assert [read(service, one)[0] for one in renewed] == [200, 200]


def test_signing_out_ends_this_sign_in_or_every_one(service, guardian, mailbox):
    one, two, three = first_sign_in(service, mailbox), *(enter(service, PASSWORD, mailbox)[1] for _ in range(2))
    out = service.call(SIGN_OUT, account=one["access_token"])
    assert (out[0], out[1]["everywhere"]) == (200, False)
    assert [read(service, tokens)[0] for tokens in (one, two, three)] == [401, 200, 200]
    assert service.call(SIGN_OUT_EVERYWHERE, account=two["access_token"])[1]["everywhere"]
    assert [read(service, tokens)[0] for tokens in (two, three)] == [401, 401]
    assert {refresh(service, tokens["refresh_token"])[0] for tokens in (one, two, three)} == {401}
    assert read(service, enter(service, PASSWORD, mailbox)[1])[0] == 200


@pytest.mark.parametrize("state", [AccountState.FROZEN, AccountState.CLOSED])
def test_an_account_that_is_not_open_lets_nobody_in(service, guardian, mailbox, state):
    tokens = first_sign_in(service, mailbox)
    service.now += policy.MINUTE
    _, opened, _ = prove(service, ask(service, mailbox), mailbox)
    change(service, guardian, "SET stands = :state", state=state)
    assert read(service, tokens)[0] == refresh(service, tokens["refresh_token"])[0] == 401
    assert enter(service, PASSWORD, mailbox)[1]["code"] == "sign_in_refused"
    assert choose(service, opened["password_change"], OTHER_PASSWORD)[1]["code"] == "password_change_expired"
    service.now += policy.HOUR
    assert prove(service, ask(service, mailbox), mailbox)[1]["code"] == "sign_in_refused"


def test_an_initial_password_that_outlived_its_end_goes_at_the_next_sign_in(service, guardian, mailbox):
    """The function was stopped between the two."""
    first_sign_in(service, mailbox)
    change(service, guardian, "SET initial = :digest, initial_until = :until", digest="x" * 22, until=service.now + 60)
    assert enter(service, PASSWORD, mailbox)[0] == 201
    assert service.accounts.get(guardian).initial is None


def test_nothing_secret_reaches_a_log_an_answer_or_the_table(service, guardian, mailbox, capsys, stored):
    told = [first_sign_in(service, mailbox), *(enter(service, one, mailbox)[1] for one in (PASSWORD, OTHER_PASSWORD))]
    service.door.pool.fail("admin_initiate_auth", before=broken("AdminInitiateAuth"))
    told.append(enter(service, PASSWORD, mailbox)[1])
    seen = f"{capsys.readouterr().out}{told}{stored('')}"
    assert service.door.pool.compared == 2 and "Cognito's" in str(service.door.pool.given)
    for secret in (PASSWORD, OTHER_PASSWORD, INITIAL, mailbox, GUARDIAN_ID, "Cognito's"):
        assert secret not in seen
