"""Contract of tell_family: who else must know what one adult of a child's does."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    messages_queue_url: str


FUNCTION = Function(
    name="tell_family",
    settings=Settings,
    uses={
        "table": ("dynamodb:Query",),
        "student_items": ("dynamodb:UpdateItem",),
        "field_key": ("kms:GenerateMac",),
        "messages_queue": ("sqs:SendMessage",),
    },
    triggers=(QueueTrigger("family_queue"),),
)
