"""Wiring of import_roster."""

import os

from functions.import_roster import contract
from functions.import_roster.operation import AskForWork, Imports, OpenImport
from functions.import_roster.reading import ListImports, ReadImport
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.import_archive import ImportArchive
from shared.persistence.import_store import ImportStore
from shared.persistence.queue import Queue
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = contract.Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
archive = ImportArchive(Archive(client("s3"), settings.documents_bucket), field_key, os.urandom)
audit = StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom)
imports = Imports(StaffAccess(StaffStore(table)), ImportStore(table))
work = AskForWork(imports, archive, Queue(client("sqs"), settings.rosters_queue_url), audit)
handle = entrypoint(
    {
        contract.OPEN_IMPORT: OpenImport(imports, archive, os.urandom),
        contract.LIST_IMPORTS: ListImports(imports),
        contract.READ_IMPORT: ReadImport(imports, archive, audit),
        contract.CHECK_IMPORT: work.check,
        contract.APPLY_IMPORT: work.apply,
        contract.UNDO_IMPORT: work.undo,
    }
)
