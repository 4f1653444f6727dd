"""Alarms: each says what is wrong and names the section of the README that tells what to do."""

from aws_cdk import Duration
from aws_cdk import aws_apigatewayv2 as apigateway
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_lambda as awslambda
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.stages.settings import Stage
from shared.api.telemetry import NAMESPACE, SEAL_ENDS_SOON, SMS_BUDGET_SPENT, WATCHED_REFUSALS
from shared.domain import policy

_FEW_MINUTES = Duration.minutes(5)
_BLOCKED = 1_000
_STREAM_AGE = Duration.minutes(10)


class Alarms(Construct):
    """The stage's alarms and the topic to which they are told."""

    def __init__(self, scope: Construct, name: str, stage: Stage) -> None:
        super().__init__(scope, name)
        self.topic = sns.Topic(self, "Topic", enforce_ssl=True)
        if stage.alarm_email:
            self.topic.add_subscription(subscriptions.EmailSubscription(stage.alarm_email))
        self._action = actions.SnsAction(self.topic)

    def watch_queue(self, name: str, failed: sqs.IQueue) -> None:
        """Anything in a dead-letter queue."""
        metric = failed.metric_approximate_number_of_messages_visible(period=_FEW_MINUTES, statistic="Maximum")
        self._add(f"{name}-failed", metric, 0, f"Work of {name} failed for good", "Failed work")

    def watch_function(self, name: str, function: awslambda.IFunction) -> None:
        """Errors that a function did not answer itself, and calls that were turned away."""
        errors = function.metric_errors(period=_FEW_MINUTES)
        self._add(f"{name}-errors", errors, 0, f"{name} ended in an error", "Function errors")
        throttles = function.metric_throttles(period=_FEW_MINUTES)
        self._add(f"{name}-throttles", throttles, 0, f"{name} was throttled", "Throttled functions")

    def watch_stream(self, name: str, function: awslambda.IFunction) -> None:
        """Changes that wait too long for the function that follows the stream."""
        age = function.metric("IteratorAge", period=_FEW_MINUTES, statistic="Maximum")
        limit = _STREAM_AGE.to_milliseconds()
        self._add(f"{name}-behind", age, limit, f"{name} is more than ten minutes behind", "Stream behind")

    def watch_api(self, api: apigateway.HttpApi) -> None:
        """Answers 5xx, and wrong codes and refused sign-ins on the whole stage."""
        faults = api.metric_server_error(period=_FEW_MINUTES, statistic="Sum")
        self._add("api-faults", faults, 5, "The API answered 5xx more than five times in five minutes", "API faults")
        wrong, limit = _refusals("code_wrong"), policy.STAGE_WRONG_TRIES_A_DAY
        self._add("wrong-codes", wrong, limit, f"More than {limit} wrong codes in a day: guessing", "Wrong codes")
        refused, limit = _refusals("sign_in_refused"), policy.STAGE_REFUSED_SIGN_INS_A_DAY
        said = f"More than {limit} sign-ins were refused in a day: guessing"
        self._add("refused-sign-ins", refused, limit, said, "Refused sign-ins")

    def watch_sms(self) -> None:
        """Text messages that were not sent because the day's budget is used up."""
        spent = cloudwatch.Metric(
            namespace=NAMESPACE, metric_name=SMS_BUDGET_SPENT, statistic="Sum", period=_FEW_MINUTES
        )
        self._add("sms-budget", spent, 0, "The day's SMS budget is used up: no code leaves by SMS", "SMS budget")

    def watch_seal(self) -> None:
        """Forms sealed with a certificate whose time is nearly over."""
        soon = cloudwatch.Metric(namespace=NAMESPACE, metric_name=SEAL_ENDS_SOON, statistic="Sum", period=_FEW_MINUTES)
        limit = policy.SEAL_WARNING_DAYS
        self._add("seal-ends-soon", soon, 0, f"The seal certificate ends within {limit} days", "Seal certificate")

    def watch_firewall(self, name: str) -> None:
        """Requests that the firewall of that metric name turned away."""
        blocked = cloudwatch.Metric(
            namespace="AWS/WAFV2",
            metric_name="BlockedRequests",
            dimensions_map={"WebACL": name, "Rule": "ALL"},
            statistic="Sum",
            period=_FEW_MINUTES,
        )
        what = f"The firewall turned away more than {_BLOCKED} requests in five minutes"
        self._add("firewall-blocked", blocked, _BLOCKED, what, "Turned away")

    def _add(self, name: str, metric: cloudwatch.IMetric, above: float, what: str, section: str) -> None:
        alarm = cloudwatch.Alarm(
            self,
            name,
            metric=metric,
            threshold=above,
            evaluation_periods=1,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
            alarm_description=f"{what}. README: Operate › {section}",
        )
        alarm.add_alarm_action(self._action)


def _refusals(code: str) -> cloudwatch.Metric:
    """How often the stage refused something so in a day."""
    return cloudwatch.Metric(
        namespace=NAMESPACE, metric_name=WATCHED_REFUSALS[code], statistic="Sum", period=Duration.days(1)
    )
