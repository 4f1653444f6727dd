"""Contract of manage_delegations: a legal representative lets another adult act for a child, and takes it back."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import Field

from shared.api.endpoint import IDEMPOTENCY_KEY, Caller, Endpoint, Function, Rate
from shared.api.wire import BindingIdText, Email, PersonName, Token, WireModel
from shared.domain.delegations import DelegationScope, DelegationSide
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    contact_key_id: str
    link_key_id: str
    session_key_id: str


class DelegationInput(WireModel):
    """Who may act for which child, in what, and until when."""

    binding_id: BindingIdText = Field(description="The account's own binding to the child")
    name: PersonName = Field(description="What the account's owner calls the other adult")
    email: Email = Field(description="The other adult's; the offer is sent to it, and accepted from an account with it")
    scopes: list[DelegationScope] = Field(min_length=1, max_length=len(DelegationScope))
    until: date = Field(description="The last day, in Taipei", examples=["2026-12-24"])


class DelegationToken(WireModel):
    """What the link in the message holds behind ``#delegations/``."""

    token: Token


class DelegationState(StrEnum):
    """Where a delegation stands."""

    OFFERED = "offered"
    ACTIVE = "active"
    EXPIRED = "expired"  # it is past its last day, or was not accepted in time
    ENDED = "ended"


class DelegationRead(WireModel):
    """A delegation as either side sees it. ``email`` is told to who gave it alone. Times are in epoch seconds."""

    delegation_id: str
    student_name: str = Field(examples=["張二寶"])
    delegator_name: str = Field(examples=["王曉明"])
    delegate_name: str = Field(description="As the delegator calls the other adult")
    email: str | None = Field(default=None, description="Where the offer was sent")
    scopes: list[DelegationScope]
    until: date = Field(description="The last day, in Taipei")
    state: DelegationState
    offered_at: int
    accepted_at: int | None
    ended_at: int | None
    ended_by: DelegationSide | None


class Delegations(WireModel):
    """What the account gave, the newest first, and what it was given and may still use."""

    given: list[DelegationRead]
    received: list[DelegationRead]


_ID = "/v1/account/delegations/{delegation_id}"

OFFER_DELEGATION = Endpoint(
    operation_id="offer_delegation",
    method="POST",
    path="/v1/account/delegations",
    caller=Caller.ACCOUNT,
    summary="Offer another adult to act for a child",
    request=DelegationInput,
    response=DelegationRead,
    status=201,
    request_headers=(IDEMPOTENCY_KEY,),
    refusals=(
        "binding_not_found",
        "delegation_not_allowed",
        "too_many_delegations",
        "too_many_offers",
        "idempotency_key_reused",
    ),
    rate=Rate(per_second=10, burst=20),
)

READ_DELEGATIONS = Endpoint(
    operation_id="read_delegations",
    method="GET",
    path="/v1/account/delegations",
    caller=Caller.ACCOUNT,
    summary="See who may act for one's children, and for whom one may act",
    response=Delegations,
)

END_DELEGATION = Endpoint(
    operation_id="end_delegation",
    method="DELETE",
    path=_ID,
    caller=Caller.ACCOUNT,
    summary="End a delegation at once, as either side; or take an offer back",
    response=DelegationRead,
    refusals=("delegation_not_found",),
)

READ_OFFER = Endpoint(
    operation_id="read_delegation_offer",
    method="POST",
    path="/v1/account/delegation-offers",
    caller=Caller.ACCOUNT,
    summary="See what a link offers, before it is accepted",
    request=DelegationToken,
    response=DelegationRead,
    refusals=("delegation_not_found",),
)

ACCEPT_DELEGATION = Endpoint(
    operation_id="accept_delegation",
    method="POST",
    path="/v1/account/delegation-acceptances",
    caller=Caller.ACCOUNT,
    summary="Accept what a link offers",
    request=DelegationToken,
    response=DelegationRead,
    refusals=("delegation_not_found",),
)

FUNCTION = Function(
    name="manage_delegations",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
        "account_items": ("dynamodb:ConditionCheckItem", "dynamodb:UpdateItem"),
        "student_items": ("dynamodb:ConditionCheckItem", "dynamodb:UpdateItem"),
        "field_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
        "link_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(OFFER_DELEGATION, READ_DELEGATIONS, END_DELEGATION, READ_OFFER, ACCEPT_DELEGATION),
)
