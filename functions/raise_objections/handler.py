"""Wiring of raise_objections."""

import os

from functions.raise_objections.contract import OBJECT, READ_CONTESTS, WITHDRAW_OBJECTION, Settings
from functions.raise_objections.operation import Objections
from shared.api.account_access import AccountAccess
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.contest_store import ContestStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
sealed = (table, field_key, os.urandom)
access = AccountAccess(AccountSessions(table, AccountStore(*sealed)))
one = Objections(access, ContestStore(table, BindingStore(*sealed), field_key, os.urandom))
handle = entrypoint(
    {READ_CONTESTS: one.read, OBJECT: one.object, WITHDRAW_OBJECTION: one.withdraw},
    tokens=tokens,
)
