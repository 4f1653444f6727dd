"""Contract of read_account: the account of who is signed in, and its children."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.reason_given import ReasonGiven
from shared.api.wire import WireModel
from shared.domain.bindings import State
from shared.domain.languages import Language
from shared.domain.relationships import Relationship
from shared.domain.schools import SchoolLevel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    session_key_id: str


class BindingStep(WireModel):
    """One step of a binding's history."""

    state: State
    at: int = Field(description="Epoch seconds")


class AccountBinding(WireModel):
    """One child, and how the account's owner stands to the child."""

    binding_id: str
    application_number: str
    student_name: str = Field(examples=["張二寶"])
    school_level: SchoolLevel
    school_code: str
    class_name: str
    relationship: Relationship
    state: State
    version: int = Field(description="For `if-match`")
    unbindable: bool = Field(description="Whether it can be unbound; an application that waits is cancelled by it")
    changed_at: int = Field(description="Epoch seconds")
    reason: ReasonGiven | None = None
    history: list[BindingStep] = Field(description="Every step since it was first applied for, the oldest first")


class AccountRead(WireModel):
    """An account as its owner sees it."""

    name: str = Field(examples=["王曉明"])
    email: str = Field(description="The login", examples=["guardian@example.org"])
    mobile: str = Field(examples=["+886912345678"])
    language: Language = Field(description="In which messages are written")
    bindings: list[AccountBinding] = Field(description="The newest application first")


READ_ACCOUNT = Endpoint(
    operation_id="read_account",
    method="GET",
    path="/v1/account",
    caller=Caller.ACCOUNT,
    summary="See one's account and children",
    response=AccountRead,
)

FUNCTION = Function(
    name="read_account",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(READ_ACCOUNT,),
)
