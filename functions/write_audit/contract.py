"""Contract of write_audit: what staff saw and did, written down for good."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str


FUNCTION = Function(
    name="write_audit",
    settings=Settings,
    uses={"audit_items": ("dynamodb:PutItem",)},
    triggers=(QueueTrigger("audit_queue"),),
)
