"""Firewall stack: AWS WAF before CloudFront. In us-east-1, where CloudFront looks for it. In AWS alone.

The limits by contact and by student are in the functions; what is here limits one source address, and turns away what
is known to be an attack.
"""

from collections.abc import Iterator
from typing import Final

from aws_cdk import ArnFormat, CfnOutput, Environment, RemovalPolicy, Stack
from aws_cdk import aws_logs as logs
from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.decide_of_age.contract import OPEN_OF_AGE
from functions.issue_code.contract import ISSUE_CODE
from functions.match_student.contract import MATCH_STUDENT
from functions.sign_in.contract import ASK_PASSWORD_CODE, SIGN_IN, VERIFY_PASSWORD_CODE
from functions.verify_code.contract import VERIFY_CODE, VERIFY_LOGIN_EMAIL
from infra.constructs.alarms import Alarms
from infra.stages.settings import Stage
from shared.api.endpoint import Endpoint

REGION: Final = "us-east-1"
WINDOW_SECONDS: Final = 300
SOURCE_LIMIT: Final = 2_000
"""Requests of one address in a window. A school's, or a mobile network's, stands for many families."""

ENDPOINT_LIMITS: Final = {
    ISSUE_CODE: 100,
    VERIFY_CODE: 200,
    VERIFY_LOGIN_EMAIL: 200,
    MATCH_STUDENT: 200,
    CHECK_GUARDIAN: 200,
    SIGN_IN: 200,
    ASK_PASSWORD_CODE: 100,
    VERIFY_PASSWORD_CODE: 200,
    OPEN_OF_AGE: 100,
}
"""The same for what is worth guessing at, or costs a message."""

# AWS's own rule groups, each with those of its rules that only count. A drawn signature is larger than a body may be
# by the common rules; its size is limited by its endpoint.
MANAGED: Final = {
    "AWSManagedRulesAmazonIpReputationList": (),
    "AWSManagedRulesKnownBadInputsRuleSet": (),
    "AWSManagedRulesCommonRuleSet": ("SizeRestrictions_BODY",),
}
_REDACTED_HEADERS = ("authorization", "cookie", "idempotency-key")


class Firewall(Stack):
    """The web access control list, its log and its alarm."""

    def __init__(self, scope: Construct, stage: Stage, account: str | None) -> None:
        super().__init__(
            scope,
            f"{stage.title}-Firewall",
            env=Environment(account=account, region=REGION),
            cross_region_references=True,
            description=f"parent-binding {stage.name}: what may reach CloudFront",
        )
        name = f"parent-binding-{stage.name}"
        self.web_acl = waf.CfnWebACL(
            self,
            "WebAcl",
            name=name,
            scope="CLOUDFRONT",
            default_action=waf.CfnWebACL.DefaultActionProperty(allow={}),
            visibility_config=_visibility(name),
            rules=list(_rules()),
        )
        self._log(stage)
        Alarms(self, "EdgeAlarms", stage).watch_firewall(name)
        CfnOutput(self, "WebAclArn", value=self.web_acl.attr_arn)

    def _log(self, stage: Stage) -> None:
        """What was turned away or counted, without bodies, which WAF never logs, and without what opens a session."""
        group = logs.LogGroup(
            self,
            "FirewallLog",
            # WAF writes to names that begin so, and to no others.
            log_group_name=f"aws-waf-logs-parent-binding-{stage.name}",
            removal_policy=RemovalPolicy.RETAIN if stage.retained else RemovalPolicy.DESTROY,
        )
        group.node.default_child.retention_in_days = stage.log_retention_days
        arn = self.format_arn(
            service="logs",
            resource="log-group",
            resource_name=group.log_group_name,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        field = waf.CfnLoggingConfiguration.FieldToMatchProperty
        waf.CfnLoggingConfiguration(
            self,
            "Logging",
            resource_arn=self.web_acl.attr_arn,
            log_destination_configs=[arn],
            # A sign-in comes back with its code in the query.
            redacted_fields=[
                *(field(single_header={"Name": header}) for header in _REDACTED_HEADERS),
                field(query_string={}),
            ],
            logging_filter={
                "DefaultBehavior": "DROP",
                "Filters": [
                    {
                        "Behavior": "KEEP",
                        "Requirement": "MEETS_ANY",
                        "Conditions": [{"ActionCondition": {"Action": action}} for action in ("BLOCK", "COUNT")],
                    }
                ],
            },
        )


def _rules() -> Iterator[waf.CfnWebACL.RuleProperty]:
    block = waf.CfnWebACL.RuleActionProperty(block={})
    rated = {"every-source": _rate(SOURCE_LIMIT)} | {
        endpoint.operation_id: _rate(limit, endpoint) for endpoint, limit in ENDPOINT_LIMITS.items()
    }
    for priority, (name, statement) in enumerate(rated.items()):
        yield waf.CfnWebACL.RuleProperty(
            name=name,
            priority=priority,
            action=block,
            statement=waf.CfnWebACL.StatementProperty(rate_based_statement=statement),
            visibility_config=_visibility(name),
        )
    for priority, (name, counted) in enumerate(MANAGED.items(), len(rated)):
        yield waf.CfnWebACL.RuleProperty(
            name=name,
            priority=priority,
            override_action=waf.CfnWebACL.OverrideActionProperty(none={}),
            statement=_managed(name, counted),
            visibility_config=_visibility(name),
        )


def _rate(limit: int, endpoint: Endpoint | None = None) -> waf.CfnWebACL.RateBasedStatementProperty:
    return waf.CfnWebACL.RateBasedStatementProperty(
        aggregate_key_type="IP",
        limit=limit,
        evaluation_window_sec=WINDOW_SECONDS,
        scope_down_statement=endpoint and _calls_of(endpoint),
    )


def _calls_of(endpoint: Endpoint) -> waf.CfnWebACL.StatementProperty:
    statements = [_exactly({"method": {}}, endpoint.method), _exactly({"uri_path": {}}, endpoint.path)]
    return waf.CfnWebACL.StatementProperty(and_statement=waf.CfnWebACL.AndStatementProperty(statements=statements))


def _exactly(field: dict[str, object], text: str) -> waf.CfnWebACL.StatementProperty:
    return waf.CfnWebACL.StatementProperty(
        byte_match_statement=waf.CfnWebACL.ByteMatchStatementProperty(
            field_to_match=waf.CfnWebACL.FieldToMatchProperty(**field),
            positional_constraint="EXACTLY",
            search_string=text,
            # The gateway takes a path however it is spelt.
            text_transformations=[
                waf.CfnWebACL.TextTransformationProperty(priority=priority, type=kind)
                for priority, kind in enumerate(("URL_DECODE", "NORMALIZE_PATH"))
            ],
        )
    )


def _managed(name: str, counted: tuple[str, ...]) -> waf.CfnWebACL.StatementProperty:
    count = waf.CfnWebACL.RuleActionProperty(count={})
    return waf.CfnWebACL.StatementProperty(
        managed_rule_group_statement=waf.CfnWebACL.ManagedRuleGroupStatementProperty(
            vendor_name="AWS",
            name=name,
            rule_action_overrides=[
                waf.CfnWebACL.RuleActionOverrideProperty(name=rule, action_to_use=count) for rule in counted
            ],
        )
    )


def _visibility(name: str) -> waf.CfnWebACL.VisibilityConfigProperty:
    # No samples: they would show a request's headers to whoever opens the console.
    return waf.CfnWebACL.VisibilityConfigProperty(
        cloud_watch_metrics_enabled=True, metric_name=name, sampled_requests_enabled=False
    )
