"""verify_form: from a form's id, digest or file to what may be told of it to anyone."""

import base64
import binascii
import hashlib

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
from shared.domain.bindings import Binding
from shared.domain.refusals import FieldError, Refusal
from shared.persistence.archive import Archive, SealedForm
from shared.persistence.binding_store import BindingStore
from shared.persistence.form_index import FormIndex

_MEANS = ("form", "sha256", "pdf")


class VerifyForm:
    """A file is whole when the index has its digest, which it keeps of all that ever left; any other is not.

    So a stranger's file is never parsed here: it is hashed, and looked through for our certificate.
    """

    def __init__(self, index: FormIndex, archive: Archive, bindings: BindingStore) -> None:
        self._index = index
        self._archive = archive
        self._bindings = bindings

    def __call__(self, call: Call) -> Reply:
        request: FormVerification = call.body
        _check_one(request)
        if request.form is not None:
            return Reply(self._known(request.form, Verdict.ISSUED))
        pdf = _decoded(request.pdf) if request.pdf is not None else None
        digest = hashlib.sha256(pdf).hexdigest() if pdf is not None else request.sha256
        application = self._index.application(digest)
        if application is not None:
            return Reply(self._known(application, Verdict.WHOLE))
        altered = pdf is not None and self._bears_seal(pdf)
        return Reply(FormVerified(verdict=Verdict.ALTERED if altered else Verdict.NOT_OURS))

    def _bears_seal(self, pdf: bytes) -> bool:
        pem = self._archive.find_certificates()
        return pem is not None and bears_seal(pdf, read_certificates(pem))

    def _known(self, application: str, verdict: Verdict) -> FormVerified:
        form = self._archive.form(application)
        if form is None:
            return FormVerified(verdict=Verdict.NOT_OURS if verdict is Verdict.ISSUED else verdict)
        return FormVerified(
            verdict=verdict,
            application_number=form.number,
            sealed_at=form.sealed_at,
            bindings=self._states(application, form),
        )

    def _states(self, application: str, form: SealedForm) -> list[BindingOnForm]:
        return [_state(binding, application) for binding in self._bindings.get_many(form.bindings)]


class ReadSealCertificates:
    """One read."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __call__(self, call: Call) -> Reply:
        pem = self._archive.find_certificates()
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


def _state(binding: Binding, application: str) -> BindingOnForm:
    superseded = binding.application != application
    state = BoundState.SUPERSEDED if superseded else BoundState(binding.state)
    return BindingOnForm(state=state, changed_at=binding.changed_at)
