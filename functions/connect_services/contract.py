"""Contract of connect_services: a guardian lets a relying service in, sees whom the account lets in, and no longer
does."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.wire import WireModel
from shared.domain import policy
from shared.domain.services import GrantState, ServiceScope
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    session_key_id: str
    service_key_id: str


class ServiceQuery(WireModel):
    """Which service asks to be let in, where the browser is to return, and what for."""

    client_id: str = Field(min_length=1, max_length=64, examples=["c" * 22])
    redirect_uri: str = Field(min_length=1, max_length=500, examples=["https://pay.example/return"])
    scope: str | None = Field(
        default=None, max_length=400, description="With blanks between; all that the service has, without it"
    )


class ServiceAsking(WireModel):
    """A service that asks to be let in. Only one that is active, and that registered the very address to return to."""

    client_id: str = Field(examples=["c" * 22])
    name: str = Field(examples=["校園繳費"])
    purpose: str = Field(examples=["列出您子女的應繳費用，並由您線上繳納。"])
    scopes: list[ServiceScope]


class GrantGiven(ServiceQuery):
    """That the guardian lets it in. The challenge is the one with which the service sent the guardian (RFC 7636)."""

    code_challenge: str = Field(
        pattern=r"^[A-Za-z0-9_-]{43}$", examples=["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"]
    )
    code_challenge_method: Literal["S256"]


class GrantCode(WireModel):
    """What the browser takes to the service, which gets a token for it once."""

    code: str
    expires_in: int = Field(description="Seconds", examples=[policy.SERVICE_CODE_LIFETIME])


class GrantedService(WireModel):
    """A service that the account lets in, or did. Times are epoch seconds; those of use are noted once a day."""

    client_id: str = Field(examples=["c" * 22])
    name: str = Field(examples=["校園繳費"])
    purpose: str = Field(examples=["列出您子女的應繳費用，並由您線上繳納。"])
    scopes: list[ServiceScope]
    state: GrantState
    granted_at: int
    first_access: int | None
    last_access: int | None
    ended_at: int | None


class GrantedServices(WireModel):
    """Those that are let in, then those that were; the newest first."""

    services: list[GrantedService]


READ_SERVICE_REQUEST = Endpoint(
    operation_id="read_service_request",
    method="GET",
    path="/v1/account/service-requests",
    caller=Caller.ACCOUNT,
    summary="See which service asks to be let in",
    query=ServiceQuery,
    response=ServiceAsking,
    refusals=("service_not_found", "scope_not_allowed"),
)

GRANT_SERVICE = Endpoint(
    operation_id="grant_service",
    method="POST",
    path="/v1/account/service-grants",
    caller=Caller.ACCOUNT,
    summary="Let a service in",
    request=GrantGiven,
    response=GrantCode,
    status=201,
    refusals=("service_not_found", "scope_not_allowed"),
)

READ_GRANTED_SERVICES = Endpoint(
    operation_id="read_granted_services",
    method="GET",
    path="/v1/account/services",
    caller=Caller.ACCOUNT,
    summary="See which services the account lets in",
    response=GrantedServices,
)

REVOKE_SERVICE = Endpoint(
    operation_id="revoke_service",
    method="DELETE",
    path="/v1/account/services/{client_id}",
    caller=Caller.ACCOUNT,
    summary="Let a service in no longer",
    response=GrantedService,
    refusals=("service_not_found",),
)

FUNCTION = Function(
    name="connect_services",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
        "account_items": ("dynamodb:ConditionCheckItem", "dynamodb:UpdateItem"),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
        "service_key": ("kms:GenerateMac",),
    },
    endpoints=(READ_SERVICE_REQUEST, GRANT_SERVICE, READ_GRANTED_SERVICES, REVOKE_SERVICE),
)
