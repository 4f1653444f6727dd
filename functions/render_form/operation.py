"""render_form: from the archived record to the sealed PDF. A form that stands is never made again."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from shared.documents.application_form import ApplicationForm, FormGuardian, FormStudent, render_form
from shared.documents.application_record import ApplicationRecord, read_record
from shared.documents.seal import Sealer
from shared.documents.signature import Signature
from shared.domain import national_ids, policy
from shared.domain.consent import ConsentStatement
from shared.domain.identifiers import read_binding_id
from shared.domain.languages import Language
from shared.domain.relationships import Relationship
from shared.persistence.archive import Archive, SealedForm, unseal_application
from shared.persistence.consent_store import ConsentStore
from shared.persistence.form_index import FormIndex
from shared.persistence.key_ring import LocalKey


class Retention(NamedTuple):
    """How long a sealed form can't be deleted (0: it can), and how long it is kept, in days."""

    lock_days: int
    kept_days: int

    def locked_until(self, sealed_at: int) -> datetime | None:
        """End of the lock, or None."""
        return datetime.fromtimestamp(sealed_at + self.lock_days * policy.DAY, UTC) if self.lock_days else None

    def until(self, sealed_at: int) -> int:
        """When the form goes, in epoch seconds."""
        return sealed_at + self.kept_days * policy.DAY


class RenderForm:
    """A form that can't be rendered or sealed fails loudly, and its record comes again."""

    def __init__(
        self,
        archive: Archive,
        consents: ConsentStore,
        index: FormIndex,
        field_key: LocalKey,
        font_folder: Path,
        service_origin: str,
        *,
        sealer: Sealer,
        clock: Callable[[], int],
        kept: Retention,
    ) -> None:
        self._archive = archive
        self._index = index
        self._sealer = sealer
        self._clock = clock
        self._kept = kept
        self._consents = consents
        self._field_key = field_key
        self._font_folder = font_folder
        self._service_origin = service_origin

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"application": id}``.

        Raises StoreBusy, RenderFailed, SealFailed, CertificatesInvalid, LookupError.
        """
        application = body["application"]
        sealed = self._archive.application(application)
        record = read_record(unseal_application(self._field_key, application, sealed))
        statement = self._consents.version(record.consent_version, record.consent_language)
        plain = render_form(
            _form(record, statement, f"{self._service_origin}/verify#{application}"), font_folder=self._font_folder
        )
        sealed_at = self._clock()
        pdf = self._sealer(plain, sealed_at)
        form = _sealed_form(record, pdf, sealed_at)
        # A repeat finds the form of before, and goes on with that.
        form = self._archive.put_form(application, pdf, form, self._kept.locked_until(sealed_at))
        self._index.put(form.digest, application, self._kept.until(form.sealed_at))


def _sealed_form(record: ApplicationRecord, pdf: bytes, sealed_at: int) -> SealedForm:
    bindings = tuple(read_binding_id(student.binding) for student in record.students)
    return SealedForm(record.number, hashlib.sha256(pdf).hexdigest(), sealed_at, bindings, frozenset(record.contacts))


def _form(record: ApplicationRecord, statement: ConsentStatement, verify_url: str) -> ApplicationForm:
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
        verify_url=verify_url,
    )
