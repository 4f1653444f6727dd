"""sign_in: count the try, and only then compare. Who it is, or whether it is anybody, shows in nothing but success."""

from functions.sign_in.contract import AccountTokens, Credentials, PasswordCodeIssued
from functions.sign_in.logins import Login, Logins
from functions.sign_in.tokens import TokenGiver
from shared.api.call import Call, Reply
from shared.api.code_issuer import CodeIssuer
from shared.domain import passwords, policy
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.refusals import Refusal
from shared.persistence.account_store import AccountStore
from shared.persistence.family_sign_in import FamilySignIn
from shared.persistence.sign_in_guard import SignInGuard

# Longer than any password may be, and no longer than Cognito takes.
_COMPARED_CHARACTERS = policy.PASSWORD_MAX_CHARACTERS + 1


class SignIn:
    """By one's own password: tokens. By what may be an initial one: a code, or what looks like it.

    An initial password is the last six of an ID number. It opens nothing but this: the code goes to the login.
    """

    def __init__(
        self,
        guard: SignInGuard,
        logins: Logins,
        accounts: AccountStore,
        issuer: CodeIssuer,
        pool: FamilySignIn,
        giver: TokenGiver,
    ) -> None:
        self._guard = guard
        self._logins = logins
        self._accounts = accounts
        self._issuer = issuer
        self._pool = pool
        self._giver = giver

    def __call__(self, call: Call) -> Reply:
        request: Credentials = call.body
        contact = Contact(Channel.EMAIL, request.email)
        hashed = self._logins.hash_of(contact)
        counted = self._guard.count(hashed, call.now)
        login = self._logins.find(contact, hashed)
        if len(request.password) == passwords.INITIAL_CHARACTERS:
            promise = self._promise(call, login, request.password)
            return Reply(promise, status=202, headers={"retry-after": str(promise.resend_after)})
        right = self._pool.matches(login.user, request.password[:_COMPARED_CHARACTERS])
        if not right or login.account is None:
            raise Refusal("sign_in_refused")
        self._guard.forgive(counted)
        return Reply(self._open(login, call.now))

    def _promise(self, call: Call, login: Login, password: str) -> PasswordCodeIssued:
        """A code leaves for the right one alone; the store is asked as often, and this answered alike, for every
        other."""
        right = self._logins.is_initial(login.user, login.account, password, call.now)
        challenge = self._issuer.issue(
            login.contact, Purpose.PASSWORD, call.now, call.language, owner=login.user if right else ""
        )
        return PasswordCodeIssued.of(challenge, self._issuer.lifetime)

    def _open(self, login: Login, now: int) -> AccountTokens:
        if login.account.initial is not None:
            # It was set, and then the function was stopped before it could forget the initial one.
            self._accounts.end_initial(login.user)
        return self._giver.open(login.account, now)
