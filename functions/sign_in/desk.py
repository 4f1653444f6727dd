"""Desk: the operations of sign_in over one set of stores."""

from collections.abc import Mapping

from functions.sign_in.codes import AskPasswordCode, VerifyPasswordCode
from functions.sign_in.contract import (
    ASK_PASSWORD_CODE,
    CHANGE_PASSWORD,
    REFRESH_TOKENS,
    SET_PASSWORD,
    SIGN_IN,
    SIGN_OUT,
    SIGN_OUT_EVERYWHERE,
    VERIFY_PASSWORD_CODE,
)
from functions.sign_in.logins import Logins
from functions.sign_in.operation import SignIn
from functions.sign_in.passwords import ChangePassword, PasswordSetter, SetPassword
from functions.sign_in.tokens import RefreshTokens, SignOut, SignOutEverywhere, TokenGiver
from shared.api.account_access import AccountAccess
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.endpoint import Endpoint
from shared.api.entrypoint import Operation
from shared.api.tokens import Tokens
from shared.domain.passwords import Common
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.family_sign_in import FamilySignIn
from shared.persistence.key_ring import LocalKey
from shared.persistence.sign_in_guard import SignInGuard
from shared.persistence.table import Table


def operations(
    table: Table,
    *,
    contacts: ContactStore,
    accounts: AccountStore,
    contact_key: LocalKey,
    password_key: LocalKey,
    issuer: CodeIssuer,
    verifier: CodeVerifier,
    pool: FamilySignIn,
    common: Common,
    tokens: Tokens,
    entropy: Entropy,
) -> Mapping[Endpoint, Operation]:
    """Every operation, by its endpoint."""
    guard, sessions = SignInGuard(table, entropy), AccountSessions(table, accounts)
    logins = Logins(contacts, accounts, contact_key, password_key)
    access, giver = AccountAccess(sessions), TokenGiver(sessions, tokens, entropy)
    # Counted apart from the door's: whoever knows no more than an address could use those up, and hold its owner off.
    first = SignInGuard(table, entropy, keys.initial_tries)
    setter = PasswordSetter(accounts, pool, giver, common)
    return {
        SIGN_IN: SignIn(guard, logins, accounts, issuer, pool, giver),
        ASK_PASSWORD_CODE: AskPasswordCode(issuer),
        VERIFY_PASSWORD_CODE: VerifyPasswordCode(verifier, logins, accounts, tokens),
        SET_PASSWORD: SetPassword(tokens, first, logins, setter),
        CHANGE_PASSWORD: ChangePassword(access, guard, logins, pool, setter),
        REFRESH_TOKENS: RefreshTokens(sessions, giver, tokens),
        SIGN_OUT: SignOut(access, sessions),
        SIGN_OUT_EVERYWHERE: SignOutEverywhere(access, accounts, pool),
    }
