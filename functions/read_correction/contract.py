"""Contract of read_correction: what a guardian need not type again to mend what a teacher returned."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.reason_given import ReasonGiven
from shared.api.step_answers import AccountFound, StudentMatched
from shared.api.wire import WireModel
from shared.domain.relationships import Relationship
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    session_key_id: str


class ReturnedStudent(StudentMatched):
    """A student whose binding was returned, matched anew, with what the guardian said and why it was returned."""

    binding_id: str
    relationship: Relationship
    relationship_detail: str | None = Field(description="With `other` only")
    reason: ReasonGiven


class GuardianGiven(WireModel):
    """The guardian as the application has them."""

    name: str = Field(examples=["王曉明"])
    national_id: str = Field(description="Masked", examples=["F91*****78"])
    email: str = Field(examples=["guardian@example.org"])
    mobile: str = Field(examples=["+886912345678"])


class Correction(WireModel):
    """What the new application begins with. ``match`` and ``guardian_check`` go into it as those of the steps do, and
    are good for this session; consent, a code for the e-mail address and the signature are asked for again."""

    application_number: str = Field(description="Of the application that was returned", examples=["115-7KQ2M-9M4TX"])
    students: list[ReturnedStudent]
    guardian_check: str
    account: AccountFound
    guardian: GuardianGiven


READ_CORRECTION = Endpoint(
    operation_id="read_correction",
    method="GET",
    path="/v1/applications/{application_number}/correction",
    caller=Caller.GUARDIAN,
    summary="Begin to correct what was returned",
    response=Correction,
    refusals=("application_not_found", "nothing_to_correct"),
)

FUNCTION = Function(
    name="read_correction",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(READ_CORRECTION,),
)
