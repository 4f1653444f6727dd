"""Code: six digits that prove a contact, derived and never stored (PRODUCT section 7, RFC 4226 section 5.3)."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from shared.domain import policy

_REFERENCE_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_CHALLENGE_ID_BYTES = 16


class Purpose(StrEnum):
    """What a verified code is good for; a contact has at most one live code for each."""

    SESSION = "session"
    LOGIN_EMAIL = "login_email"
    PASSWORD = "password"  # to set the password of an account; it goes to its login alone
    CHANGE_FROM = "change_from"  # a contact that an account has: it may be changed, or the account merged
    CHANGE_TO = "change_to"  # a contact that an account is to have instead
    ACCOUNT_CLOSURE = "account_closure"  # an account's login: the account may be closed
    MERGE = "merge"  # a contact of another account of the same person


class Challenge(NamedTuple):
    """The public half of a code: a random 128-bit id and the time of expiry in epoch seconds."""

    id: bytes
    expires_at: int

    @property
    def token(self) -> str:
        """URL-safe text of 32 characters that the guardian's browser keeps and sends back."""
        return base64.urlsafe_b64encode(self.id + self.expires_at.to_bytes(8, "big")).decode()

    @property
    def reference(self) -> str:
        """Four letters shown beside the code, so that people with two messages know which one is live."""
        digest = hashlib.sha256(b"reference" + self.id).digest()
        return "".join(_REFERENCE_ALPHABET[byte % len(_REFERENCE_ALPHABET)] for byte in digest[:4])


class ChallengeInvalid(ValueError):
    """The text is not a challenge token."""

    code = "token_invalid"


def new_challenge(entropy: Callable[[int], bytes], now: int, lifetime: int) -> Challenge:
    """A fresh challenge that expires ``lifetime`` seconds after ``now``."""
    return Challenge(entropy(_CHALLENGE_ID_BYTES), now + lifetime)


def read_challenge(token: str) -> Challenge:
    """Read a challenge token. Raises ChallengeInvalid."""
    try:
        raw = base64.b64decode(token, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise ChallengeInvalid(ChallengeInvalid.code) from None
    if len(raw) != _CHALLENGE_ID_BYTES + 8:
        raise ChallengeInvalid(ChallengeInvalid.code)
    return Challenge(raw[:_CHALLENGE_ID_BYTES], int.from_bytes(raw[_CHALLENGE_ID_BYTES:], "big"))


def code(key: bytes, purpose: Purpose, contact_hash: str, challenge: Challenge) -> str:
    """The six digits of ``challenge`` for one contact and purpose.

    Parts are length-prefixed so that no two different inputs meet in one MAC. 64 bits modulo 10^6 leave a bias of
    under 10^-13.
    """
    parts = (purpose.encode(), contact_hash.encode(), challenge.id, challenge.expires_at.to_bytes(8, "big"))
    message = b"".join(len(part).to_bytes(2, "big") + part for part in parts)
    digest = hmac.digest(key, message, "sha256")
    return f"{int.from_bytes(digest[:8], 'big') % 10**policy.CODE_DIGITS:0{policy.CODE_DIGITS}d}"


def matches(expected: str, given: str) -> bool:
    """Compare two codes in constant time."""
    return hmac.compare_digest(expected.encode(), given.encode())


def seconds_until_allowed(sends: Sequence[int], now: int) -> int:
    """How long a device that asked at ``sends`` (epoch seconds, newest first) must wait; 0 when it may ask now."""
    waits = [sends[count - 1] + window - now for count, window in policy.SEND_LIMITS if len(sends) >= count]
    return max(0, *waits) if waits else 0
