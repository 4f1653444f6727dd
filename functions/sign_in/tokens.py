"""Tokens of sign-ins: given, renewed, taken away."""

from functions.sign_in.contract import AccountTokens, RefreshRequest, SignedOut
from shared.api.account_access import AccountAccess
from shared.api.account_session import Refreshing, open_refresh, seal_access, seal_refresh
from shared.api.call import Call, Reply
from shared.api.tokens import Tokens
from shared.domain import policy
from shared.domain.accounts import Account, AccountSession
from shared.domain.identifiers import encoded
from shared.domain.refusals import Refusal
from shared.domain.sealing import Entropy
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.family_sign_in import FamilySignIn

_SESSION_ID_BYTES = 16


class TokenGiver:
    """Opens sign-ins, and makes the tokens that they are used with."""

    def __init__(self, sessions: AccountSessions, tokens: Tokens, entropy: Entropy) -> None:
        self._sessions = sessions
        self._tokens = tokens
        self._entropy = entropy

    def open(self, account: Account, now: int) -> AccountTokens:
        """A new sign-in to the account, at its generation. Raises StoreBusy."""
        session_id = encoded(self._entropy(_SESSION_ID_BYTES))
        contacts = tuple(sorted(account.contacts))
        session = AccountSession(session_id, account.guardian, account.generation, contacts, now)
        self._sessions.open(session)
        return self.give(Refreshing(session, 0), now)

    def give(self, refreshing: Refreshing, now: int) -> AccountTokens:
        """The tokens of a sign-in that stands."""
        return AccountTokens(
            access_token=seal_access(self._tokens, refreshing.session, now),
            refresh_token=seal_refresh(self._tokens, refreshing),
            expires_in=policy.ACCOUNT_ACCESS_LIFETIME,
        )


class RefreshTokens:
    """A refresh token that comes again ends its sign-in: two hold it."""

    def __init__(self, sessions: AccountSessions, giver: TokenGiver, tokens: Tokens) -> None:
        self._sessions = sessions
        self._giver = giver
        self._tokens = tokens

    def __call__(self, call: Call) -> Reply:
        request: RefreshRequest = call.body
        session, number = open_refresh(self._tokens, request.refresh_token, call.now)
        if self._sessions.signed_in(session, call.now) is None:
            raise Refusal("sign_in_required")
        after = self._sessions.turn(session, number, call.now)
        if after is None:
            raise Refusal("sign_in_required")
        return Reply(self._giver.give(Refreshing(session, after), call.now))


class SignOut:
    """Ends this sign-in alone."""

    def __init__(self, access: AccountAccess, sessions: AccountSessions) -> None:
        self._access = access
        self._sessions = sessions

    def __call__(self, call: Call) -> Reply:
        self._access.of(call)
        self._sessions.end(call.account)
        return Reply(SignedOut(everywhere=False))


class SignOutEverywhere:
    """Ends every sign-in to the account; Cognito's own too, though nobody was ever given one."""

    def __init__(self, access: AccountAccess, accounts: AccountStore, pool: FamilySignIn) -> None:
        self._access = access
        self._accounts = accounts
        self._pool = pool

    def __call__(self, call: Call) -> Reply:
        guardian = self._access.of(call).account.guardian
        self._accounts.sign_out(guardian)
        self._pool.sign_out(guardian)
        return Reply(SignedOut(everywhere=True))
