"""Account access: the account that a signed-in caller acts for."""

from shared.api.call import Call
from shared.domain.accounts import SignedIn
from shared.domain.refusals import Refusal
from shared.persistence.account_sessions import AccountSessions


class AccountAccess:
    """A token alone opens nothing: its sign-in has to stand, and the account has to be open."""

    def __init__(self, sessions: AccountSessions) -> None:
        self._sessions = sessions

    def of(self, call: Call) -> SignedIn:
        """The caller's account and bindings; one round trip. Raises Refusal, StoreBusy, SealBroken."""
        found = self._sessions.signed_in(call.account, call.now)
        if found is None:
            raise Refusal("sign_in_required")
        return found
