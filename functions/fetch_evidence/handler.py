"""Wiring of fetch_evidence."""

import os

from functions.fetch_evidence.contract import FETCH_EVIDENCE, Settings
from functions.fetch_evidence.operation import FetchEvidence
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.application_archive import ApplicationArchive
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.evidence_archive import EvidenceArchive
from shared.persistence.form_archive import FormArchive
from shared.persistence.queue import Queue
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
tokens = Tokens(key_ring.session_key(kms, settings.session_key_id), os.urandom)
field_key = key_ring.field_key(kms, settings.field_key_id)
archive = Archive(client("s3"), settings.documents_bucket)
operation = FetchEvidence(
    bindings=BindingStore(Table(client("dynamodb"), settings.table_name), field_key, os.urandom),
    applications=ApplicationArchive(archive, field_key, os.urandom),
    forms=FormArchive(archive, key_ring.form_key(kms, settings.form_key_id), os.urandom),
    archive=EvidenceArchive(archive),
    rendering=Queue(client("sqs"), settings.forms_queue_url),
)
handle = entrypoint({FETCH_EVIDENCE: operation}, tokens=tokens)
