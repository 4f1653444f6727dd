"""Wiring of render_form."""

import os
from pathlib import Path

from functions.render_form.contract import Settings
from functions.render_form.operation import RenderForm, Retention
from shared.api.worker import worker
from shared.documents import application_form
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.consent_store import ConsentStore
from shared.persistence.form_index import FormIndex
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
operation = RenderForm(
    archive=Archive(client("s3"), settings.documents_bucket),
    consents=ConsentStore(table),
    index=FormIndex(table),
    field_key=key_ring.field_key(client("kms"), settings.field_key_id),
    font_folder=Path(application_form.__file__).parent / "fonts",
    kept=Retention(settings.form_lock_days, settings.form_kept_days),
)
handle = worker("render_form", operation)
