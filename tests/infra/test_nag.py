"""cdk-nag's AwsSolutions on the stages in AWS: no finding without a reason, no reason without its finding."""

import json

import pytest
from aws_cdk import App, Environment, Stack, Validations
from aws_cdk import aws_sqs as sqs
from cdk_nag import AwsSolutionsChecks

from infra.stacks.findings import REASONS
from tests.infra.conftest import STAGES


@pytest.fixture(params=["production", "staging"])
def stage(request):
    return request.param


@pytest.fixture
def checks(stage, synthesised):
    """cdk-nag's own report on a stage."""
    report = json.loads((synthesised(stage).directory / "validation-report.json").read_text())
    return next(plugin for plugin in report["pluginReports"] if plugin["pluginName"] == "AwsSolutions")


def test_no_unexplained_finding(checks):
    assert checks["conclusion"] == "success"
    assert checks["violations"] == []


def test_every_reason_has_its_finding(checks, stage):
    places = REASONS.keys() - ({"distribution without a certificate"} if STAGES[stage].edge_certificate_arn else set())
    given = {reason for place in places for reason in REASONS[place].values()}
    assert {finding["reason"] for finding in checks["suppressedViolations"]} == given


def test_a_planted_finding_stops_the_synthesis(tmp_path):
    app = App(outdir=str(tmp_path))
    sqs.Queue(Stack(app, "Planted", env=Environment(region="ap-northeast-1")), "Bare")
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    with pytest.raises(RuntimeError, match="AwsSolutions-SQS4"):
        app.synth()
