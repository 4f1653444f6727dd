"""Account session: the two tokens of a sign-in, which are ours: no token of Cognito's ever leaves the server."""

from typing import Any, NamedTuple

from shared.api.bearer import bearer
from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import policy
from shared.domain.accounts import AccountSession
from shared.domain.refusals import Refusal

_ACCESS, _REFRESH = "account", "account_refresh"
_REQUIRED = "sign_in_required"


class Refreshing(NamedTuple):
    """What a refresh token says: a sign-in, and the number of the token, each of which is good once."""

    session: AccountSession
    number: int


def seal_access(tokens: Tokens, session: AccountSession, now: int) -> str:
    """A token for requests, good for 15 minutes from ``now``, and never beyond the end of the sign-in."""
    return tokens.seal(_ACCESS, session, min(now + policy.ACCOUNT_ACCESS_LIFETIME, _end(session)))


def open_access(tokens: Tokens, authorization: str, now: int) -> AccountSession:
    """The sign-in of an ``Authorization: Bearer`` header; whether it still stands is for the store to say.

    Raises Refusal.
    """
    token = bearer(authorization)
    if token is None:
        raise Refusal(_REQUIRED)
    try:
        return _session(tokens.open(_ACCESS, token, now))
    except TokenInvalid:
        raise Refusal(_REQUIRED) from None


def seal_refresh(tokens: Tokens, refreshing: Refreshing) -> str:
    """A token for new tokens."""
    return tokens.seal(_REFRESH, refreshing, _end(refreshing.session))


def open_refresh(tokens: Tokens, token: str, now: int) -> Refreshing:
    """Raises Refusal."""
    try:
        session, number = tokens.open(_REFRESH, token, now)
    except TokenInvalid:
        raise Refusal(_REQUIRED) from None
    return Refreshing(_session(session), number)


def _session(claims: list[Any]) -> AccountSession:
    session = AccountSession(*claims)
    return session._replace(contacts=tuple(session.contacts))


def _end(session: AccountSession) -> int:
    return session.started_at + policy.ACCOUNT_SESSION_LIFETIME
