"""Contract of move_contacts: what follows from a change of an account's contacts."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    family_pool_id: str
    messages_queue_url: str
    field_key_id: str


FUNCTION = Function(
    name="move_contacts",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:Query"),
        "account_items": ("dynamodb:ConditionCheckItem", "dynamodb:UpdateItem"),
        "contact_items": ("dynamodb:UpdateItem",),
        "student_items": ("dynamodb:UpdateItem",),
        "family_pool": ("cognito-idp:AdminUpdateUserAttributes", "cognito-idp:AdminDeleteUser"),
        "messages_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
    },
    triggers=(QueueTrigger("contacts_queue"),),
    timeout_seconds=30,
)
