"""Contract of cancel_binding: the bin beside an application not yet decided."""

from dataclasses import dataclass

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.wire import WireModel
from shared.domain.bindings import State
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    session_key_id: str


class BindingCancelled(WireModel):
    """The binding after it; a repeat is answered alike."""

    binding_id: str
    state: State


CANCEL_BINDING = Endpoint(
    operation_id="cancel_binding",
    method="POST",
    path="/v1/bindings/{binding_id}/cancellations",
    caller=Caller.GUARDIAN,
    summary="Cancel an application not yet decided",
    response=BindingCancelled,
    refusals=("binding_not_found", "not_cancellable"),
)

FUNCTION = Function(
    name="cancel_binding",
    settings=Settings,
    uses={
        "student_items": ("dynamodb:UpdateItem",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(CANCEL_BINDING,),
)
