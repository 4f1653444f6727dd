"""Wiring of verify_form."""

import os

from functions.verify_form.contract import READ_SEAL_CERTIFICATES, VERIFY_FORM, Settings
from functions.verify_form.operation import ReadSealCertificates, VerifyForm
from shared.api.entrypoint import entrypoint
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.form_index import FormIndex
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
archive = Archive(client("s3"), settings.documents_bucket)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
operation = VerifyForm(
    index=FormIndex(table),
    archive=archive,
    bindings=BindingStore(table, field_key, os.urandom),
)
handle = entrypoint({VERIFY_FORM: operation, READ_SEAL_CERTIFICATES: ReadSealCertificates(archive)})
