"""Application record: everything a guardian handed in, as it is archived and as the form is made from it."""

from typing import Any, NamedTuple


class StudentRecord(NamedTuple):
    """One student as the guardian confirmed them."""

    name: str
    school_name: str
    class_name: str
    relationship: str
    relationship_detail: str


class ApplicationRecord(NamedTuple):
    """One application. ``submitted_at`` is in epoch seconds; ``signature`` is the signature's JSON value."""

    number: str
    submitted_at: int
    language: str
    guardian_name: str
    national_id: str
    email: str
    mobile: str
    students: tuple[StudentRecord, ...]
    consent_version: str
    consent_digest: str
    consent_language: str
    signature: Any

    def to_json(self) -> dict[str, Any]:
        """A JSON value that ``read_record`` takes."""
        return self._asdict() | {"students": [student._asdict() for student in self.students]}


def read_record(value: dict[str, Any]) -> ApplicationRecord:
    """The record of a JSON value that ``to_json`` made."""
    students = tuple(StudentRecord(**student) for student in value["students"])
    return ApplicationRecord(**value | {"students": students})
