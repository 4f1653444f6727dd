"""close_account: a code from the login's mailbox, then one conditional write; what follows is the worker's."""

from functions.close_account.contract import AccountClosed, Closure, ClosureCodeIssued
from shared.api.account_access import AccountAccess
from shared.api.call import Call, Reply
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.domain.accounts import Account, AccountState
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.refusals import Refusal
from shared.persistence.closure_store import ClosureStore


class AskClosureCode:
    """The same answer whether or not the limits let a message leave."""

    def __init__(self, access: AccountAccess, issuer: CodeIssuer) -> None:
        self._access = access
        self._issuer = issuer

    def __call__(self, call: Call) -> Reply:
        account = self._access.of(call).account
        challenge = self._issuer.issue(_login(account), Purpose.ACCOUNT_CLOSURE, call.now, call.language)
        return Reply(ClosureCodeIssued.of(challenge, self._issuer.lifetime))


class CloseAccount:
    """Three round trips. A repeat after a lost answer is not signed in any more, and is told so."""

    def __init__(self, access: AccountAccess, verifier: CodeVerifier, closures: ClosureStore) -> None:
        self._access = access
        self._verifier = verifier
        self._closures = closures

    def __call__(self, call: Call) -> Reply:
        given: Closure = call.body
        account = self._access.of(call).account
        if call.now < account.email_until:  # A change since is refused as one of the generation.
            raise Refusal("login_unsettled")
        self._verifier.verify(call, Purpose.ACCOUNT_CLOSURE, _login(account), given.challenge, given.code)
        if not self._closures.close(account, call.now):
            raise Refusal("sign_in_required")
        return Reply(AccountClosed(state=AccountState.CLOSED))


def _login(account: Account) -> Contact:
    return Contact(Channel.EMAIL, account.email)
