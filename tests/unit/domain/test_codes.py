from collections import Counter

import pytest

from shared.domain import policy
from shared.domain.codes import (
    Challenge,
    ChallengeInvalid,
    Purpose,
    code,
    new_challenge,
    read_challenge,
    seconds_until_allowed,
)

KEY = bytes(range(32))


def test_a_challenge_survives_its_token():
    challenge = new_challenge(lambda n: b"\x07" * n, 1_000, 3_600)
    assert read_challenge(challenge.token) == Challenge(b"\x07" * 16, 4_600)


@pytest.mark.parametrize("token", ["", "x", "A" * 31, "A" * 36, "é" * 32, "A" * 31 + "!"])
def test_what_is_no_challenge_is_refused(token):
    with pytest.raises(ChallengeInvalid):
        read_challenge(token)


def test_a_code_hangs_on_key_purpose_contact_and_challenge():
    challenge = Challenge(b"\x01" * 16, 5_000)
    codes = {
        code(KEY, Purpose.SESSION, "a", challenge),
        code(KEY[::-1], Purpose.SESSION, "a", challenge),
        code(KEY, Purpose.LOGIN_EMAIL, "a", challenge),
        code(KEY, Purpose.SESSION, "b", challenge),
        code(KEY, Purpose.SESSION, "a", Challenge(b"\x02" * 16, 5_000)),
        code(KEY, Purpose.SESSION, "a", Challenge(b"\x01" * 16, 5_001)),
    }
    assert len(codes) == 6
    assert all(len(one) == policy.CODE_DIGITS and one.isdigit() for one in codes)


def test_codes_are_spread_evenly():
    drawn = (code(KEY, Purpose.SESSION, "a", Challenge(n.to_bytes(16, "big"), 0)) for n in range(20_000))
    counts = Counter(one[0] for one in drawn)
    assert set(counts) == set("0123456789")
    assert max(counts.values()) < 1.15 * min(counts.values())


@pytest.mark.parametrize(
    ("sends", "now", "wait"),
    [
        ([], 0, 0),
        ([100], 159, 1),
        ([100], 160, 0),
        ([2_000, 1_000, 100], 3_699, 1),
        ([2_000, 1_000, 100], 3_700, 0),
        ([50_000, 40_000, 30_000, 20_000, 100], 86_499, 1),
        ([50_000, 40_000, 30_000, 20_000, 100], 86_500, 0),
    ],
)
def test_a_device_waits_60_seconds_and_asks_3_an_hour_and_5_a_day(sends, now, wait):
    assert seconds_until_allowed(sends, now) == wait
