"""Contract of application_status: where each child stands."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.reason_given import ReasonGiven
from shared.api.wire import WireModel
from shared.domain.bindings import State
from shared.domain.relationships import Relationship
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    session_key_id: str


class BindingStatus(WireModel):
    """One child."""

    binding_id: str
    student_name: str = Field(examples=["張二寶"])
    class_name: str
    relationship: Relationship
    state: State
    changed_at: int = Field(description="Epoch seconds")
    reason: ReasonGiven | None = None
    cancellable: bool = Field(description="Whether the bin is to be shown")


class ApplicationStatus(WireModel):
    """One application."""

    application_number: str
    submitted_at: int = Field(description="Epoch seconds")
    bindings: list[BindingStatus]


class ApplicationList(WireModel):
    """Every application that the session's contacts open, the newest first."""

    applications: list[ApplicationStatus]


APPLICATION_STATUS = Endpoint(
    operation_id="application_status",
    method="GET",
    path="/v1/applications",
    caller=Caller.GUARDIAN,
    summary="See where applications stand",
    response=ApplicationList,
)

FUNCTION = Function(
    name="application_status",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(APPLICATION_STATUS,),
)
