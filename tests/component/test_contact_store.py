import pytest

from shared.domain import policy
from shared.domain.codes import Challenge, Purpose
from shared.domain.contacts import Channel
from shared.persistence import keys
from shared.persistence.contact_store import ContactStore, Link
from shared.persistence.table import Update
from tests.component.parallel import at_once

NOW = 1_800_000_000
LIFETIME = 3_600


def challenge(number: int, now: int = NOW) -> Challenge:
    return Challenge(number.to_bytes(16, "big"), now + LIFETIME)


@pytest.fixture
def store(table):
    return ContactStore(table)


def issue(store, number, now):
    return store.issue("c", Purpose.SESSION, challenge(number, now), now, Channel.EMAIL, b"sealed", "vi")


def attempt(store, number, now, nonce, *, right, issued=NOW):
    return store.try_code("c", Purpose.SESSION, challenge(number, issued), now, nonce, right=right).refusal


def test_sends_are_60_seconds_apart(store):
    assert issue(store, 1, NOW)
    assert not issue(store, 2, NOW + policy.MINUTE - 1)
    assert issue(store, 3, NOW + policy.MINUTE)


def test_three_sends_an_hour_and_five_a_day(store):
    assert [issue(store, n, NOW + n * 60) for n in range(4)] == [True, True, True, False]
    assert not issue(store, 5, NOW + 3_599)
    assert issue(store, 6, NOW + 3_600)
    assert issue(store, 7, NOW + 7_200)
    assert not issue(store, 8, NOW + 86_399)
    assert issue(store, 9, NOW + 86_400)


def test_a_repeat_of_a_send_that_took_effect_is_no_second_send(store):
    assert issue(store, 1, NOW)
    assert issue(store, 1, NOW)


def test_the_sixth_try_is_refused_even_when_right(store):
    issue(store, 1, NOW)
    tries = [attempt(store, 1, NOW, f"n{n}", right=False) for n in range(policy.CODE_WRONG_TRIES)]
    assert tries == ["code_wrong"] * policy.CODE_WRONG_TRIES
    assert attempt(store, 1, NOW, "last", right=True) == "code_exhausted"


def test_the_fifth_try_may_be_right(store):
    issue(store, 1, NOW)
    for n in range(policy.CODE_WRONG_TRIES - 1):
        attempt(store, 1, NOW, f"n{n}", right=False)
    assert attempt(store, 1, NOW, "last", right=True) is None


def test_a_code_lives_3599_seconds_and_not_3600(store):
    issue(store, 1, NOW)
    assert attempt(store, 1, NOW + LIFETIME, "a", right=True) == "code_expired"
    assert attempt(store, 1, NOW + LIFETIME - 1, "b", right=True) is None


def test_a_code_is_used_once_and_a_newer_one_kills_it(store):
    issue(store, 1, NOW)
    assert attempt(store, 1, NOW, "a", right=True) is None
    assert attempt(store, 1, NOW, "b", right=True) == "code_used"
    issue(store, 2, NOW + 60)
    assert attempt(store, 1, NOW + 60, "c", right=True) == "code_wrong"


def test_the_same_nonce_repeats_its_result(store):
    issue(store, 1, NOW)
    assert attempt(store, 1, NOW, "a", right=False) == "code_wrong"
    assert attempt(store, 1, NOW, "a", right=True) == "code_wrong"
    assert attempt(store, 1, NOW, "b", right=True) is None
    assert attempt(store, 1, NOW, "b", right=True) is None


def test_ten_wrong_tries_in_a_day_lock_a_contact(store):
    for number, start in ((1, NOW), (2, NOW + 60)):
        issue(store, number, start)
        for n in range(policy.CODE_WRONG_TRIES):
            assert attempt(store, number, start, f"{number}{n}", right=False, issued=start) == "code_wrong"
    issue(store, 3, NOW + 120)
    assert attempt(store, 3, NOW + 120, "x", right=True, issued=NOW + 120) == "contact_locked"
    later = NOW + 86_400
    issue(store, 4, later)
    assert attempt(store, 4, later, "y", right=True, issued=later) is None


def test_a_right_code_gives_the_links_and_a_linked_contact_never_expires(store, table):
    link = Link("b" * 44, "a" * 22)
    issue(store, 1, NOW)
    store.link("c", (link,))
    store.link("c", (link,))
    issue(store, 2, NOW + 60)
    tried = store.try_code("c", Purpose.SESSION, challenge(2, NOW + 60), NOW + 60, "n", right=True)
    assert tried.links == (link,)
    assert table.get(keys.contact("c"))["ttl"] > NOW + 100 * 365 * 86_400


def test_asking_and_trying_are_one_round_trip_each(store, calls):
    issue(store, 1, NOW)
    attempt(store, 1, NOW, "a", right=False)
    assert calls == ["UpdateItem", "UpdateItem"]


class ReadThenWrite(ContactStore):
    """The seeded defect: the count is read, compared, and written without a condition."""

    def try_code(self, contact_hash, purpose, challenge, now, nonce, *, right):
        item = self._table.get(keys.contact(contact_hash), consistent=True)
        if item["s_tries"] >= policy.CODE_WRONG_TRIES:
            return type("Tried", (), {"refusal": "code_exhausted"})
        self._table.update(Update(keys.contact(contact_hash), "SET s_tries = :tries", {":tries": item["s_tries"] + 1}))
        return type("Tried", (), {"refusal": "code_wrong"})


def guesses_counted(store, rounds):
    counts = []
    for number in range(1, rounds + 1):
        contact = f"g{number}"
        store.issue(contact, Purpose.SESSION, challenge(1), NOW, Channel.EMAIL, b"", "en")
        guesses = [
            lambda n=n, contact=contact: (
                store.try_code(contact, Purpose.SESSION, challenge(1), NOW, f"n{n}", right=False).refusal
            )
            for n in range(16)
        ]
        counts.append(at_once(guesses).count("code_wrong"))
    return counts


def test_of_16_guesses_at_once_five_are_counted(store):
    assert guesses_counted(store, 10) == [policy.CODE_WRONG_TRIES] * 10


def test_the_race_test_catches_a_store_that_reads_then_writes(table):
    assert max(guesses_counted(ReadThenWrite(table), 10)) > policy.CODE_WRONG_TRIES
