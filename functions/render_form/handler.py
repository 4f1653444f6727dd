"""Wiring of render_form."""

import os
import time
from pathlib import Path

from functions.render_form.contract import NO_TIME_STAMPS, Settings
from functions.render_form.evidence import RenderEvidence
from functions.render_form.exports import RenderExport
from functions.render_form.operation import RenderDocument, RenderForm
from functions.render_form.press import Press
from shared.api.worker import worker
from shared.documents import application_form
from shared.documents.seal import Sealer
from shared.documents.time_stamper import HttpTimeStamper
from shared.persistence import key_ring
from shared.persistence.application_archive import ApplicationArchive
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.consent_store import ConsentStore
from shared.persistence.document_index import DocumentIndex
from shared.persistence.evidence_archive import EvidenceArchive
from shared.persistence.export_archive import ExportArchive
from shared.persistence.form_archive import FormArchive
from shared.persistence.seal_file import SealFile
from shared.persistence.signing_key import SigningKey
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
archive = Archive(client("s3"), settings.documents_bucket)
kms = client("kms")
press = Press(
    font_folder=Path(application_form.__file__).parent / "fonts",
    service_origin=settings.service_origin,
    sealer=Sealer(
        SigningKey(kms, settings.seal_key_id).sign,
        SealFile(archive).read,
        None if settings.timestamp_url == NO_TIME_STAMPS else HttpTimeStamper(settings.timestamp_url),
    ),
    clock=lambda: int(time.time()),
    lock_days=settings.form_lock_days,
)
form = RenderForm(
    press,
    ApplicationArchive(archive, key_ring.field_key(kms, settings.field_key_id), os.urandom),
    FormArchive(archive, key_ring.form_key(kms, settings.form_key_id), os.urandom),
    ConsentStore(table),
)
evidence = RenderEvidence(press, EvidenceArchive(archive), DocumentIndex(table))
export = RenderExport(
    ExportArchive(archive, key_ring.field_key(kms, settings.field_key_id), os.urandom), press.font_folder
)
handle = worker("render_form", RenderDocument(form, evidence, export))
