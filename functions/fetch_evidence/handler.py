"""Wiring of fetch_evidence."""

import os

from functions.fetch_evidence.contract import FETCH_EVIDENCE, Settings
from functions.fetch_evidence.operation import FetchEvidence
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.queue import Queue
from shared.persistence.table import Table

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
operation = FetchEvidence(
    bindings=BindingStore(Table(client("dynamodb"), settings.table_name), field_key, os.urandom),
    archive=Archive(client("s3"), settings.documents_bucket),
    forms=Queue(client("sqs"), settings.forms_queue_url),
    field_key=field_key,
)
handle = entrypoint({FETCH_EVIDENCE: operation}, tokens=tokens)
