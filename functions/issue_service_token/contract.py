"""Contract of issue_service_token: a relying service is given an access token."""

from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, Field

from shared.api.endpoint import FORM, Caller, Endpoint, Function, Rate
from shared.api.wire import WireModel
from shared.domain import policy
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    service_key_id: str
    subject_key_id: str


class ServiceTokenAsked(WireModel):
    """What a token is asked by: the service's own credentials (RFC 6749 section 4.4), or the code that a guardian's
    browser brought, with the verifier of its challenge (section 4.1.3, RFC 7636). Other fields are passed over."""

    model_config = ConfigDict(extra="ignore")

    grant_type: str = Field(max_length=64, examples=["client_credentials"])
    scope: str | None = Field(
        default=None,
        max_length=400,
        description="What it is to be for, with blanks between; all that the service has, without it",
        examples=["children.read act_for.check"],
    )
    code: str | None = Field(default=None, max_length=4096)
    redirect_uri: str | None = Field(default=None, max_length=500)
    code_verifier: str | None = Field(default=None, max_length=128)
    client_id: str | None = Field(default=None, max_length=64, description="In place of HTTP Basic")
    client_secret: str | None = Field(default=None, max_length=200)


class ServiceToken(WireModel):
    """An access token, opaque to the service. One that a code was given for opens that account alone."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"
    expires_in: int = Field(description="Seconds", examples=[policy.SERVICE_TOKEN_LIFETIME])
    scope: str = Field(examples=["children.read act_for.check"])
    sub: str | None = Field(
        default=None, description="The account whose guardian let the service in: the same each time, for this service"
    )


ISSUE_SERVICE_TOKEN = Endpoint(
    operation_id="issue_service_token",
    method="POST",
    path="/v1/oauth/token",
    caller=Caller.CLIENT,
    summary="Get an access token",
    request=ServiceTokenAsked,
    media_type=FORM,
    response=ServiceToken,
    refusals=(
        "service_suspended",
        "too_many_wrong_secrets",
        "grant_type_unsupported",
        "grant_invalid",
        "scope_not_allowed",
    ),
    rate=Rate(per_second=20, burst=40),
)

FUNCTION = Function(
    name="issue_service_token",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "secret_try_items": ("dynamodb:UpdateItem",),
        "account_items": ("dynamodb:UpdateItem",),
        "service_key": ("kms:GenerateMac",),
        "subject_key": ("kms:GenerateMac",),
    },
    endpoints=(ISSUE_SERVICE_TOKEN,),
)
