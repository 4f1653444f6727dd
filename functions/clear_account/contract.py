"""Contract of clear_account: what the closing of an account needs."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    family_pool_id: str
    messages_queue_url: str
    closures_queue_url: str
    field_key_id: str
    form_kept_days: int


FUNCTION = Function(
    name="clear_account",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        "account_items": ("dynamodb:UpdateItem", "dynamodb:BatchWriteItem"),
        "contact_items": ("dynamodb:UpdateItem",),
        "student_items": ("dynamodb:UpdateItem",),
        "family_pool": ("cognito-idp:AdminDeleteUser",),
        "messages_queue": ("sqs:SendMessage",),
        "closures_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
    },
    triggers=(QueueTrigger("closures_queue"),),
    # Far below ACCOUNT_REST: when an account may be opened anew, no run that began before it was emptied still goes on.
    timeout_seconds=30,
)
