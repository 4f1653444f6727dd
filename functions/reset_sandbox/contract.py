"""Contract of reset_sandbox: begin anew, in stages with a sandbox. No other stage has this function at all."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import WireModel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function, which can't start where the sandbox's domain is empty."""

    table_name: str
    family_pool_id: str
    address_key_id: str
    sandbox_domain: str


class SandboxReset(WireModel):
    """What was forgotten: everything but schools, students and consent statements.

    A contact outside the sandbox no longer opens anything, but its limits stay. What was handed in stays archived: a
    new application needs a new `Idempotency-Key`. What is still under way when this is called may be written after it.
    """

    bindings: int
    accounts: int
    contacts: int
    counters: int = Field(description="Days of a contact's or a student's counted look-ups")
    messages: int = Field(description="Marks by which a message is sent once")
    documents: int = Field(description="Digests by which forms are verified")
    more: bool = Field(description="Whether there was more than one call can do: call again")


RESET_SANDBOX = Endpoint(
    operation_id="reset_sandbox",
    method="POST",
    path="/v1/sandbox-resets",
    caller=Caller.ANYONE,
    summary="Forget everything that was handed in to the sandbox",
    response=SandboxReset,
    rate=Rate(per_second=1, burst=1),
)

FUNCTION = Function(
    name="reset_sandbox",
    settings=Settings,
    uses={
        "table": ("dynamodb:Scan",),
        "contact_items": ("dynamodb:BatchWriteItem", "dynamodb:UpdateItem"),
        "student_items": ("dynamodb:BatchWriteItem",),
        "account_items": ("dynamodb:BatchWriteItem",),
        "message_items": ("dynamodb:BatchWriteItem",),
        "document_items": ("dynamodb:BatchWriteItem",),
        "family_pool": ("cognito-idp:AdminDeleteUser",),
        "address_key": ("kms:GenerateMac",),
    },
    endpoints=(RESET_SANDBOX,),
    timeout_seconds=25,
    sandbox_only=True,
)
