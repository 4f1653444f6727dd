"""Wiring of fetch_form."""

import os

from functions.fetch_form.contract import FETCH_FORM, FETCH_REVIEWED_FORM, Settings
from functions.fetch_form.operation import Desk, FetchForm, FetchReviewedForm
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.document_index import DocumentIndex
from shared.persistence.form_archive import FormArchive
from shared.persistence.queue import Queue
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
tokens = Tokens(key_ring.session_key(kms, settings.session_key_id), os.urandom)
table = Table(client("dynamodb"), settings.table_name)
archive = Archive(client("s3"), settings.documents_bucket)
bindings = BindingStore(table, key_ring.field_key(kms, settings.field_key_id), os.urandom)
desk = Desk(
    forms=FormArchive(archive, key_ring.form_key(kms, settings.form_key_id), os.urandom),
    index=DocumentIndex(table),
    kept_days=settings.form_kept_days,
)
audit = StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom)
reviewed = FetchReviewedForm(StaffAccess(StaffStore(table)), bindings, desk, audit)
handle = entrypoint({FETCH_FORM: FetchForm(bindings, desk), FETCH_REVIEWED_FORM: reviewed}, tokens=tokens)
