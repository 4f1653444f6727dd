"""The firewall: before CloudFront, limits by source, AWS's own rules, and a log that opens nothing."""

import json
from dataclasses import replace

import pytest

from functions.catalog import FUNCTIONS
from infra.stacks.firewall import ENDPOINT_LIMITS, MANAGED, SOURCE_LIMIT

IN_AWS = pytest.mark.parametrize("stage", ["production", "staging"])


def _web_acl(template):
    (found,) = template.of("WAFv2::WebACL").values()
    return found["Properties"]


def _limits(template):
    """The limit of each rule by source, by what it counts: every request, or those of a method and path."""
    found = {}
    for rule in _web_acl(template)["Rules"]:
        if rated := rule["Statement"].get("RateBasedStatement"):
            assert (rated["AggregateKeyType"], rated["EvaluationWindowSec"], rule["Action"]) == (
                "IP",
                300,
                {"Block": {}},
            )
            calls = rated.get("ScopeDownStatement", {"AndStatement": {"Statements": []}})["AndStatement"]["Statements"]
            matches = [call["ByteMatchStatement"] for call in calls]
            assert {match["PositionalConstraint"] for match in matches} <= {"EXACTLY"}
            assert [list(match["FieldToMatch"]) for match in matches] in ([], [["Method"], ["UriPath"]])
            found[" ".join(match["SearchString"] for match in matches)] = rated["Limit"]
    return found


def _assert_guarded(template):
    """The distribution asks this firewall. Raises AssertionError."""
    (distribution,) = template.of("CloudFront::Distribution").values()
    asked = json.dumps(distribution["Properties"]["DistributionConfig"].get("WebACLId"))
    (name,) = template.of("WAFv2::WebACL")
    assert name in asked


@IN_AWS
def test_the_distribution_asks_the_firewall(synthesised, stage):
    template = synthesised(stage)
    assert _web_acl(template)["Scope"] == "CLOUDFRONT"
    _assert_guarded(template)


def test_a_distribution_without_a_firewall_is_found(production_template):
    planted = replace(production_template, resources=json.loads(json.dumps(production_template.resources)))
    (distribution,) = planted.of("CloudFront::Distribution").values()
    del distribution["Properties"]["DistributionConfig"]["WebACLId"]
    with pytest.raises(AssertionError):
        _assert_guarded(planted)


@IN_AWS
def test_it_is_made_where_cloudfront_looks_for_it(synthesised, stage):
    directory = synthesised(stage).directory
    manifest = json.loads((directory / "manifest.json").read_text())["artifacts"]
    assert manifest[f"ParentBinding-{stage}-Firewall"]["environment"].endswith("/us-east-1")
    assert f"ParentBinding-{stage}-Firewall" in manifest[f"ParentBinding-{stage}-Edge"]["dependencies"]


@IN_AWS
def test_one_source_is_limited_over_all_and_more_where_guessing_pays(synthesised, stage):
    limits = _limits(synthesised(stage))
    assert limits.pop("") == SOURCE_LIMIT == 2_000
    assert limits.keys() == {
        "POST /v1/codes",
        "POST /v1/code-verifications",
        "POST /v1/login-email-verifications",
        "POST /v1/student-matches",
        "POST /v1/guardian-checks",
        "POST /v1/sign-ins",
        "POST /v1/password-codes",
        "POST /v1/password-code-verifications",
        "POST /v1/of-age-sessions",
    }
    assert limits == {endpoint.route_key: limit for endpoint, limit in ENDPOINT_LIMITS.items()}
    assert max(limits.values()) < SOURCE_LIMIT
    assert ENDPOINT_LIMITS.keys() <= {endpoint for function in FUNCTIONS for endpoint in function.endpoints}


@IN_AWS
def test_a_path_counts_however_it_is_spelt(synthesised, stage):
    found = json.dumps(_web_acl(synthesised(stage)))
    assert found.count('"Type": "URL_DECODE"') == found.count('"Type": "NORMALIZE_PATH"') == 2 * len(ENDPOINT_LIMITS)
    assert '"Type": "NONE"' not in found


@IN_AWS
def test_aws_s_own_rules_block_but_for_the_size_of_a_body(synthesised, stage):
    rules = [rule for rule in _web_acl(synthesised(stage))["Rules"] if "OverrideAction" in rule]
    groups = {rule["Statement"]["ManagedRuleGroupStatement"]["Name"]: rule for rule in rules}
    assert groups.keys() == MANAGED.keys() and all(rule["OverrideAction"] == {"None": {}} for rule in rules)
    overrides = groups["AWSManagedRulesCommonRuleSet"]["Statement"]["ManagedRuleGroupStatement"]["RuleActionOverrides"]
    assert overrides == [{"Name": "SizeRestrictions_BODY", "ActionToUse": {"Count": {}}}]


@IN_AWS
def test_rules_are_tried_in_an_order_and_counted_without_samples(synthesised, stage):
    rules = _web_acl(synthesised(stage))["Rules"]
    assert [rule["Priority"] for rule in rules] == list(range(len(rules)))
    seen = [rule["VisibilityConfig"] for rule in (*rules, _web_acl(synthesised(stage)))]
    assert all(view["CloudWatchMetricsEnabled"] and not view["SampledRequestsEnabled"] for view in seen)


@IN_AWS
def test_the_log_holds_what_was_turned_away_without_what_opens_a_session(synthesised, stage):
    template = synthesised(stage)
    (logging,) = (item["Properties"] for item in template.of("WAFv2::LoggingConfiguration").values())
    assert logging["RedactedFields"] == [
        {"SingleHeader": {"Name": "authorization"}},
        {"SingleHeader": {"Name": "cookie"}},
        {"SingleHeader": {"Name": "idempotency-key"}},
        {"QueryString": {}},
    ]
    assert logging["LoggingFilter"]["DefaultBehavior"] == "DROP"
    (destination,) = logging["LogDestinationConfigs"]
    assert json.dumps(destination).count(":*") == 0
    (group,) = (g["Properties"] for g in template.of("Logs::LogGroup").values() if "waf" in str(g))
    assert group["LogGroupName"] == f"aws-waf-logs-parent-binding-{stage}"
    assert group["RetentionInDays"] == template.stage.log_retention_days


@IN_AWS
def test_much_that_is_turned_away_is_an_alarm(synthesised, stage):
    alarms = [alarm["Properties"] for alarm in synthesised(stage).of("CloudWatch::Alarm").values()]
    (blocked,) = [alarm for alarm in alarms if alarm["MetricName"] == "BlockedRequests"]
    told = {dimension["Name"]: dimension["Value"] for dimension in blocked["Dimensions"]}
    assert told == {"WebACL": f"parent-binding-{stage}", "Rule": "ALL"} and blocked["AlarmActions"]
    assert _web_acl(synthesised(stage))["VisibilityConfig"]["MetricName"] == told["WebACL"]


def test_the_local_stage_has_none(local_template):
    assert local_template.of("WAFv2::WebACL") == {}
