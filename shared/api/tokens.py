"""Tokens: sealed claims that a browser holds for us, each for one kind of use and until a given time."""

import base64
import binascii
from typing import Any

from shared.domain.sealing import Entropy, SealBroken, seal, unseal
from shared.persistence.key_ring import LocalKey


class TokenInvalid(ValueError):
    """Not a token of this kind, or no longer valid."""

    code = "token_invalid"

    def __init__(self) -> None:
        super().__init__(self.code)


def sealed_of(token: str) -> bytes:
    """What a token is whichever way its text is spelt. Raises ValueError."""
    return base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)


class Tokens:
    """Seals and opens tokens under the session key; the kind is authenticated, so no token passes for another."""

    def __init__(self, key: LocalKey, entropy: Entropy) -> None:
        self._key = key
        self._entropy = entropy

    def seal(self, kind: str, claims: Any, expires_at: int) -> str:
        """A URL-safe token that holds ``claims`` (JSON) until ``expires_at`` (epoch seconds)."""
        sealed = seal(self._key.bytes, [expires_at, claims], f"token/{kind}", self._entropy)
        return base64.urlsafe_b64encode(sealed).decode()

    def open(self, kind: str, token: str, now: int) -> Any:
        """The claims of a token. Raises TokenInvalid."""
        try:
            expires_at, claims = unseal(self._key.bytes, sealed_of(token), f"token/{kind}")
        except (binascii.Error, ValueError, SealBroken):
            raise TokenInvalid from None
        if now >= expires_at:
            raise TokenInvalid
        return claims
