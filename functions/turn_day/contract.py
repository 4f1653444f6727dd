"""Contract of turn_day: what a new day brings, and what follows when a student moves."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger, ScheduleTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    moves_queue_url: str
    birthdays_queue_url: str
    messages_queue_url: str
    field_key_id: str


FUNCTION = Function(
    name="turn_day",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:Query"),
        "student_items": ("dynamodb:UpdateItem",),
        "day_items": ("dynamodb:UpdateItem",),
        "moves_queue": ("sqs:SendMessage",),
        "birthdays_queue": ("sqs:SendMessage",),
        "messages_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
    },
    # At the start of the school day. A day is cut up into small tasks, so that one that fails holds up no other.
    triggers=(ScheduleTrigger(hour=8), QueueTrigger("moves_queue", max_concurrency=5)),
    timeout_seconds=60,
)
