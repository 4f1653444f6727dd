"""Wiring of render_form."""

import os
import time
from pathlib import Path

from functions.render_form.contract import NO_TIME_STAMPS, Settings
from functions.render_form.evidence import RenderEvidence
from functions.render_form.operation import RenderDocument, RenderForm
from functions.render_form.press import Press
from shared.api.worker import worker
from shared.documents import application_form
from shared.documents.seal import Sealer
from shared.documents.time_stamper import HttpTimeStamper
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.consent_store import ConsentStore
from shared.persistence.form_index import FormIndex
from shared.persistence.signing_key import SigningKey
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
archive = Archive(client("s3"), settings.documents_bucket)
kms = client("kms")
press = Press(
    archive=archive,
    index=FormIndex(table),
    font_folder=Path(application_form.__file__).parent / "fonts",
    service_origin=settings.service_origin,
    sealer=Sealer(
        SigningKey(kms, settings.seal_key_id).sign,
        archive.certificates,
        None if settings.timestamp_url == NO_TIME_STAMPS else HttpTimeStamper(settings.timestamp_url),
    ),
    clock=lambda: int(time.time()),
    lock_days=settings.form_lock_days,
)
form = RenderForm(press, ConsentStore(table), key_ring.field_key(kms, settings.field_key_id))
handle = worker("render_form", RenderDocument(form, RenderEvidence(press)))
