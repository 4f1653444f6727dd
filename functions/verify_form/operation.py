"""verify_form: from a form's id, digest or file to what may be told of it to anyone."""

import base64
import binascii
import hashlib
from typing import Any

from functions.verify_form.contract import (
    BindingOnForm,
    BoundState,
    FormVerification,
    FormVerified,
    SealCertificatesFile,
    Verdict,
)
from shared.api.call import Call, Reply
from shared.documents.seal_certificates import read_certificates
from shared.documents.seal_trace import bears_seal
from shared.domain.documents import DocumentKind
from shared.domain.refusals import FieldError, Refusal
from shared.persistence.document_index import DocumentIndex, Indexed
from shared.persistence.form_archive import FormArchive, SealedForm
from shared.persistence.seal_file import SealFile
from shared.persistence.standing_store import Standing, StandingStore

_MEANS = ("form", "sha256", "pdf")


class VerifyForm:
    """A file is whole when the index has its digest, which it keeps of all that ever left; any other is not.

    So a stranger's file is never parsed here: it is hashed, and looked through for our certificate.
    """

    def __init__(self, index: DocumentIndex, forms: FormArchive, standings: StandingStore, seal: SealFile) -> None:
        self._index = index
        self._forms = forms
        self._standings = standings
        self._seal = seal

    def __call__(self, call: Call) -> Reply:
        request: FormVerification = call.body
        _check_one(request)
        if request.form is not None:
            return Reply(self._issued(request.form))
        pdf = _decoded(request.pdf) if request.pdf is not None else None
        digest = hashlib.sha256(pdf).hexdigest() if pdf is not None else request.sha256
        document = self._index.find(digest)
        if document is not None:
            return Reply(self._whole(document))
        altered = pdf is not None and self._bears_seal(pdf)
        return Reply(FormVerified(verdict=Verdict.ALTERED if altered else Verdict.NOT_OURS))

    def _bears_seal(self, pdf: bytes) -> bool:
        pem = self._seal.find()
        return pem is not None and bears_seal(pdf, read_certificates(pem))

    def _issued(self, application: str) -> FormVerified:
        form = self._forms.find(application)
        if form is None:
            return FormVerified(verdict=Verdict.NOT_OURS)
        return FormVerified(verdict=Verdict.ISSUED, document=DocumentKind.FORM, **self._told(application, form))

    def _whole(self, document: Indexed) -> FormVerified:
        form = self._forms.find(document.application)
        told = {} if form is None else self._told(document.application, form)
        return FormVerified(verdict=Verdict.WHOLE, document=document.kind, **told)

    def _told(self, application: str, form: SealedForm) -> dict[str, Any]:
        standings = self._standings.of(form.bindings)
        return {
            "application_number": form.number,
            "sealed_at": form.sealed_at,
            "bindings": [_state(standing, application) for standing in standings],
        }


class ReadSealCertificates:
    """One read."""

    def __init__(self, seal: SealFile) -> None:
        self._seal = seal

    def __call__(self, call: Call) -> Reply:
        pem = self._seal.find()
        if pem is None:
            raise Refusal("seal_certificates_not_found")
        return Reply(SealCertificatesFile(pem=pem.decode("ascii")))


def _check_one(request: FormVerification) -> None:
    """Raises Refusal."""
    given = [name for name in _MEANS if getattr(request, name) is not None]
    if not given:
        raise Refusal("invalid_request", errors=(FieldError("/sha256", "required"),))
    if len(given) > 1:
        raise Refusal("invalid_request", errors=tuple(FieldError(f"/{name}", "not_allowed") for name in given[1:]))


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refusal("invalid_request", errors=(FieldError("/pdf", "invalid_value"),)) from None


def _state(standing: Standing, application: str) -> BindingOnForm:
    superseded = standing.application != application
    state = BoundState.SUPERSEDED if superseded else BoundState(standing.state)
    return BindingOnForm(state=state, changed_at=standing.changed_at)
