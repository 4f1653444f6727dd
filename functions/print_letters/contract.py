"""Contract of print_letters: one letter a child of a class: an invitation to the family of whom nobody is bound to, or
to a student of age, who learns who is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.school_queries import ClassQuery
from shared.api.wire import WireModel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    audit_queue_url: str
    field_key_id: str
    service_origin: str


Seat = Annotated[int, Field(ge=1, le=999)]


class LetterKind(StrEnum):
    """What a letter is for."""

    INVITATION = "invitation"
    OF_AGE = "of_age"


class LettersWanted(WireModel):
    """For whom: children for whom nobody has applied, and of whom nobody must; or students of age to whom a guardian is
    bound and whose last letter, if there was one, is good no more. Nobody who is protected has a letter of age."""

    kind: LetterKind = LetterKind.INVITATION
    with_protected: bool = Field(
        default=False, description="Protected children too, who can only be bound at the counter; registrars alone"
    )
    seats: list[Seat] = Field(
        default=[],
        max_length=60,
        description="Students of age, and no others, who are to have a letter even if they have a good one: it ends",
    )


class LettersReady(WireModel):
    """Where the PDF can be fetched, by anyone who holds the link, for a short time. It is gone after a day."""

    url: str
    expires_in: int = Field(description="Seconds")
    letters: int = Field(description="A page each")
    seats_by_hand: list[int] = Field(description="Seats of those whose names can't be printed: write them in")


PRINT_LETTERS = Endpoint(
    operation_id="print_letters",
    method="POST",
    path="/v1/letters",
    caller=Caller.STAFF,
    summary="Make letters for a class: to families to whom nobody is bound, or to students of age",
    query=ClassQuery,
    request=LettersWanted,
    response=LettersReady,
    status=201,
    refusals=("staff_not_assigned", "no_letters_due", "no_of_age_letters_due"),
    rate=Rate(per_second=5, burst=10),
)

FUNCTION = Function(
    name="print_letters",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:Query"),
        "student_items": ("dynamodb:PartiQLUpdate",),
        "letter_items": ("dynamodb:BatchWriteItem",),
        # Not to be listed: what it links to, it has just written.
        "documents": (),
        "letters": ("s3:GetObject", "s3:PutObject"),
        "audit_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
    },
    endpoints=(PRINT_LETTERS,),
    memory_mb=1024,
    timeout_seconds=25,
)
