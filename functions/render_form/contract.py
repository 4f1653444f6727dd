"""Contract of render_form: make and seal the application form."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings

NO_TIME_STAMPS = "none"
"""As ``timestamp_url``: seals bear our own word for the time alone."""


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    field_key_id: str
    form_key_id: str
    service_origin: str
    seal_key_id: str
    timestamp_url: str
    form_lock_days: int


FUNCTION = Function(
    name="render_form",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem",),
        "document_items": ("dynamodb:PutItem",),
        "documents": ("s3:ListBucket",),
        "applications": ("s3:GetObject",),
        "forms": ("s3:GetObject", "s3:PutObject", "s3:PutObjectRetention"),
        "evidence": ("s3:GetObject", "s3:PutObject"),
        "exports": ("s3:GetObject", "s3:PutObject"),
        "seal": ("s3:GetObject",),
        "field_key": ("kms:GenerateMac",),
        "form_key": ("kms:GenerateMac",),
        "seal_key": ("kms:Sign",),
    },
    triggers=(QueueTrigger("forms_queue", batch_size=5),),
    memory_mb=1024,
    timeout_seconds=60,
)
