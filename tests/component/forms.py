"""Forms in the archive, as the worker puts them there, and links to them, as the deployed functions sign them."""

import os

from functions.fetch_form.contract import FETCH_FORM, FETCH_REVIEWED_FORM
from functions.fetch_form.operation import Desk, FetchForm, FetchReviewedForm
from shared.persistence import aws
from shared.persistence.archive import Archive
from shared.persistence.document_index import DocumentIndex
from shared.persistence.form_archive import FormArchive, SealedForm
from tests.component.service import MAILBOX

PDF = b"%PDF-1.7 a form"
DIGEST = "0" * 64


def signing_archive(service, table, engine, monkeypatch):
    """The forms' archive, as ``signing_client`` opens it."""
    forms = FormArchive(signing_client(table, engine, monkeypatch), service.form_archive._form_key, os.urandom)
    desk = Desk(forms, DocumentIndex(table), 30)
    service.replace(FETCH_FORM, FetchForm, desk=desk)
    service.replace(FETCH_REVIEWED_FORM, FetchReviewedForm, desk=desk)
    return forms


def signing_client(table, engine, monkeypatch):
    """The archive through the client that the deployed functions have: it signs the links."""
    for name, value in (
        ("AWS_ENDPOINT_URL", engine),
        ("AWS_ACCESS_KEY_ID", "test"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
        ("AWS_DEFAULT_REGION", "ap-northeast-1"),
    ):
        monkeypatch.setenv(name, value)
    return Archive(aws.client("s3"), table.name)


def seal(service, archive, number, application):
    """Put a form into the archive."""
    form = SealedForm(number, DIGEST, service.now, (), frozenset({service.contact(MAILBOX)}))
    archive.put(application, PDF, form, None)
