"""Contract of renew_webhook_secret: with what a service can tell our webhooks from others'."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import WireModel
from shared.domain import policy
from shared.domain.services import ServiceScope
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    service_key_id: str
    webhook_key_id: str


class WebhookSecretRenewed(WireModel):
    """The secret with which webhooks are signed from now on (Standard Webhooks 1.0), told this once.

    A service that has none is sent no webhooks. What was signed with before is still signed with, too, for a day: each
    webhook then bears a signature of each.
    """

    secret: str = Field(examples=["whsec_Zm9yIHRoZSBkb2N1bWVudCBhbG9uZSwgbm90IGEga2V5IQ=="])
    overlap_seconds: int = Field(
        description="For how long the one before is still signed with", examples=[policy.WEBHOOK_SECRET_OVERLAP]
    )


RENEW_WEBHOOK_SECRET = Endpoint(
    operation_id="renew_webhook_secret",
    method="POST",
    path="/v1/webhook-secrets",
    caller=Caller.SERVICE,
    scope=ServiceScope.EVENTS_READ,
    summary="Get a webhook secret, the first or another one",
    response=WebhookSecretRenewed,
    status=201,
    refusals=("webhook_missing",),
    rate=Rate(per_second=2, burst=10),
)

FUNCTION = Function(
    name="renew_webhook_secret",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem",),
        "event_items": ("dynamodb:UpdateItem",),
        "service_key": ("kms:GenerateMac",),
        "webhook_key": ("kms:GenerateMac",),
    },
    endpoints=(RENEW_WEBHOOK_SECRET,),
)
