"""Service code: what a guardian's browser brings a relying service that was let in (RFC 6749 section 4.1.2)."""

import base64
import hashlib
from typing import NamedTuple

from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import policy
from shared.domain.services import ServiceScope

_KIND = "service_code"


class ServiceCode(NamedTuple):
    """That an account lets a service in. ``id`` is random, and good once. ``challenge``: by RFC 7636, S256."""

    id: str
    client: str
    guardian: str
    redirect: str
    challenge: str
    scopes: frozenset[ServiceScope]


def seal_code(tokens: Tokens, code: ServiceCode, now: int) -> str:
    """A code good for a minute from ``now``."""
    claims = [*code[:-1], sorted(code.scopes)]
    return tokens.seal(_KIND, claims, now + policy.SERVICE_CODE_LIFETIME)


def open_code(tokens: Tokens, text: str, now: int) -> ServiceCode | None:
    """What a code says; None for what is none, or none any more."""
    try:
        *claims, scopes = tokens.open(_KIND, text, now)
    except TokenInvalid:
        return None
    return ServiceCode(*claims, scopes=frozenset(map(ServiceScope, scopes)))


def challenge_of(verifier: str) -> str:
    """The challenge to which a verifier is the answer."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
