"""Stages: no setting opens families' data to strangers."""

from dataclasses import replace

import pytest

from infra.stages.local import STAGE as LOCAL
from infra.stages.production import STAGE as PRODUCTION
from infra.stages.settings import StageUnsafe
from infra.stages.staging import STAGE as STAGING


def test_families_stage_has_no_sandbox_and_can_get_none():
    assert PRODUCTION.sandbox_domain == ""
    with pytest.raises(StageUnsafe, match="production keeps its data"):
        replace(PRODUCTION, sandbox_domain="sandbox.example")


def test_stage_with_a_sandbox_can_not_keep_its_data():
    for stage in (LOCAL, STAGING):
        assert stage.sandbox_domain
        with pytest.raises(StageUnsafe, match="keeps its data"):
            replace(stage, retained=True)


@pytest.mark.parametrize(
    "domain", ["gmail.com", "example", "Sandbox.example", "sandbox.example.", "x.example.com", " "]
)
def test_sandbox_has_a_domain_that_nobody_can_own(domain):
    with pytest.raises(StageUnsafe, match="may be somebody's"):
        replace(LOCAL, sandbox_domain=domain)


def test_no_service_in_aws_is_asked_over_plain_http():
    assert LOCAL.loopback_services and not (PRODUCTION.loopback_services or STAGING.loopback_services)
    for stage in (PRODUCTION, STAGING):
        with pytest.raises(StageUnsafe, match="plain HTTP"):
            replace(stage, loopback_services=1)
