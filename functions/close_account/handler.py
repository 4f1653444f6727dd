"""Wiring of close_account."""

import os

from functions.close_account.contract import ASK_CLOSURE_CODE, CLOSE_ACCOUNT, Settings
from functions.close_account.operation import AskClosureCode, CloseAccount
from shared.api.account_access import AccountAccess
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.domain.sandbox import Sandbox
from shared.persistence import key_ring
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.closure_store import ClosureStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table, kms = Table(client("dynamodb"), settings.table_name), client("kms")
tokens = Tokens(key_ring.session_key(kms, settings.session_key_id), os.urandom)
accounts = AccountStore(table, key_ring.field_key(kms, settings.field_key_id), os.urandom)
access, contacts = AccountAccess(AccountSessions(table, accounts)), ContactStore(table)
contact_key = key_ring.contact_key(kms, settings.contact_key_id)
address_key = key_ring.address_key(kms, settings.address_key_id)
code_key, sandbox = key_ring.code_key(kms, settings.code_key_id), Sandbox(settings.sandbox_domain)
issuer = CodeIssuer(contacts, contact_key, address_key, os.urandom, settings.code_lifetime_seconds)
verifier = CodeVerifier(contacts, code_key, contact_key, os.urandom, sandbox)
operations = {
    ASK_CLOSURE_CODE: AskClosureCode(access, issuer),
    CLOSE_ACCOUNT: CloseAccount(access, verifier, ClosureStore(table, accounts)),
}
handle = entrypoint(operations, tokens=tokens)
