"""Service scopes: what a relying service asks for, as OAuth spells it (RFC 6749 section 3.3)."""

from shared.domain.refusals import Refusal
from shared.domain.services import ServiceScope


def read_scopes(text: str | None, allowed: frozenset[ServiceScope]) -> frozenset[ServiceScope]:
    """The scopes that are named, with blanks between them, each of which has to be ``allowed``; all, if none is.

    Raises Refusal.
    """
    named = set((text or "").split())
    if not named:
        return allowed
    if not named <= allowed:
        raise Refusal("scope_not_allowed")
    return frozenset(map(ServiceScope, named))
