"""Contract of publish_events: what services are told of a binding, and what they have told again."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    subject_key_id: str
    event_bus_name: str
    events_queue_url: str
    webhooks_queue_url: str


FUNCTION = Function(
    name="publish_events",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
        "event_items": ("dynamodb:UpdateItem",),
        "subject_key": ("kms:GenerateMac",),
        "event_bus": ("events:PutEvents",),
        "events_queue": ("sqs:SendMessage",),
        "webhooks_queue": ("sqs:SendMessage",),
    },
    triggers=(QueueTrigger("events_queue"),),
    timeout_seconds=30,
)
