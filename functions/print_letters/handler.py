"""Wiring of print_letters."""

import os
from pathlib import Path

from functions.print_letters.contract import PRINT_LETTERS, Settings
from functions.print_letters.invitations import Invitations
from functions.print_letters.of_age import OfAgePress
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
from shared.persistence.letter_codes import LetterCodes
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
roster, fonts = RosterStore(table, field_key), Path(letters.__file__).parent / "fonts"
operation = PrintLetters(
    access=StaffAccess(StaffStore(table)),
    audit=StaffAudit(AuditLog(Queue(client("sqs"), settings.audit_queue_url)), os.urandom),
    invitations=Invitations(CoverageStore(table), roster, fonts, f"{settings.service_origin}/"),
    of_age=OfAgePress(LetterCodes(table, field_key), roster, fonts, f"{settings.service_origin}/of-age/", os.urandom),
    archive=LetterArchive(Archive(client("s3"), settings.documents_bucket), os.urandom),
)
handle = entrypoint({PRINT_LETTERS: operation})
