"""render_form: from the archived record to the PDF. The same record always makes the same bytes."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shared.documents.application_form import ApplicationForm, FormGuardian, FormStudent, render_form
from shared.documents.application_record import ApplicationRecord, read_record
from shared.documents.signature import Signature
from shared.domain import national_ids
from shared.domain.consent import ConsentStatement
from shared.domain.languages import Language
from shared.domain.relationships import Relationship
from shared.persistence.archive import Archive, unseal_application
from shared.persistence.consent_store import ConsentStore
from shared.persistence.key_ring import LocalKey


class RenderForm:
    """A form that fails to render fails loudly, and its record comes again."""

    def __init__(self, archive: Archive, consents: ConsentStore, field_key: LocalKey, font_folder: Path) -> None:
        self._archive = archive
        self._consents = consents
        self._field_key = field_key
        self._font_folder = font_folder

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"application": id}``. Raises StoreBusy, FormRenderFailed, LookupError."""
        application = body["application"]
        sealed = self._archive.application(application)
        record = read_record(unseal_application(self._field_key, application, sealed))
        statement = self._consents.version(record.consent_version, record.consent_language)
        pdf = render_form(_form(record, statement), font_folder=self._font_folder)
        self._archive.put_form(application, pdf)


def _form(record: ApplicationRecord, statement: ConsentStatement) -> ApplicationForm:
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
    )
