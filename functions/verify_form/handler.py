"""Wiring of verify_form."""

import os

from functions.verify_form.contract import READ_SEAL_CERTIFICATES, VERIFY_FORM, Settings
from functions.verify_form.operation import ReadSealCertificates, VerifyForm
from shared.api.entrypoint import entrypoint
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.document_index import DocumentIndex
from shared.persistence.form_archive import FormArchive
from shared.persistence.seal_file import SealFile
from shared.persistence.standing_store import StandingStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
archive = Archive(client("s3"), settings.documents_bucket)
seal = SealFile(archive)
operation = VerifyForm(
    index=DocumentIndex(table),
    forms=FormArchive(archive, key_ring.form_key(client("kms"), settings.form_key_id), os.urandom),
    standings=StandingStore(table),
    seal=seal,
)
handle = entrypoint({VERIFY_FORM: operation, READ_SEAL_CERTIFICATES: ReadSealCertificates(seal)})
