"""The stage on one's own machine, deployed to the local engine over plain HTTP and thrown away with it."""

import platform

from infra.stages.settings import Machine, Stage

STAGE = Stage(
    name="local",
    region="ap-northeast-1",
    service_origin="http://localhost:5173",
    email_sender="no-reply@binding.example",
    sms_daily_budget=1_000,
    form_lock_days=0,
    form_kept_days=30,
    audit_lock_days=0,
    cors_origins=("http://localhost:5173", "http://127.0.0.1:5173"),
    staff_domain_prefix="parent-binding-local",
    alarm_email="",
    log_retention_days=1,
    retained=False,
    in_aws=False,
    reserve_concurrency=False,
    admin_sign_in=True,
    machine=Machine.ARM64 if platform.machine() in ("arm64", "aarch64") else Machine.X86_64,
    sandbox_domain="sandbox.example",
    loopback_services=1,
    staff_email_domains=("school.example", "edu.example"),
)
