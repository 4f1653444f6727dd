"""Contract of print_letters: one invitation a child of a class to whom nobody is bound."""

from dataclasses import dataclass

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


class LettersWanted(WireModel):
    """For whom: children for whom nobody has applied, and of whom nobody must."""

    with_protected: bool = Field(
        default=False, description="Protected children too, who can only be bound at the counter; registrars alone"
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
    summary="Make the letters to the families of a class to whom nobody is bound",
    query=ClassQuery,
    request=LettersWanted,
    response=LettersReady,
    status=201,
    refusals=("staff_not_assigned", "no_letters_due"),
    rate=Rate(per_second=5, burst=10),
)

FUNCTION = Function(
    name="print_letters",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:Query"),
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
