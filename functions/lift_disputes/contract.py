"""Contract of lift_disputes: the registrar has seen that it was the guardian after all."""

from dataclasses import dataclass

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.school_queries import SchoolQuery
from shared.api.wire import WireModel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    audit_queue_url: str
    field_key_id: str


class DisputeLifted(WireModel):
    """The binding counts again, and its account opens if nothing else keeps it frozen."""

    binding_id: str


LIFT_DISPUTE = Endpoint(
    operation_id="lift_dispute",
    method="DELETE",
    path="/v1/disputes/{binding_id}",
    caller=Caller.STAFF,
    summary="Find that it was the guardian who applied",
    query=SchoolQuery,
    response=DisputeLifted,
    refusals=("staff_not_assigned", "dispute_not_found", "second_registrar_required"),
)

FUNCTION = Function(
    name="lift_disputes",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        "account_items": ("dynamodb:UpdateItem",),
        "student_items": ("dynamodb:UpdateItem",),
        "audit_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
    },
    endpoints=(LIFT_DISPUTE,),
)
