"""Password codes: asked for by anybody, sent to logins alone, and good for one new password."""

from functions.sign_in.contract import (
    PasswordChangeOpened,
    PasswordCodeIssued,
    PasswordCodeRequest,
    PasswordCodeVerification,
)
from functions.sign_in.logins import Logins
from functions.sign_in.passwords import seal_change
from shared.api.call import Call, Reply
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.tokens import Tokens
from shared.domain import policy
from shared.domain.codes import Purpose, read_challenge
from shared.domain.contacts import Channel, Contact
from shared.domain.refusals import Refusal
from shared.persistence.account_store import AccountStore


class AskPasswordCode:
    """The same answer for every address; a code leaves to a login, when the limits allow."""

    def __init__(self, issuer: CodeIssuer) -> None:
        self._issuer = issuer

    def __call__(self, call: Call) -> Reply:
        request: PasswordCodeRequest = call.body
        contact = Contact(Channel.EMAIL, request.email)
        challenge = self._issuer.issue(contact, Purpose.PASSWORD, call.now, call.language)
        return Reply(PasswordCodeIssued.of(challenge, self._issuer.lifetime))


class VerifyPasswordCode:
    """Whoever reads the login's mailbox may set a password; before the first one, only with the initial one, which is
    good anew from here on."""

    def __init__(self, verifier: CodeVerifier, logins: Logins, accounts: AccountStore, tokens: Tokens) -> None:
        self._verifier = verifier
        self._logins = logins
        self._accounts = accounts
        self._tokens = tokens

    def __call__(self, call: Call) -> Reply:
        request: PasswordCodeVerification = call.body
        contact = Contact(Channel.EMAIL, request.email)
        owner = self._owner(call, contact)
        account = self._logins.open_account(owner, contact.address, may_thaw=True)
        if account is None:
            raise Refusal("sign_in_refused")
        if account.initial is not None:
            self._accounts.renew_initial(account.guardian, call.now)
        opened = PasswordChangeOpened(
            password_change=seal_change(self._tokens, account, call.now),
            initial_password_required=account.initial is not None,
            expires_in=policy.PASSWORD_CHANGE_LIFETIME,
        )
        return Reply(opened)

    def _owner(self, call: Call, contact: Contact) -> str:
        """Whose login the proven address is. What can't be read from the request alone is refused in one way: tries
        are counted for logins alone, so that to be told of it would tell who has one."""
        request: PasswordCodeVerification = call.body
        try:
            verified, _ = self._verifier.verify(call, Purpose.PASSWORD, contact, request.challenge, request.code)
        except Refusal as refusal:
            if refusal.code == "invalid_request":
                raise
            expired = read_challenge(request.challenge).expires_at <= call.now
            raise Refusal("code_expired" if expired else "code_wrong") from None
        return verified.owner
