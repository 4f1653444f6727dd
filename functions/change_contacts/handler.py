"""Wiring of change_contacts."""

import os

from functions.change_contacts.contract import (
    CHANGE_CONTACT,
    ISSUE_CONTACT_CODE,
    MERGE_ACCOUNT,
    VERIFY_CONTACT_CODE,
    Settings,
)
from functions.change_contacts.operation import ChangeContact, IssueContactCode, MergeAccount, VerifyContactCode
from functions.change_contacts.proofs import Proofs
from shared.api.account_access import AccountAccess
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.domain.sandbox import Sandbox
from shared.persistence import key_ring
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.aws import client
from shared.persistence.contact_store import ContactStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
tokens = Tokens(key_ring.session_key(kms, settings.session_key_id), os.urandom)
field_key = key_ring.field_key(kms, settings.field_key_id)
contact_key = key_ring.contact_key(kms, settings.contact_key_id)
store, accounts = ContactStore(table), AccountStore(table, field_key, os.urandom)
access = AccountAccess(AccountSessions(table, accounts))
address_key = key_ring.address_key(kms, settings.address_key_id)
issuer = CodeIssuer(store, contact_key, address_key, os.urandom, settings.code_lifetime_seconds)
code_key = key_ring.code_key(kms, settings.code_key_id)
verifier = CodeVerifier(store, code_key, contact_key, os.urandom, Sandbox(settings.sandbox_domain))
proven = (access, AccountChanges(table, accounts, field_key, os.urandom), Proofs(tokens), contact_key)
operations = {
    ISSUE_CONTACT_CODE: IssueContactCode(access, issuer),
    VERIFY_CONTACT_CODE: VerifyContactCode(access, verifier, Proofs(tokens)),
    CHANGE_CONTACT: ChangeContact(*proven),
    MERGE_ACCOUNT: MergeAccount(*proven),
}
handle = entrypoint(operations, tokens=tokens)
