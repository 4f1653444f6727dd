"""Contract of deliver_webhooks: events are sent to the services that want to be called."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function. ``loopback_services``: 1 where services may run on the machine itself."""

    table_name: str
    subject_key_id: str
    webhook_key_id: str
    webhooks_queue_url: str
    loopback_services: int


# One message a call, many calls at a time: a service that is slow holds up nobody's but its own.
FUNCTION = Function(
    name="deliver_webhooks",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:GetItem"),
        "event_items": ("dynamodb:PutItem", "dynamodb:UpdateItem"),
        "subject_key": ("kms:GenerateMac",),
        "webhook_key": ("kms:GenerateMac",),
        "webhooks_queue": ("sqs:SendMessage",),
    },
    triggers=(QueueTrigger("webhooks_queue", batch_size=1, max_concurrency=10),),
    timeout_seconds=20,
)
