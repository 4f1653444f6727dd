"""Contract of raise_objections: what others apply for that concerns one's own children, and what one says to it."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.wire import PlainText, WireModel
from shared.domain.relationships import Relationship
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    session_key_id: str


class ContestRead(WireModel):
    """An undecided application of another adult for one of the account's children. It never says whose it is."""

    contest_id: str
    binding_id: str = Field(description="The account's own binding to the child")
    student_name: str = Field(examples=["張二寶"])
    relationship: Relationship = Field(description="What the other adult says to be to the child")
    applied_at: int = Field(description="Epoch seconds")
    objected_at: int | None = Field(description="Epoch seconds; null while the account has not objected")
    words: str = Field(description="What was said with the objection")


class Contests(WireModel):
    """All of them, the newest application first."""

    contests: list[ContestRead]


class ObjectionInput(WireModel):
    """An objection. The school reads the words; the other adult never hears of it."""

    words: PlainText | None = Field(default=None, max_length=200)


READ_CONTESTS = Endpoint(
    operation_id="read_contests",
    method="GET",
    path="/v1/account/contests",
    caller=Caller.ACCOUNT,
    summary="See what other adults apply for that concerns one's children",
    response=Contests,
)

OBJECT = Endpoint(
    operation_id="object_to_application",
    method="POST",
    path="/v1/account/contests/{contest_id}/objection",
    caller=Caller.ACCOUNT,
    summary="Object to another adult's application, or say it in other words",
    request=ObjectionInput,
    response=ContestRead,
    refusals=("contest_not_found",),
)

WITHDRAW_OBJECTION = Endpoint(
    operation_id="withdraw_objection",
    method="DELETE",
    path="/v1/account/contests/{contest_id}/objection",
    caller=Caller.ACCOUNT,
    summary="Take an objection back",
    response=ContestRead,
    refusals=("contest_not_found",),
)

FUNCTION = Function(
    name="raise_objections",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:Query"),
        "student_items": ("dynamodb:UpdateItem", "dynamodb:ConditionCheckItem"),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(READ_CONTESTS, OBJECT, WITHDRAW_OBJECTION),
)
