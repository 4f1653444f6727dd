"""Contract of protect_students: what a registrar sees of one child of the own school, and keeps from it."""

from dataclasses import dataclass

from functions.protect_students.models import (
    BlockInput,
    BlockList,
    Exemption,
    GuardianBlock,
    LiftConfirmation,
    LiftReason,
    LiftStep,
    OpenLifts,
    Protection,
    StudentCard,
    StudentLookup,
)
from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.school_queries import SchoolQuery
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    audit_queue_url: str
    identity_key_id: str
    field_key_id: str


_STUDENT = "/v1/students/{student_id}"
_BLOCK = f"{_STUDENT}/blocks/{{guardian_id}}"
_REFUSALS = ("staff_not_assigned", "student_not_in_school")

LOOK_UP_STUDENT = Endpoint(
    operation_id="look_up_student",
    method="POST",
    path="/v1/student-lookups",
    caller=Caller.STAFF,
    summary="Find a child of the own school",
    request=StudentLookup,
    response=StudentCard,
    refusals=_REFUSALS,
)

READ_STUDENT = Endpoint(
    operation_id="read_student",
    method="GET",
    path=_STUDENT,
    caller=Caller.STAFF,
    summary="Read a child of the own school",
    query=SchoolQuery,
    response=StudentCard,
    refusals=_REFUSALS,
)

PROTECT_STUDENT = Endpoint(
    operation_id="protect_student",
    method="PUT",
    path=f"{_STUDENT}/protection",
    caller=Caller.STAFF,
    summary="Protect a child, or no longer",
    query=SchoolQuery,
    request=Protection,
    response=Protection,
    refusals=_REFUSALS,
)

EXEMPT_STUDENT = Endpoint(
    operation_id="exempt_student",
    method="PUT",
    path=f"{_STUDENT}/exemption",
    caller=Caller.STAFF,
    summary="Exempt a child, or no longer",
    query=SchoolQuery,
    request=Exemption,
    response=Exemption,
    refusals=_REFUSALS,
)

READ_BLOCKS = Endpoint(
    operation_id="read_blocks",
    method="GET",
    path=f"{_STUDENT}/blocks",
    caller=Caller.STAFF,
    summary="Read who is barred from a child",
    query=SchoolQuery,
    response=BlockList,
    refusals=_REFUSALS,
)

SET_BLOCK = Endpoint(
    operation_id="set_block",
    method="PUT",
    path=f"{_STUDENT}/blocks",
    caller=Caller.STAFF,
    summary="Bar a guardian from a child",
    query=SchoolQuery,
    request=BlockInput,
    response=GuardianBlock,
    refusals=(*_REFUSALS, "block_stands"),
)

ASK_LIFT = Endpoint(
    operation_id="request_lift",
    method="POST",
    path=f"{_BLOCK}/lift-requests",
    caller=Caller.STAFF,
    summary="Ask that a block be lifted",
    query=SchoolQuery,
    request=LiftReason,
    response=LiftStep,
    refusals=(*_REFUSALS, "block_not_found", "lift_already_requested"),
)

CONFIRM_LIFT = Endpoint(
    operation_id="confirm_lift",
    method="POST",
    path=f"{_BLOCK}/lift-confirmations",
    caller=Caller.STAFF,
    summary="Lift a block at another registrar's request",
    query=SchoolQuery,
    request=LiftConfirmation,
    response=LiftStep,
    refusals=(*_REFUSALS, "block_not_found", "lift_not_requested", "second_registrar_required"),
)

READ_LIFTS = Endpoint(
    operation_id="read_lift_requests",
    method="GET",
    path="/v1/lift-requests",
    caller=Caller.STAFF,
    summary="Read which blocks wait to be lifted",
    query=SchoolQuery,
    response=OpenLifts,
    refusals=("staff_not_assigned",),
)

FUNCTION = Function(
    name="protect_students",
    settings=Settings,
    uses={
        "table": ("dynamodb:Query", "dynamodb:BatchGetItem"),
        "student_items": ("dynamodb:UpdateItem", "dynamodb:ConditionCheckItem"),
        "audit_queue": ("sqs:SendMessage",),
        "identity_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
    },
    endpoints=(
        LOOK_UP_STUDENT,
        READ_STUDENT,
        PROTECT_STUDENT,
        EXEMPT_STUDENT,
        READ_BLOCKS,
        SET_BLOCK,
        ASK_LIFT,
        CONFIRM_LIFT,
        READ_LIFTS,
    ),
)
