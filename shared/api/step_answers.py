"""Step answers: what a step of the guardian's way tells, and a correction tells again."""

from enum import StrEnum

from pydantic import Field

from shared.api.wire import WireModel


class StudentMatched(WireModel):
    """The student for the guardian to confirm. ``match`` goes into the application and is good for this session."""

    match: str
    student_name: str = Field(examples=["王大明"])
    class_name: str = Field(examples=["五年一班"])
    school_name: str = Field(examples=["市立內湖國小"])


class AccountFound(StrEnum):
    """What the page may say about an account."""

    NONE = "none"
    OWN = "own"
