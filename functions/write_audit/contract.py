"""Contract of write_audit: what staff saw and did, written down for good."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    audit_bucket: str


FUNCTION = Function(
    name="write_audit",
    settings=Settings,
    uses={
        "audit_items": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:UpdateItem"),
        "audit": (),
        "chain": ("s3:GetObject", "s3:PutObject"),
    },
    # A link for many entries, as long as they come close together.
    triggers=(QueueTrigger("audit_queue", batch_size=100, window_seconds=2),),
    timeout_seconds=30,
)
