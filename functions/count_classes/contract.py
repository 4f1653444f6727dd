"""Contract of count_classes: how far each class is bound, counted anew when something in it has changed."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger, ScheduleTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    counts_queue_url: str


FUNCTION = Function(
    name="count_classes",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:Query"),
        "class_items": ("dynamodb:UpdateItem",),
        "counts_queue": ("sqs:SendMessage",),
    },
    # Many changes of one class come together: an import, a meeting of parents. It is counted once for all of them.
    # Every night all classes are counted, which mends what a reading of an index that lagged behind left wrong.
    triggers=(QueueTrigger("counts_queue", batch_size=100, window_seconds=2), ScheduleTrigger(hour=3)),
    timeout_seconds=60,
)
