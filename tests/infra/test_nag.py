"""cdk-nag's AwsSolutions on the stages in AWS: no finding without a reason, no reason without its finding."""

import json

import pytest
from aws_cdk import App, Environment, Stack, Validations
from aws_cdk import aws_sqs as sqs
from cdk_nag import AwsSolutionsChecks

from infra.stacks import findings


@pytest.mark.parametrize("stage", ["production", "staging"])
def test_no_unexplained_finding(synthesised, stage):
    report = json.loads((synthesised(stage).directory / "validation-report.json").read_text())
    assert "AwsSolutions" in json.dumps(report), "the checks did not run"
    assert all(plugin["conclusion"] == "success" for plugin in report["pluginReports"]), report


def test_every_reason_is_a_sentence():
    reasons = [
        reason
        for table in (
            findings._POOLS,
            findings._FUNCTIONS,
            findings._STREAM_FAILED,
            findings._STREAM_ROLE,
            findings._DOCUMENTS_ROLE,
            findings._UNMATCHED,
            *findings._OPEN_ROUTE.values(),
        )
        for reason in table.values()
    ]
    assert all(len(reason) > 40 and reason.endswith(".") for reason in reasons)


def test_a_planted_finding_stops_the_synthesis():
    app = App()
    sqs.Queue(Stack(app, "Planted", env=Environment(region="ap-northeast-1")), "Bare")
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    with pytest.raises(RuntimeError, match="Validation failed"):
        app.synth()
