"""The stage that families use."""

from infra.stages.settings import Machine, Stage

STAGE = Stage(
    name="production",
    region="ap-northeast-1",
    service_origin="https://binding.example",
    email_sender="no-reply@binding.example",
    sms_daily_budget=20_000,
    form_lock_days=5 * 365,
    form_kept_days=15 * 365,
    audit_lock_days=5 * 365,
    cors_origins=("https://binding.example",),
    staff_domain_prefix="parent-binding",
    alarm_email="operations@binding.example",
    log_retention_days=180,
    retained=True,
    in_aws=True,
    reserve_concurrency=True,
    admin_sign_in=False,
    machine=Machine.ARM64,
)
