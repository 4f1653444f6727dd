"""Contract of review_bindings: the queue and decisions of the homeroom teacher, or of whoever stands in."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from shared.api.acting_adults import Delegate
from shared.api.endpoint import IF_MATCH, Caller, Endpoint, Function
from shared.api.school_queries import ClassQuery
from shared.api.wire import BindingIdText, PlainText, WireModel
from shared.domain.bindings import Action, State
from shared.domain.reasons import RejectReason, ReturnReason
from shared.domain.relationships import Relationship
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    audit_queue_url: str


class DecisionAction(StrEnum):
    """What a teacher may do with an application."""

    APPROVE = Action.APPROVE
    RETURN = Action.RETURN
    REJECT = Action.REJECT


class Flag(StrEnum):
    """Why an application needs a look before it is decided."""

    ROLE_TAKEN = "role_taken"
    OTHER_GUARDIANS = "other_guardians"
    NAME_DIFFERS = "name_differs"
    CLASS_DIFFERS = "class_differs"
    RELATIONSHIP_OTHER = "relationship_other"
    ACCOUNT_ELSEWHERE = "account_elsewhere"
    FORM_BY_HAND = "form_by_hand"
    ASSISTED = "assisted"
    OBJECTED = "objected"
    DISPUTED = "disputed"
    ENDED_OF_AGE = "ended_of_age"  # the student, being of age, has ended a binding to this guardian before


class ReviewQuery(ClassQuery):
    """Which bindings of which class."""

    state: State = State.APPLIED


class OtherGuardian(WireModel):
    """Another adult bound to the same student, or asking to be."""

    name: str = Field(description="Masked")
    relationship: Relationship
    state: State


class ObjectionRead(WireModel):
    """What a guardian who is bound to the student says against the application. The applicant is told nothing of it."""

    name: str = Field(description="Masked")
    relationship: Relationship
    at: int = Field(description="Epoch seconds")
    words: str = Field(description="May be empty")


class ReviewItem(WireModel):
    """One binding with the evidence for a decision. ``version`` goes back with the decision."""

    binding_id: str
    version: int
    state: State
    application_number: str
    submitted_at: int = Field(description="Epoch seconds")
    changed_at: int = Field(description="Epoch seconds")
    returned_before: int = Field(description="How often it was returned before this application")
    student_name: str = Field(description="As the guardian confirmed it")
    roster_name: str = Field(description="As the roster has it now")
    class_name: str
    seat: int
    guardian_name: str
    guardian_id: str = Field(description="Masked national ID")
    relationship: Relationship
    relationship_detail: str
    email: str = Field(description="Masked; empty when the guardian has none")
    mobile: str = Field(description="Masked; empty when the guardian has none")
    flags: list[Flag]
    other_guardians: list[OtherGuardian] = Field(description="The first few")
    other_guardian_count: int
    objections: list[ObjectionRead] = Field(description="The oldest first; each raises the version")
    acting_adults: list[Delegate] | None = Field(
        default=None, description="Who else may act for the child now; told with one binding alone, not in a queue"
    )


class ReviewQueue(WireModel):
    """The bindings of the class in the state asked for, the oldest first."""

    bindings: list[ReviewItem]
    more: bool = Field(description="Whether there are more than are shown; they follow once these are decided")


class Decision(WireModel):
    """A decision. ``return`` and ``reject`` need a reason; ``other`` needs words."""

    action: DecisionAction
    reason: ReturnReason | RejectReason | None = None
    words: PlainText | None = Field(default=None, min_length=1, max_length=200)


class BatchedDecision(Decision):
    """A decision on one binding at the version that was looked at."""

    binding_id: BindingIdText
    version: int = Field(ge=0, le=1_000_000_000)


class DecisionBatch(WireModel):
    """Up to 25 decisions, each for itself."""

    decisions: list[BatchedDecision] = Field(min_length=1)


class BindingDecided(WireModel):
    """The binding after a decision."""

    binding_id: str
    state: State
    version: int


class DecisionRefusal(StrEnum):
    """The problem codes that refuse one decision of a batch."""

    NOT_FOUND = "binding_not_found"
    DECIDED = "already_decided"
    CHANGED = "version_conflict"
    OWN_ENTRY = "second_person_required"
    REFUSED = "application_refused"
    DISPUTED = "application_disputed"
    BUSY = "busy"


class DecisionOutcome(WireModel):
    """What became of one decision: the binding after it, or the problem code that refused it."""

    binding_id: str
    decided: bool
    state: State | None = None
    version: int | None = None
    code: DecisionRefusal | None = None


class DecisionOutcomes(WireModel):
    """One outcome a decision, in the order given."""

    outcomes: list[DecisionOutcome]


READ_QUEUE = Endpoint(
    operation_id="read_review_queue",
    method="GET",
    path="/v1/reviews",
    caller=Caller.STAFF,
    summary="Read the queue of a class",
    query=ReviewQuery,
    response=ReviewQueue,
    refusals=("staff_not_assigned",),
)

READ_REVIEW = Endpoint(
    operation_id="read_review",
    method="GET",
    path="/v1/reviews/{binding_id}",
    caller=Caller.STAFF,
    summary="Read one binding of a class",
    query=ClassQuery,
    response=ReviewItem,
    refusals=("staff_not_assigned", "binding_not_found"),
)

DECIDE = Endpoint(
    operation_id="decide_binding",
    method="PUT",
    path="/v1/reviews/{binding_id}/decision",
    caller=Caller.STAFF,
    summary="Decide one binding",
    query=ClassQuery,
    request=Decision,
    response=BindingDecided,
    request_headers=(IF_MATCH,),
    refusals=(
        "staff_not_assigned",
        "binding_not_found",
        "already_decided",
        "version_conflict",
        "second_person_required",
        "application_refused",
        "application_disputed",
        "reason_required",
    ),
)

DECIDE_BATCH = Endpoint(
    operation_id="decide_bindings",
    method="POST",
    path="/v1/review-decisions",
    caller=Caller.STAFF,
    summary="Decide up to 25 bindings of a class",
    query=ClassQuery,
    request=DecisionBatch,
    response=DecisionOutcomes,
    refusals=("staff_not_assigned", "too_many_decisions", "duplicate_binding", "reason_required"),
)

FUNCTION = Function(
    name="review_bindings",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:PartiQLUpdate"),
        "field_key": ("kms:GenerateMac",),
        "audit_queue": ("sqs:SendMessage",),
    },
    endpoints=(READ_QUEUE, READ_REVIEW, DECIDE, DECIDE_BATCH),
)
