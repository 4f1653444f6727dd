"""Application record: everything a guardian handed in, as it is archived and as the form is made from it."""

from typing import Any, NamedTuple

from shared.documents.evidence import Method
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel


class ContactProof(NamedTuple):
    """A contact that was proved before the application was handed in.

    ``address`` is empty when it is none of the application's contacts; ``verified_at`` is in epoch seconds.
    """

    channel: Channel
    address: str
    purpose: Purpose
    verified_at: int
    method: Method


class StudentRecord(NamedTuple):
    """One student as the guardian confirmed them, and the id of the binding applied for."""

    binding: str
    name: str
    school_name: str
    class_name: str
    relationship: str
    relationship_detail: str


class ApplicationRecord(NamedTuple):
    """One application. ``submitted_at`` is in epoch seconds; ``signature`` is the signature's JSON value.

    ``contacts`` are the hashes of those that may see it; ``assisted_by`` is the registrar who entered it at the
    counter, if one did.
    """

    number: str
    submitted_at: int
    language: str
    guardian_name: str
    national_id: str
    email: str
    mobile: str
    students: tuple[StudentRecord, ...]
    proofs: tuple[ContactProof, ...]
    contacts: tuple[str, ...]
    consent_version: str
    consent_digest: str
    consent_language: str
    signature: Any
    assisted_by: str = ""

    def to_json(self) -> dict[str, Any]:
        """A JSON value that ``read_record`` takes."""
        parts = {"students": self.students, "proofs": self.proofs}
        return self._asdict() | {name: [part._asdict() for part in listed] for name, listed in parts.items()}


def read_record(value: dict[str, Any]) -> ApplicationRecord:
    """The record of a JSON value that ``to_json`` made."""
    students = tuple(StudentRecord(**student) for student in value["students"])
    proofs = tuple(
        ContactProof(
            Channel(proof["channel"]),
            proof["address"],
            Purpose(proof["purpose"]),
            proof["verified_at"],
            Method(proof["method"]),
        )
        for proof in value["proofs"]
    )
    return ApplicationRecord(**value | {"students": students, "proofs": proofs, "contacts": tuple(value["contacts"])})
