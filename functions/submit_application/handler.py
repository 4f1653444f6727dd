"""Wiring of submit_application."""

import os
from pathlib import Path

from functions.submit_application.contract import SUBMIT_APPLICATION, Settings
from functions.submit_application.evidence import EvidenceReader
from functions.submit_application.operation import SubmitApplication
from shared.api.claims import Claims
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.documents import glyph_coverage
from shared.documents.filing import Filing
from shared.persistence import key_ring
from shared.persistence.application_archive import ApplicationArchive
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.queue import Queue
from shared.persistence.table import Table
from shared.persistence.withdrawals import Withdrawals

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
filing = Filing(
    bindings=BindingStore(table, field_key, os.urandom),
    archive=ApplicationArchive(Archive(client("s3"), settings.documents_bucket), field_key, os.urandom),
    field_key=field_key,
    font_folder=Path(glyph_coverage.__file__).parent / "fonts",
)
contact_key = key_ring.contact_key(client("kms"), settings.contact_key_id)
evidence = EvidenceReader(Claims(tokens), contact_key, Withdrawals(table))
operation = SubmitApplication(evidence, filing, Queue(client("sqs"), settings.messages_queue_url))
handle = entrypoint({SUBMIT_APPLICATION: operation}, tokens=tokens)
