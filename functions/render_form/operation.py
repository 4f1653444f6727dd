"""render_form: from the archived record to the sealed PDF. A form that stands is never made again."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from functions.render_form.evidence import RenderEvidence
from functions.render_form.exports import RenderExport
from functions.render_form.press import Press
from shared.documents.application_form import ApplicationForm, FormGuardian, FormStudent, render_form
from shared.documents.application_record import ApplicationRecord, read_record
from shared.documents.signature import Signature
from shared.domain import national_ids
from shared.domain.consent import ConsentStatement
from shared.domain.identifiers import read_binding_id
from shared.domain.languages import Language
from shared.domain.relationships import Relationship
from shared.persistence.application_archive import ApplicationArchive
from shared.persistence.consent_store import ConsentStore
from shared.persistence.form_archive import FormArchive, SealedForm


class RenderDocument:
    """One queue brings three kinds of work: a form, the page of some evidence, and what is held on one person."""

    def __init__(self, form: "RenderForm", evidence: RenderEvidence, export: RenderExport) -> None:
        self._form = form
        self._evidence = evidence
        self._export = export

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: as ``RenderForm``, ``RenderEvidence`` or ``RenderExport`` takes it."""
        if "export" in body:
            return self._export(body)
        return self._evidence(body) if "evidence" in body else self._form(body)


class RenderForm:
    """A form that can't be rendered or sealed fails loudly, and its record comes again.

    Its digest is noted once it is handed out: one that nobody ever had need not be known by it.
    """

    def __init__(
        self, press: Press, applications: ApplicationArchive, forms: FormArchive, consents: ConsentStore
    ) -> None:
        self._press = press
        self._applications = applications
        self._forms = forms
        self._consents = consents

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"application": id}``.

        Raises StoreBusy, RenderFailed, SealFailed, CertificatesInvalid, LookupError.
        """
        application = body["application"]
        if not self._forms.stands(application):
            self._make(application)

    def _make(self, application: str) -> None:
        press = self._press
        record = read_record(self._applications.get(application))
        statement = self._consents.version(record.consent_version, record.consent_language)
        shown = _form(record, statement, press.verify_url(application))
        plain = render_form(shown, font_folder=press.font_folder)
        pdf, sealed_at = press.seal(plain)
        form = _sealed_form(record, pdf, sealed_at)
        self._forms.put(application, pdf, form, press.locked_until(sealed_at))


def _sealed_form(record: ApplicationRecord, pdf: bytes, sealed_at: int) -> SealedForm:
    bindings = tuple(read_binding_id(student.binding) for student in record.students)
    return SealedForm(record.number, hashlib.sha256(pdf).hexdigest(), sealed_at, bindings, frozenset(record.contacts))


def _form(record: ApplicationRecord, statement: ConsentStatement, url: str) -> ApplicationForm:
    return ApplicationForm(
        application_number=record.number,
        submitted_at=datetime.fromtimestamp(record.submitted_at, UTC),
        language=Language(record.language),
        guardian=FormGuardian(
            record.guardian_name, national_ids.masked(record.national_id), record.email, record.mobile
        ),
        students=tuple(
            FormStudent(
                student.name,
                student.school_name,
                student.class_name,
                Relationship(student.relationship),
                student.relationship_detail,
            )
            for student in record.students
        ),
        consent=statement,
        signature=Signature.from_json(json.dumps(record.signature)),
        verify_url=url,
        assisted=bool(record.assisted_by),
    )
