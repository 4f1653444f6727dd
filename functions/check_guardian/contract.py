"""Contract of check_guardian: does this person already have an account?"""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.step_answers import AccountFound
from shared.api.wire import NationalId, WireModel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    messages_queue_url: str
    identity_key_id: str
    field_key_id: str
    session_key_id: str


class GuardianCheckRequest(WireModel):
    """The guardian's own ID number."""

    national_id: NationalId = Field(examples=["F912345678"])


class GuardianChecked(WireModel):
    """``own``: the session's contact is that account's, and its data are filled in. To any other session the answer
    is the same as for an ID without an account."""

    guardian_check: str = Field(description="Goes into the application; good for this session")
    account: AccountFound
    name: str | None = None
    email: str | None = None
    mobile: str | None = None


CHECK_GUARDIAN = Endpoint(
    operation_id="check_guardian",
    method="POST",
    path="/v1/guardian-checks",
    caller=Caller.GUARDIAN,
    summary="Check the guardian's ID number",
    request=GuardianCheckRequest,
    response=GuardianChecked,
)

FUNCTION = Function(
    name="check_guardian",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "messages_queue": ("sqs:SendMessage",),
        "identity_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(CHECK_GUARDIAN,),
)
