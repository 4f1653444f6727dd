"""Password: what may be one (NIST SP 800-63B section 3.1.1), and what an initial one is compared with.

Any character counts, there are no rules of composition: length does, and that nobody would guess it.
"""

import hmac
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from shared.domain import policy
from shared.domain.identifiers import keyed
from shared.domain.national_ids import NationalIdInvalid, national_id
from shared.domain.text import ForbiddenCharacter

INITIAL_CHARACTERS = 6
_UNPRINTABLE = frozenset({"Cc", "Cs"})  # controls, lone surrogates
_ID_CHARACTERS = 10
_STEM_CHARACTERS = 4  # what is shorter is no part of an address, and no word that carries a password
_UNIT_CHARACTERS = 7
_NOT_PLAIN = re.compile(r"[\W_]+")

Common = Callable[[str], bool]


class Owner(NamedTuple):
    """Of whom a password must not tell: the login, and the mobile number as ``+8869…``."""

    email: str
    mobile: str


def normal(raw: str) -> str:
    """A password as it is compared: NFKC, so that every keyboard makes the same of it, without blanks around it.

    Raises ForbiddenCharacter.
    """
    # What is printable holds none of these; most passwords are, and are told so at once.
    if not raw.isprintable() and any(unicodedata.category(character) in _UNPRINTABLE for character in raw):
        raise ForbiddenCharacter
    return unicodedata.normalize("NFKC", raw).strip()


def initial_of(national_id: str) -> str:
    """The initial password of the person who has this ID number (PRODUCT section 3)."""
    return national_id[-INITIAL_CHARACTERS:]


def initial_digest(key: bytes, guardian: str, password: str) -> str:
    """What an initial password is compared with. Who has not the key can't try out the million that there are."""
    return keyed(key, "initial", guardian, password.upper())


def same(expected: str, given: str) -> bool:
    """Compare two digests in constant time."""
    return hmac.compare_digest(expected.encode(), given.encode())


def faults(password: str, owner: Owner, common: Common) -> list[str]:
    """Field codes of all that is wrong with a normal password; ``common`` knows folded ones that many people have."""
    folded = password.casefold()
    checks = {
        "password_too_short": len(password) < policy.PASSWORD_MIN_CHARACTERS,
        "password_too_long": len(password) > policy.PASSWORD_MAX_CHARACTERS,
        "password_holds_id": _holds_id(password),
        "password_holds_email": _holds_email(folded, owner.email),
        "password_holds_phone": owner.mobile.removeprefix("+886") in re.sub(r"\D", "", folded),
        "password_common": is_common(folded, common),
    }
    return [code for code, wrong in checks.items() if wrong]


def is_common(folded: str, common: Common) -> bool:
    """Whether a folded password is one that many people have, or such a one repeated, or padded with what costs no
    guess: a run of one character, a sequence, or fewer than four characters. So is a short unit said again and again.
    """
    if _effortless(folded) or _repeats(folded):
        return True
    return any(_padded(text, common) or _padded(text[::-1], lambda stem: common(stem[::-1])) for text in _cores(folded))


def _padded(text: str, common: Common) -> bool:
    """Whether ``text`` begins with something common, and then nothing follows that is worth anything."""
    for end in range(_STEM_CHARACTERS, len(text) + 1):
        stem = text[:end]
        rest = text[end:]
        while rest.startswith(stem):
            rest = rest[end:]
        if (_effortless(rest) or stem.startswith(rest)) and (_effortless(stem) or common(stem)):
            return True
    return False


def _cores(folded: str) -> set[str]:
    """A password without what pads it in front, or behind, or both."""
    behind = len(folded) - _run(folded[::-1])
    ahead = _run(folded)
    return {text for text in (folded, folded[ahead:], folded[:behind], folded[ahead:behind]) if text}


def _run(text: str) -> int:
    """How many characters at the start of ``text`` are a run of one, or a sequence; a pair is none."""
    length = next((end - 1 for end in range(2, len(text) + 1) if not _sequence(text[:end])), len(text))
    return length if length > 2 else 0


def _repeats(text: str) -> bool:
    """Whether it is made of one unit of fewer than eight characters, twice or more; the last may be cut short."""
    units = range(1, min(_UNIT_CHARACTERS, len(text) // 2) + 1)
    return any(text[unit:] == text[:-unit] for unit in units)


def _effortless(text: str) -> bool:
    return len(text) < _STEM_CHARACTERS or _sequence(text)


def _sequence(text: str) -> bool:
    """Whether every character is followed by itself, by the next or by the one before; 0 follows 9."""
    steps = {_step(one, other) for one, other in zip(text, text[1:], strict=False)}
    return len(steps) <= 1 and steps <= {-1, 0, 1}


def _step(one: str, other: str) -> int:
    if one.isdecimal() and other.isdecimal():
        step = (int(other) - int(one)) % 10
        return -1 if step == 9 else step
    return ord(other) - ord(one)


def _holds_id(password: str) -> bool:
    plain = _NOT_PLAIN.sub("", password)
    return any(_is_id(plain[start : start + _ID_CHARACTERS]) for start in range(len(plain) - _ID_CHARACTERS + 1))


def _is_id(text: str) -> bool:
    try:
        national_id(text)
    except NationalIdInvalid:
        return False
    return True


def _holds_email(folded: str, email: str) -> bool:
    """Whether it holds the address, or is the better half made of what stands before the ``@``."""
    local = email.partition("@")[0]
    left = folded.replace(local, "")
    return email in folded or (len(local) >= _STEM_CHARACTERS and len(left) * 2 < len(folded))
