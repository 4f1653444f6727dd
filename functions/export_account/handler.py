"""Wiring of export_account."""

import os

from functions.export_account.contract import EXPORT_ACCOUNT, FETCH_EXPORT_FILE, Settings
from functions.export_account.gathering import Gather, Stores
from functions.export_account.operation import ExportAccount, FetchExportFile
from shared.api.account_access import AccountAccess
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_sessions import AccountSessions
from shared.persistence.account_store import AccountStore
from shared.persistence.application_archive import ApplicationArchive
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.export_archive import ExportArchive
from shared.persistence.grant_store import GrantStore
from shared.persistence.message_log import MessageLog
from shared.persistence.queue import Queue
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms, table = client("kms"), Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(kms, settings.field_key_id)
archive = Archive(client("s3"), settings.documents_bucket)
accounts = AccountStore(table, field_key, os.urandom)
sign_ins = AccountSessions(table, accounts)
stores = Stores(
    bindings=BindingStore(table, field_key, os.urandom),
    applications=ApplicationArchive(archive, field_key, os.urandom),
    contacts=ContactStore(table),
    changes=AccountChanges(table, accounts, field_key, os.urandom),
    delegations=DelegationStore(table, field_key, os.urandom),
    grants=GrantStore(table),
    services=ServiceStore(table),
    messages=MessageLog(table),
    sign_ins=sign_ins,
)
gather = Gather(stores, key_ring.contact_key(kms, settings.contact_key_id))
export = ExportAccount(AccountAccess(sign_ins), gather)
file = FetchExportFile(
    export, ExportArchive(archive, field_key, os.urandom), Queue(client("sqs"), settings.forms_queue_url)
)
tokens = Tokens(key_ring.session_key(kms, settings.session_key_id), os.urandom)
handle = entrypoint({EXPORT_ACCOUNT: export, FETCH_EXPORT_FILE: file}, tokens=tokens)
