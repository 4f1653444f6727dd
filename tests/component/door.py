"""Door: how guardians come into their accounts, over one table and the family pool of the local engine."""

import os
from functools import cached_property

from functions.sign_in.desk import operations
from functions.sign_in.passwords import PasswordSetter
from functions.sign_in.tokens import TokenGiver
from shared.domain import policy
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.family_pool import FamilyPool
from shared.persistence.family_sign_in import FamilySignIn

_COMPOSITION = ("RequireUppercase", "RequireLowercase", "RequireNumbers", "RequireSymbols")


class EnginePool:
    """The family pool of the local engine and its confidential client, made when they are first needed."""

    def __init__(self, client, name):
        self.client, self._name = client, name

    @cached_property
    def pool_id(self):
        rule = {
            "PasswordPolicy": {"MinimumLength": policy.PASSWORD_MIN_CHARACTERS, **dict.fromkeys(_COMPOSITION, False)}
        }
        return self.client.create_user_pool(PoolName=self._name, Policies=rule)["UserPool"]["Id"]

    @cached_property
    def client_id(self):
        answer = self.client.create_user_pool_client(
            UserPoolId=self.pool_id,
            ClientName="service",
            GenerateSecret=True,
            ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            PreventUserExistenceErrors="ENABLED",
        )
        return answer["UserPoolClient"]["ClientId"]


class Door:
    """``pool`` is what stands for Cognito: the engine's, unless a test puts a stricter one in its place."""

    def __init__(self, service, table, field_key, pool, contacts, issuer, verifier, password_key):
        self._service, self._table, self._field_key = service, table, field_key
        self.contacts, self._issuer, self._verifier = contacts, issuer, verifier
        self.password_key = password_key
        self.pool = pool

    def logins(self):
        """Where an approval makes logins."""
        return FamilyPool(self.pool.client, self.pool.pool_id, os.urandom)

    def operations(self, tokens, common=frozenset().__contains__):
        """Those of sign_in."""
        return operations(
            self._table,
            contacts=self.contacts,
            accounts=AccountStore(self._table, self._field_key, os.urandom),
            contact_key=self._service.contact_key,
            password_key=self.password_key,
            issuer=self._issuer,
            verifier=self._verifier,
            pool=_Late(self),
            common=common,
            tokens=tokens,
            entropy=os.urandom,
        )

    def setter(self, tokens, accounts):
        """What sets passwords, over ``accounts``."""
        giver = TokenGiver(AccountSessions(self._table, accounts), tokens, os.urandom)
        return PasswordSetter(accounts, _Late(self), giver, frozenset().__contains__)


class _Late:
    """The pool's sign-in, made when somebody first signs in, and anew when another pool stands in its place."""

    def __init__(self, door):
        self._door, self._of, self._sign_in = door, None, None

    def __getattr__(self, name):
        pool = self._door.pool
        if self._of is not pool:
            self._of, self._sign_in = pool, FamilySignIn(pool.client, pool.pool_id, pool.client_id)
        return getattr(self._sign_in, name)
