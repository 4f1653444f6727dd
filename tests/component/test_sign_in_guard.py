"""How often anybody may try to sign in by an address: exact, whatever comes at once."""

import os

import pytest

from functions.sign_in.contract import ASK_PASSWORD_CODE, CHANGE_PASSWORD
from shared.domain import policy
from shared.domain.refusals import Refusal
from shared.persistence import keys
from shared.persistence.sign_in_guard import SignInGuard, Try
from tests.component.accounts import INITIAL, PASSWORD, choose, enter, first_sign_in, prove, provisioned
from tests.component.parallel import at_once
from tests.component.service import MAILBOX
from tests.component.strict_pool import StrictPool

NOW = 1_800_000_000
(FEW, SHORT), (MANY, LONG) = policy.SIGN_IN_LIMITS
THREADS, ROUNDS = 16, 6
WRONG = "not the one that it is"


@pytest.fixture
def guard(table):
    return SignInGuard(table, os.urandom)


def counted(guard, contact, now):
    """Whether a try was let through."""
    try:
        return guard.count(contact, now)
    except Refusal as refusal:
        assert refusal.code == "sign_in_locked"
        return refusal.retry_after


def passed(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Try)]


def test_five_pass_and_then_none_for_a_quarter_of_an_hour(guard):
    assert len(passed(counted(guard, "c", NOW + second) for second in range(FEW))) == FEW
    assert counted(guard, "c", NOW + 10) == SHORT - 10
    assert counted(guard, "c", NOW + SHORT - 1) == 1
    assert passed([counted(guard, "c", NOW + SHORT)])
    assert counted(guard, "c", NOW + SHORT) == 1
    assert passed([counted(guard, "another", NOW)])


def test_of_a_day_s_tries_twenty_pass_and_no_more_in_any_day(guard):
    """One each ten minutes for a day and a half: whatever day is looked at, it holds twenty."""
    times = range(NOW, NOW + 3 * LONG // 2, 10 * policy.MINUTE)
    passing = [now for now in times if isinstance(counted(guard, "c", now), Try)]
    assert len([now for now in passing if now < NOW + LONG]) == MANY < len(passing)
    assert all(later - first >= LONG for first, later in zip(passing, passing[MANY:], strict=False))
    assert all(later - first >= SHORT for first, later in zip(passing, passing[FEW:], strict=False))


def test_a_call_that_timed_out_after_it_took_effect_counts_once(guard, table):
    entropy = iter([b"\0\0\0\0\1"] * 2 + [bytes([0, 0, 0, 1, n]) for n in range(9)]).__next__
    repeated = SignInGuard(table, lambda _: entropy())
    assert repeated.count("c", NOW) == repeated.count("c", NOW)
    assert len(passed(counted(repeated, "c", NOW) for _ in range(9))) == FEW - 1


def test_a_right_one_is_taken_out_from_behind_those_that_came_after(guard, table):
    right, *_ = [guard.count("c", NOW + second) for second in range(FEW)]
    guard.forgive(right)
    guard.forgive(right)
    assert passed([counted(guard, "c", NOW + 10)]) and not passed([counted(guard, "c", NOW + 10)])
    left = table.get(keys.sign_in_tries("c"))
    marks = [left[f"t{place}"] for place in range(1, MANY + 1)]
    assert marks == sorted(marks, reverse=True) and right.mark not in marks


def test_it_forgets_by_itself_within_a_day(guard, table):
    guard.count("c", NOW)
    assert table.get(keys.sign_in_tries("c"))[keys.TTL_ATTRIBUTE] == NOW + LONG


class ReadsThenWrites(SignInGuard):
    """The seeded defect: the tries are read, compared, and written without a condition."""

    def count(self, contact_hash, now):
        item = self._table.get(keys.sign_in_tries(contact_hash), consistent=True) or {"tries": []}
        if len(item["tries"]) >= FEW:
            raise Refusal("sign_in_locked", retry_after=1)
        mark = int.from_bytes(self._entropy(5), "big")
        self._table.put(keys.sign_in_tries(contact_hash), {"tries": [*item["tries"], mark]})
        return Try(contact_hash, mark)


def raced(guard):
    """How many of many at once passed, round by round, each at an address of its own."""
    return [
        len(passed(at_once([lambda contact=f"c{number}": counted(guard, contact, NOW)] * THREADS)))
        for number in range(ROUNDS)
    ]


def test_of_many_at_once_five_pass(guard):
    assert raced(guard) == [FEW] * ROUNDS


def test_the_race_catches_a_guard_that_reads_and_then_writes(table):
    assert max(raced(ReadsThenWrites(table, os.urandom))) > FEW


def test_right_ones_at_once_leave_the_wrong_ones_counted(guard):
    wrong = [guard.count("c", NOW) for _ in range(2)]

    def come_and_go():
        one = counted(guard, "c", NOW)
        if isinstance(one, Try):
            guard.forgive(one)

    at_once([come_and_go] * 3)
    assert len(wrong) + len(passed(counted(guard, "c", NOW) for _ in range(FEW))) == FEW


# The service.


@pytest.fixture
def guardian(service):
    service.door.pool = StrictPool(lambda: service.now)
    return provisioned(service)


def locked(answer):
    status, body, headers = answer
    assert (status, body["code"]) == (429, "sign_in_locked")
    return int(headers["retry-after"])


@pytest.mark.parametrize("mailbox", ["guardian@example.org", "nobody@example.org"])
@pytest.mark.parametrize("password", [WRONG, "000000"])
def test_a_sixth_try_waits_whoever_it_is_and_whatever_it_tries(service, guardian, mailbox, password):
    assert {enter(service, password, mailbox)[0] for _ in range(FEW)} == {202 if len(password) == 6 else 401}
    before = service.door.pool.compared
    assert locked(enter(service, password, mailbox)) == SHORT
    assert locked(enter(service, INITIAL, mailbox)) == SHORT
    assert service.door.pool.compared == before


def test_the_right_password_waits_too_and_what_was_right_before_is_not_held_against_anybody(service, guardian):
    first_sign_in(service)
    service.now += policy.DAY
    assert {enter(service, PASSWORD)[0] for _ in range(2 * FEW)} == {201}
    assert [enter(service, WRONG)[0] for _ in range(FEW)] == [401] * FEW
    assert locked(enter(service, PASSWORD)) == SHORT
    service.now += SHORT
    assert enter(service, PASSWORD)[0] == 201


def test_the_door_and_the_account_count_the_same_tries(service, guardian):
    """Of five that were not right, wherever they are tried, the sixth waits; six characters are never right at once."""
    tokens = first_sign_in(service)
    enter(service, WRONG)
    body = {"current_password": WRONG, "new_password": "eight small boats on the sea"}
    tried = [service.call(CHANGE_PASSWORD, body, account=tokens["access_token"]) for _ in range(FEW - 2)]
    assert {answer[1]["code"] for answer in tried} == {"password_wrong"}
    locked(service.call(CHANGE_PASSWORD, body | {"current_password": PASSWORD}, account=tokens["access_token"]))
    locked(enter(service, PASSWORD))


def test_whoever_knows_the_address_alone_holds_nobody_off_the_first_sign_in(service, guardian):
    """The initial password has tries of its own, once a code has proved the login; and no more than any other."""
    while enter(service, "000000")[0] == 202:
        pass
    change = prove(service, service.call(ASK_PASSWORD_CODE, {"email": MAILBOX})[1]["challenge"])[1]["password_change"]
    told = {choose(service, change, initial="000000")[1]["code"] for _ in range(FEW)}
    assert told == {"password_wrong"}
    locked(choose(service, change, initial=INITIAL))
    service.now += SHORT
    while enter(service, "000000")[0] == 202:
        pass
    change = prove(service, service.call(ASK_PASSWORD_CODE, {"email": MAILBOX})[1]["challenge"])[1]["password_change"]
    assert choose(service, change, initial=INITIAL)[0] == 201
