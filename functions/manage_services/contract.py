"""Contract of manage_services: city administrators register, approve and suspend relying services."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import Email, PlainText, WireModel
from shared.domain.services import ServiceScope, ServiceState, read_address
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    service_key_id: str
    audit_queue_url: str
    loopback_services: int


Address = Annotated[
    str,
    Field(
        max_length=500,
        description="https, without user and fragment; over plain HTTP only on the own machine, and not in AWS",
        examples=["https://pay.example/return"],
    ),
    AfterValidator(read_address),
]


class ServiceName(WireModel):
    """What a service is called, by language; who reads another is shown the English one."""

    zh_hant: PlainText = Field(min_length=1, max_length=60, examples=["校園繳費"])
    en: PlainText = Field(min_length=1, max_length=60, examples=["School fees"])
    vi: PlainText | None = Field(default=None, max_length=60)
    id: PlainText | None = Field(default=None, max_length=60)


class ServicePurpose(WireModel):
    """What for a service asks about families, as guardians are told it, by language."""

    zh_hant: PlainText = Field(min_length=1, max_length=300, examples=["列出您子女的應繳費用，並由您線上繳納。"])
    en: PlainText = Field(
        min_length=1, max_length=300, examples=["To list what is due for your children, so that you can pay it online."]
    )
    vi: PlainText | None = Field(default=None, max_length=300)
    id: PlainText | None = Field(default=None, max_length=300)


class ServiceRegistered(WireModel):
    """A service that asks to be let work. What is registered does not change: for another address or scope, register
    anew."""

    name: ServiceName
    purpose: ServicePurpose
    owner_email: Email = Field(description="Of who answers for it", examples=["owner@pay.example"])
    scopes: list[ServiceScope] = Field(min_length=1, max_length=len(ServiceScope))
    redirect_uris: list[Address] = Field(
        min_length=1, max_length=10, description="To which a guardian's browser may return; compared whole"
    )
    webhook_url: Address | None = Field(
        default=None, description="Where events are sent", examples=["https://pay.example/events"]
    )


class ServiceShown(WireModel):
    """A relying service, as city administrators see it. People are ids of staff; times are epoch seconds."""

    client_id: str = Field(examples=["c" * 22])
    state: ServiceState
    name: ServiceName
    purpose: ServicePurpose
    owner_email: str = Field(examples=["owner@pay.example"])
    scopes: list[ServiceScope]
    redirect_uris: list[str] = Field(examples=[["https://pay.example/return"]])
    webhook_url: str | None = Field(examples=["https://pay.example/events"])
    requested_by: str
    requested_at: int
    approved_by: str | None
    approved_at: int | None
    changed_by: str | None = Field(description="Who approved, suspended or resumed it last, or renewed its secret")
    changed_at: int | None


class Services(WireModel):
    """Every relying service, the oldest first."""

    services: list[ServiceShown]


class ServiceSecret(WireModel):
    """The service, and its secret: it is shown this once, and can't be had again."""

    service: ServiceShown
    client_secret: str = Field(description="43 characters")


class Confirmed(WireModel):
    """Nothing but that it is meant."""


class SecretRenewed(WireModel):
    """Whether the secret before lives on beside the new one, until the next. If it was lost to somebody, it must not:
    then every token ends with it."""

    keep_other: bool


_REFUSALS = ("staff_not_assigned", "service_not_found")

REGISTER_SERVICE = Endpoint(
    operation_id="register_service",
    method="POST",
    path="/v1/services",
    caller=Caller.STAFF,
    summary="Register a relying service",
    request=ServiceRegistered,
    response=ServiceShown,
    status=201,
    refusals=("staff_not_assigned",),
    rate=Rate(per_second=2, burst=5),
)

LIST_SERVICES = Endpoint(
    operation_id="list_services",
    method="GET",
    path="/v1/services",
    caller=Caller.STAFF,
    summary="See the relying services",
    response=Services,
    refusals=("staff_not_assigned",),
)

READ_SERVICE = Endpoint(
    operation_id="read_service",
    method="GET",
    path="/v1/services/{client_id}",
    caller=Caller.STAFF,
    summary="See a relying service",
    response=ServiceShown,
    refusals=_REFUSALS,
)

APPROVE_SERVICE = Endpoint(
    operation_id="approve_service",
    method="POST",
    path="/v1/services/{client_id}/approvals",
    caller=Caller.STAFF,
    summary="Approve a relying service that another administrator registered",
    request=Confirmed,
    response=ServiceSecret,
    status=201,
    refusals=(*_REFUSALS, "service_not_requested", "second_administrator_required"),
    rate=Rate(per_second=2, burst=5),
)

SUSPEND_SERVICE = Endpoint(
    operation_id="suspend_service",
    method="POST",
    path="/v1/services/{client_id}/suspensions",
    caller=Caller.STAFF,
    summary="Suspend a relying service at once",
    request=Confirmed,
    response=ServiceShown,
    refusals=(*_REFUSALS, "service_not_active"),
)

RESUME_SERVICE = Endpoint(
    operation_id="resume_service",
    method="POST",
    path="/v1/services/{client_id}/resumptions",
    caller=Caller.STAFF,
    summary="Let a suspended service work again",
    request=Confirmed,
    response=ServiceShown,
    refusals=(*_REFUSALS, "service_not_suspended", "second_administrator_required"),
)

RENEW_SERVICE_SECRET = Endpoint(
    operation_id="renew_service_secret",
    method="POST",
    path="/v1/services/{client_id}/secrets",
    caller=Caller.STAFF,
    summary="Give a relying service a new secret",
    request=SecretRenewed,
    response=ServiceSecret,
    status=201,
    refusals=(*_REFUSALS, "service_not_active"),
    rate=Rate(per_second=2, burst=5),
)

FUNCTION = Function(
    name="manage_services",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
        "service_items": ("dynamodb:PutItem", "dynamodb:UpdateItem"),
        "audit_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
        "service_key": ("kms:GenerateMac",),
    },
    endpoints=(
        REGISTER_SERVICE,
        LIST_SERVICES,
        READ_SERVICE,
        APPROVE_SERVICE,
        SUSPEND_SERVICE,
        RESUME_SERVICE,
        RENEW_SERVICE_SECRET,
    ),
)
