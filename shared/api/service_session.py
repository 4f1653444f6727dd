"""Service session: the access token of a relying service, opaque to it (RFC 6749 section 1.4)."""

from shared.api.bearer import bearer
from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import policy
from shared.domain.refusals import Refusal
from shared.domain.services import ServiceScope, ServiceSession

_KIND = "service"
_REQUIRED = "service_token_required"


def seal_service(tokens: Tokens, session: ServiceSession, now: int) -> str:
    """A token good for an hour from ``now``, unless the service is suspended before."""
    claims = [session.client, session.generation, sorted(session.scopes), session.guardian, session.code]
    return tokens.seal(_KIND, claims, now + policy.SERVICE_TOKEN_LIFETIME)


def open_service(tokens: Tokens, authorization: str, now: int, scope: ServiceScope | None) -> ServiceSession:
    """What the token of an ``Authorization: Bearer`` header says; whether it still stands is for the store to say.

    Raises Refusal ``service_token_required``, or ``scope_missing`` when it is not for ``scope``.
    """
    token = bearer(authorization)
    if token is None:
        raise Refusal(_REQUIRED)
    try:
        client, generation, scopes, guardian, code = tokens.open(_KIND, token, now)
    except TokenInvalid:
        raise Refusal(_REQUIRED) from None
    session = ServiceSession(client, generation, frozenset(map(ServiceScope, scopes)), guardian, code)
    if scope not in session.scopes:
        raise Refusal("scope_missing")
    return session
