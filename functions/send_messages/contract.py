"""Contract of send_messages: the only function that lets anything leave."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    code_key_id: str
    field_key_id: str
    email_sender: str
    sms_daily_budget: int
    service_origin: str


FUNCTION = Function(
    name="send_messages",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:UpdateItem"),
        "code_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "email": ("ses:SendEmail",),
        "sms": ("sns:Publish",),
    },
    triggers=(QueueTrigger("messages_queue"),),
    timeout_seconds=30,
)
