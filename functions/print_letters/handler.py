"""Wiring of print_letters."""

import os
from pathlib import Path

from functions.print_letters.contract import PRINT_LETTERS, Settings
from functions.print_letters.operation import PrintLetters
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.documents import letters
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.letter_archive import LetterArchive
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
operation = PrintLetters(
    access=StaffAccess(StaffStore(table)),
    audit=StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom),
    children=CoverageStore(table),
    roster=RosterStore(table, field_key),
    archive=LetterArchive(Archive(client("s3"), settings.documents_bucket), os.urandom),
    font_folder=Path(letters.__file__).parent / "fonts",
    start_url=f"{settings.service_origin}/",
)
handle = entrypoint({PRINT_LETTERS: operation})
