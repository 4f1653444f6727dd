"""Contract of apply_roster: the worker that checks, applies and undoes rosters."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    field_key_id: str
    contact_key_id: str
    identity_key_id: str
    staff_pool_id: str
    rosters_queue_url: str
    audit_queue_url: str


FUNCTION = Function(
    name="apply_roster",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        "student_items": ("dynamodb:PartiQLInsert", "dynamodb:PartiQLUpdate", "dynamodb:PartiQLDelete"),
        "class_items": ("dynamodb:UpdateItem", "dynamodb:BatchWriteItem"),
        "import_items": ("dynamodb:PutItem", "dynamodb:UpdateItem"),
        "documents": ("s3:ListBucket",),
        "uploads": ("s3:GetObject",),
        "rosters": ("s3:GetObject", "s3:PutObject"),
        "imports": ("s3:GetObject", "s3:PutObject"),
        "field_key": ("kms:GenerateMac",),
        "contact_key": ("kms:GenerateMac",),
        "identity_key": ("kms:GenerateMac",),
        "staff_pool": ("cognito-idp:AdminCreateUser",),
        "rosters_queue": ("sqs:SendMessage",),
        "audit_queue": ("sqs:SendMessage",),
    },
    triggers=(QueueTrigger("rosters_queue", batch_size=1),),
    # One whole processor, for a city's 270,000 calls for index values.
    memory_mb=1_769,
    timeout_seconds=900,
)
