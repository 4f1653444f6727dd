"""Contract of unbind_child: a guardian who is signed in gives up one child."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import IF_MATCH, Caller, Endpoint, Function
from shared.api.wire import WireModel
from shared.domain.bindings import State
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    session_key_id: str


class ChildUnbound(WireModel):
    """The binding after it: ended, or cancelled when it was not decided yet. A repeat is answered alike."""

    binding_id: str
    state: State
    version: int = Field(description="For `if-match`")


UNBIND_CHILD = Endpoint(
    operation_id="unbind_child",
    method="POST",
    path="/v1/account/bindings/{binding_id}/unbinding",
    caller=Caller.ACCOUNT,
    summary="Unbind a child",
    response=ChildUnbound,
    request_headers=(IF_MATCH,),
    refusals=("binding_not_found", "not_unbindable", "version_conflict"),
)

FUNCTION = Function(
    name="unbind_child",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "student_items": ("dynamodb:UpdateItem",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(UNBIND_CHILD,),
)
