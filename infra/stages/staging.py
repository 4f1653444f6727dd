"""The stage on which a release is tried: as production, but its data may go."""

from infra.stages.settings import Machine, Stage

STAGE = Stage(
    name="staging",
    region="ap-northeast-1",
    service_origin="https://staging.binding.example",
    email_sender="no-reply@staging.binding.example",
    sms_daily_budget=100,
    form_lock_days=1,
    form_kept_days=30,
    audit_lock_days=1,
    cors_origins=("https://staging.binding.example",),
    staff_domain_prefix="parent-binding-staging",
    alarm_email="operations@binding.example",
    log_retention_days=30,
    retained=False,
    in_aws=True,
    reserve_concurrency=False,
    admin_sign_in=False,
    machine=Machine.ARM64,
    sandbox_domain="sandbox.example",
)
