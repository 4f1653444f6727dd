"""Wiring of unbind_child."""

import os

from functions.unbind_child.contract import UNBIND_CHILD, Settings
from functions.unbind_child.operation import UnbindChild
from shared.api.account_access import AccountAccess
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.table import Table
from shared.persistence.unbinding_store import UnbindingStore

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
sealed = (table, key_ring.field_key(client("kms"), settings.field_key_id), os.urandom)
access = AccountAccess(AccountSessions(table, AccountStore(*sealed)))
unbindings = UnbindingStore(table, BindingStore(*sealed))
handle = entrypoint({UNBIND_CHILD: UnbindChild(access, unbindings)}, tokens=tokens)
