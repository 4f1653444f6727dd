"""Wiring of recover_accounts."""

import os

from functions.recover_accounts.contract import ISSUE_RECOVERY_CODE, RECOVER_ACCOUNT, Settings
from functions.recover_accounts.operation import IssueRecoveryCode, RecoverAccount, SeenAtCounter
from shared.api.code_issuer import CodeIssuer
from shared.api.code_verifier import CodeVerifier
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain.sandbox import Sandbox
from shared.persistence import key_ring
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_store import AccountStore
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.queue import Queue
from shared.persistence.recovery_tries import RecoveryTries
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(kms, settings.field_key_id)
contact_key = key_ring.contact_key(kms, settings.contact_key_id)
address_key = key_ring.address_key(kms, settings.address_key_id)
code_key = key_ring.code_key(kms, settings.code_key_id)
store, accounts = ContactStore(table), AccountStore(table, field_key, os.urandom)
changes = AccountChanges(table, accounts, field_key, os.urandom)
seen = SeenAtCounter(
    access=StaffAccess(StaffStore(table)),
    bindings=BindingStore(table, field_key, os.urandom),
    accounts=accounts,
    changes=changes,
    identities=key_ring.IdentityIndex(kms, settings.identity_key_id),
    tries=RecoveryTries(table),
    audit=StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom),
)
verifier = CodeVerifier(store, code_key, contact_key, os.urandom, Sandbox(settings.sandbox_domain))
issuer = CodeIssuer(store, contact_key, address_key, os.urandom, settings.code_lifetime_seconds)
operations = {
    ISSUE_RECOVERY_CODE: IssueRecoveryCode(seen, issuer),
    RECOVER_ACCOUNT: RecoverAccount(seen, verifier, changes, contact_key),
}
handle = entrypoint(operations)
