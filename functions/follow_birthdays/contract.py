"""Contract of follow_birthdays: a student's coming of age is noted, and told when it is time."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    messages_queue_url: str
    field_key_id: str


FUNCTION = Function(
    name="follow_birthdays",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
        "student_items": ("dynamodb:ConditionCheckItem", "dynamodb:UpdateItem"),
        "majority_items": ("dynamodb:DeleteItem", "dynamodb:UpdateItem"),
        "messages_queue": ("sqs:SendMessage",),
        "field_key": ("kms:GenerateMac",),
    },
    triggers=(QueueTrigger("birthdays_queue", max_concurrency=5),),
    timeout_seconds=30,
)
