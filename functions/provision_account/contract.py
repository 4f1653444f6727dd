"""Contract of provision_account: what an approval needs."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    family_pool_id: str
    messages_queue_url: str
    contact_key_id: str
    field_key_id: str
    password_key_id: str


FUNCTION = Function(
    name="provision_account",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem",),
        "account_items": ("dynamodb:UpdateItem",),
        "contact_items": ("dynamodb:UpdateItem",),
        "student_items": ("dynamodb:UpdateItem",),
        "family_pool": (
            "cognito-idp:AdminCreateUser",
            "cognito-idp:AdminSetUserPassword",
            "cognito-idp:AdminUpdateUserAttributes",
        ),
        "messages_queue": ("sqs:SendMessage",),
        "contact_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "password_key": ("kms:GenerateMac",),
    },
    triggers=(QueueTrigger("accounts_queue"),),
    timeout_seconds=30,
)
