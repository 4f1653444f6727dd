"""Contract of send_messages: the only function that lets anything leave."""

from dataclasses import dataclass, field

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import MAY_BE_EMPTY
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    code_key_id: str
    address_key_id: str
    field_key_id: str
    link_key_id: str
    email_sender: str
    sms_daily_budget: int
    service_origin: str
    sandbox_domain: str = field(metadata=MAY_BE_EMPTY)


FUNCTION = Function(
    name="send_messages",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        "message_items": ("dynamodb:UpdateItem",),
        "code_key": ("kms:GenerateMac",),
        "address_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "link_key": ("kms:GenerateMac",),
        "email": ("ses:SendEmail",),
        "sms": ("sns:Publish",),
    },
    # Codes have a queue of their own: somebody waits for each, and no flood of notices may hold them up.
    triggers=(QueueTrigger("codes_queue", max_concurrency=5), QueueTrigger("messages_queue")),
    timeout_seconds=30,
)
