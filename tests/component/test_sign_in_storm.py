"""Very many tries to sign in: a sample of what ``python -m tests.bench sign_in`` does in full."""

import json
import os

import pytest

from functions.sign_in.contract import SIGN_IN
from functions.sign_in.operation import SignIn
from shared.domain import policy
from shared.domain.refusals import Refusal
from shared.persistence import keys
from shared.persistence.sign_in_guard import SignInGuard, Try
from tests.component.accounts import first_sign_in, provisioned
from tests.component.service import MAILBOX
from tests.component.storm import THREADS, against_many, against_one, crowd, most_within
from tests.component.strict_pool import StrictPool

FIGURES = os.environ.get("SIGN_IN_STORM")  # the file that the full storm's figures go to
TRIES, ACCOUNTS, EACH = (10_000, 1_000, 10) if FIGURES else (320, 15, 10)


@pytest.fixture
def guardian(service):
    service.door.pool = StrictPool(lambda: service.now)
    guardian = provisioned(service)
    first_sign_in(service)
    service.now += policy.DAY
    return guardian


def noted(name, bursts):
    """For whoever measures: how many were tried, how many compared, and the most of each window of time."""
    if FIGURES:
        windows = [most_within(bursts, seconds) for _, seconds in policy.SIGN_IN_LIMITS]
        figures = [name, sum(burst.tried for burst in bursts), sum(burst.compared for burst in bursts), *windows]
        with open(FIGURES, "a", encoding="utf-8") as file:
            file.write(json.dumps(figures) + "\n")


def held(bursts):
    """Whether the numbers held in every window of time."""
    return all(most_within(bursts, seconds) <= count for count, seconds in policy.SIGN_IN_LIMITS)


@pytest.mark.parametrize("mailbox", [MAILBOX, "nobody@example.org"])
def test_a_day_s_storm_on_one_address_has_twenty_compared(service, guardian, mailbox):
    bursts = against_one(service, mailbox, TRIES)
    noted("one account" if mailbox == MAILBOX else "one address that nobody has", bursts)
    assert held(bursts)
    assert sum(burst.compared for burst in bursts) == policy.SIGN_IN_LIMITS[-1][0]


def test_a_storm_over_many_accounts_has_five_of_each_compared(service, guardian):
    bursts = against_many(service, crowd(service, ACCOUNTS), EACH)
    noted(f"{ACCOUNTS:,} accounts, {EACH} at once", bursts)
    assert [burst.compared for burst in bursts] == [policy.SIGN_IN_LIMITS[0][0]] * ACCOUNTS


class ReadsThenWrites(SignInGuard):
    """The seeded defect: the tries are read, compared, and written without a condition."""

    def count(self, contact_hash, now):
        key = keys.sign_in_tries(contact_hash)
        tries = (self._table.get(key, consistent=True) or {}).get("tries", [])
        if sum(now - at < policy.SIGN_IN_LIMITS[0][1] for at in tries) >= policy.SIGN_IN_LIMITS[0][0]:
            raise Refusal("sign_in_locked", retry_after=1)
        self._table.put(key, {"tries": [*tries, now]})
        return Try(contact_hash, now)


def test_the_storm_catches_a_guard_that_reads_and_then_writes(service, guardian, table):
    service.replace(SIGN_IN, SignIn, guard=ReadsThenWrites(table, os.urandom))
    assert not held(against_one(service, MAILBOX, 6 * THREADS))
