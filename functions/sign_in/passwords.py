"""Passwords: set by a code, or in place of the current one."""

from functions.sign_in.contract import AccountTokens, NewPassword, PasswordChange
from functions.sign_in.logins import Logins
from functions.sign_in.tokens import TokenGiver
from shared.api.account_access import AccountAccess
from shared.api.call import Call, Reply
from shared.api.tokens import TokenInvalid, Tokens
from shared.domain import passwords, policy
from shared.domain.accounts import Account
from shared.domain.contacts import Channel, Contact
from shared.domain.passwords import Common, Owner
from shared.domain.refusals import FieldError, Refusal
from shared.persistence.account_store import AccountStore
from shared.persistence.failures import StoreBusy
from shared.persistence.family_sign_in import FamilySignIn
from shared.persistence.sign_in_guard import SignInGuard

_CHANGE = "password_change"


def seal_change(tokens: Tokens, account: Account, now: int) -> str:
    """The right to set a password once: it goes with the account's generation, which that ends."""
    claims = [account.guardian, account.generation, account.email]
    return tokens.seal(_CHANGE, claims, now + policy.PASSWORD_CHANGE_LIFETIME)


class PasswordSetter:
    """Signs out everything, sets the password, signs out whoever came in by the old one meanwhile, and signs in again;
    of two at once only one gets as far as the second."""

    def __init__(self, accounts: AccountStore, pool: FamilySignIn, giver: TokenGiver, common: Common) -> None:
        self._accounts = accounts
        self._pool = pool
        self._giver = giver
        self._common = common

    def set(self, account: Account, password: str, now: int) -> AccountTokens | None:
        """Tokens for whoever set it; None when the account has changed since it was read. Raises Refusal, StoreBusy."""
        wrong = passwords.faults(password, Owner(account.email, account.mobile), self._common)
        if wrong:
            raise Refusal("invalid_request", errors=tuple(FieldError("/new_password", code) for code in wrong))
        generation = self._accounts.begin_password(account.guardian, account.generation, now)
        if generation is None:
            return None
        self._put(account.guardian, password)
        generation = self._accounts.finish_password(account.guardian, generation)
        if generation is None:
            self._accounts.sign_out(account.guardian)
            return None
        return self._giver.open(account._replace(generation=generation), now)

    def _put(self, guardian: str, password: str) -> None:
        try:
            self._pool.set_password(guardian, password)
        except StoreBusy:
            # It may have been set all the same: by the old one nobody came in to stay.
            self._accounts.sign_out(guardian)
            raise


class SetPassword:
    """By the right that a code gave; the first time only with the initial password, which a mailbox does not tell."""

    def __init__(self, tokens: Tokens, guard: SignInGuard, logins: Logins, setter: PasswordSetter) -> None:
        self._tokens = tokens
        self._guard = guard
        self._logins = logins
        self._setter = setter

    def __call__(self, call: Call) -> Reply:
        request: NewPassword = call.body
        account = self._account(request.password_change, call.now)
        if account.initial is not None:
            self._compare_initial(account, request.initial_password, call.now)
        told = self._setter.set(account, request.new_password, call.now)
        if told is None:
            raise Refusal("password_change_expired")
        return Reply(told)

    def _account(self, change: str, now: int) -> Account:
        try:
            guardian, generation, email = self._tokens.open(_CHANGE, change, now)
        except TokenInvalid:
            raise Refusal("password_change_expired") from None
        account = self._logins.open_account(guardian, email, may_thaw=True)
        if account is None or account.generation != generation:
            raise Refusal("password_change_expired")
        return account

    def _compare_initial(self, account: Account, given: str | None, now: int) -> None:
        if given is None:
            raise Refusal("invalid_request", errors=(FieldError("/initial_password", "required"),))
        counted = self._guard.count(self._logins.hash_of(Contact(Channel.EMAIL, account.email)), now)
        if not self._logins.is_initial(account.guardian, account, given, now):
            raise Refusal("password_wrong")
        self._guard.forgive(counted)


class ChangePassword:
    """By the current one, which is tried under the same limits as at the door."""

    def __init__(
        self, access: AccountAccess, guard: SignInGuard, logins: Logins, pool: FamilySignIn, setter: PasswordSetter
    ) -> None:
        self._access = access
        self._guard = guard
        self._logins = logins
        self._pool = pool
        self._setter = setter

    def __call__(self, call: Call) -> Reply:
        request: PasswordChange = call.body
        account = self._access.of(call).account
        counted = self._guard.count(self._logins.hash_of(Contact(Channel.EMAIL, account.email)), call.now)
        if not self._pool.matches(account.guardian, request.current_password[: policy.PASSWORD_MAX_CHARACTERS + 1]):
            raise Refusal("password_wrong")
        self._guard.forgive(counted)
        told = self._setter.set(account, request.new_password, call.now)
        if told is None:
            raise Refusal("sign_in_required")
        return Reply(told)
