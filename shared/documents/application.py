"""Application: one as it is handed in; its bindings and its record are made from it alone."""

import json
from pathlib import Path
from typing import NamedTuple

from shared.documents.application_record import ApplicationRecord, ContactProof, StudentRecord
from shared.documents.glyph_coverage import missing_glyphs
from shared.documents.signature import Signature
from shared.domain.bindings import Binding, Details, State
from shared.domain.identifiers import BindingId, application_number
from shared.domain.relationships import Relationship
from shared.domain.students import Student, masked_name


class Applicant(NamedTuple):
    """The guardian. ``index`` stands for the national ID; ``email`` and ``mobile`` are empty when there is none.

    ``elsewhere``: the ID has an account, and no contact of this application is the account's.
    """

    index: str
    name: str
    national_id: str
    email: str
    mobile: str
    elsewhere: bool


class AppliedStudent(NamedTuple):
    """One student, as the roster has them, and what the guardian is to them; ``detail`` comes with ``other``."""

    student: Student
    school_name: str
    relationship: Relationship
    detail: str


class Agreed(NamedTuple):
    """The consent statement that was agreed to: version, digest (SHA-256, hex) and language."""

    version: str
    digest: str
    language: str


class Application(NamedTuple):
    """Everything. ``submitted_at`` is in epoch seconds; ``contacts`` are the hashes of those that may open it.

    ``assisted_by``: the registrar who entered it at the counter; empty when the guardian did.
    """

    id: str
    submitted_at: int
    language: str
    guardian: Applicant
    students: tuple[AppliedStudent, ...]
    consent: Agreed
    contacts: frozenset[str]
    proofs: tuple[ContactProof, ...]
    signature: Signature
    assisted_by: str = ""

    @property
    def number(self) -> str:
        """What people call it."""
        return application_number(self.id, self.submitted_at)

    def by_hand(self, font_folder: Path) -> bool:
        """Whether a text of the guardian's or the roster's can't be printed: then the school makes the form out."""
        guardian = self.guardian
        texts = [guardian.name, guardian.email, guardian.mobile, self.signature.name]
        for applied in self.students:
            texts += [applied.detail, applied.student.name, applied.school_name, applied.student.class_name]
        return bool(missing_glyphs("".join(texts), font_folder))

    def bindings(self, *, by_hand: bool) -> list[Binding]:
        """What is applied for, in the order of the students."""
        return [self._binding(number, applied, by_hand=by_hand) for number, applied in enumerate(self.students)]

    def record(self) -> ApplicationRecord:
        """What is archived."""
        guardian, consent = self.guardian, self.consent
        return ApplicationRecord(
            number=self.number,
            submitted_at=self.submitted_at,
            language=self.language,
            guardian_name=guardian.name,
            national_id=guardian.national_id,
            email=guardian.email,
            mobile=guardian.mobile,
            students=tuple(map(self._student_record, self.students)),
            proofs=self.proofs,
            contacts=tuple(sorted(self.contacts)),
            consent_version=consent.version,
            consent_digest=consent.digest,
            consent_language=consent.language,
            signature=json.loads(self.signature.to_json()),
            assisted_by=self.assisted_by,
        )

    def _binding(self, number: int, applied: AppliedStudent, *, by_hand: bool) -> Binding:
        student = applied.student
        return Binding(
            id=self._binding_id(student),
            state=State.APPLIED,
            version=0,
            application=self.id,
            applied_at=self.submitted_at,
            relationship=applied.relationship,
            details=self._details(number, applied),
            language=self.language,
            contacts=self.contacts,
            teacher=student.teacher,
            school_level=student.school_level,
            school_code=student.school_code,
            class_name=student.class_name,
            consent_version=self.consent.version,
            changed_at=self.submitted_at,
            reason=None,
            leads=number == 0,
            account_elsewhere=self.guardian.elsewhere,
            by_hand=by_hand,
            assisted_by=self.assisted_by,
        )

    def _details(self, number: int, applied: AppliedStudent) -> Details:
        names = tuple(masked_name(named.student.name) for named in self.students)
        return Details(
            student_name=applied.student.name,
            guardian_name=self.guardian.name,
            national_id=self.guardian.national_id,
            email=self.guardian.email,
            mobile=self.guardian.mobile,
            relationship_detail=applied.detail,
            application_students=names if number == 0 else (),
        )

    def _student_record(self, applied: AppliedStudent) -> StudentRecord:
        return StudentRecord(
            binding=self._binding_id(applied.student).text,
            name=applied.student.name,
            school_name=applied.school_name,
            class_name=applied.student.class_name,
            relationship=applied.relationship,
            relationship_detail=applied.detail,
        )

    def _binding_id(self, student: Student) -> BindingId:
        return BindingId(student.index, self.guardian.index)
