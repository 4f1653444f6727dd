"""Contract of count_classes: how far each class is bound, counted anew when something in it has changed."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str


FUNCTION = Function(
    name="count_classes",
    settings=Settings,
    uses={"table": ("dynamodb:GetItem", "dynamodb:Query"), "class_items": ("dynamodb:UpdateItem",)},
    # Many changes of one class come together: an import, a meeting of parents. It is counted once for all of them.
    triggers=(QueueTrigger("counts_queue", batch_size=100, window_seconds=2),),
    timeout_seconds=30,
)
