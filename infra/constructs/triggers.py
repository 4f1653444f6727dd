"""Triggers: what calls a function besides the gateway. One bad record never holds up or repeats the others."""

from collections.abc import Sequence

from aws_cdk import Stack
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as awslambda
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from shared.api.endpoint import QueueTrigger, ScheduleTrigger, StreamTrigger
from shared.domain.schools import TAIPEI

_PARTIAL = ["ReportBatchItemFailures"]
_STREAM_RETRIES = 5
_PARALLEL_BATCHES = 2
# A day's call that could not be made may still come on that day; the next day makes up for one that did not.
_SCHEDULE_SECONDS = 12 * 3_600
_SCHEDULE_RETRIES = 185


def drain_queue(scope: Construct, function: awslambda.IFunction, trigger: QueueTrigger, queue: sqs.IQueue) -> None:
    """Let ``function`` drain ``queue``, at most ``max_concurrency`` batches at a time."""
    awslambda.CfnEventSourceMapping(
        scope,
        f"Drain-{trigger.queue}",
        function_name=function.function_name,
        event_source_arn=queue.queue_arn,
        batch_size=trigger.batch_size,
        maximum_batching_window_in_seconds=trigger.window_seconds or None,
        function_response_types=_PARTIAL,
        scaling_config=awslambda.CfnEventSourceMapping.ScalingConfigProperty(
            maximum_concurrency=trigger.max_concurrency
        ),
    )


def follow_stream(
    scope: Construct, function: awslambda.IFunction, trigger: StreamTrigger, table: dynamodb.ITable, failed: sqs.IQueue
) -> None:
    """Let ``function`` follow the table's changes from the oldest kept one; what fails 6 times goes to ``failed``."""
    awslambda.CfnEventSourceMapping(
        scope,
        "Follow",
        function_name=function.function_name,
        event_source_arn=table.table_stream_arn,
        starting_position="TRIM_HORIZON",
        batch_size=trigger.batch_size,
        parallelization_factor=_PARALLEL_BATCHES,
        bisect_batch_on_function_error=True,
        maximum_retry_attempts=_STREAM_RETRIES,
        function_response_types=_PARTIAL,
        destination_config=awslambda.CfnEventSourceMapping.DestinationConfigProperty(
            on_failure=awslambda.CfnEventSourceMapping.OnFailureProperty(destination=failed.queue_arn)
        ),
    )


def call_daily(
    scope: Construct,
    function: awslambda.IFunction,
    trigger: ScheduleTrigger,
    failed: sqs.IQueue,
    statements: Sequence[iam.PolicyStatement],
) -> None:
    """Call ``function`` every day; a call that could not be made goes to ``failed``.

    ``statements``: what it takes to write there.
    """
    scheduler.CfnSchedule(
        scope,
        "Daily",
        schedule_expression=f"cron(0 {trigger.hour} * * ? *)",
        schedule_expression_timezone=TAIPEI.tzname(None),
        flexible_time_window=scheduler.CfnSchedule.FlexibleTimeWindowProperty(mode="OFF"),
        target=scheduler.CfnSchedule.TargetProperty(
            arn=function.function_arn,
            role_arn=_caller(scope, function, statements).role_arn,
            retry_policy=scheduler.CfnSchedule.RetryPolicyProperty(
                maximum_event_age_in_seconds=_SCHEDULE_SECONDS, maximum_retry_attempts=_SCHEDULE_RETRIES
            ),
            dead_letter_config=scheduler.CfnSchedule.DeadLetterConfigProperty(arn=failed.queue_arn),
        ),
    )


def _caller(scope: Construct, function: awslambda.IFunction, statements: Sequence[iam.PolicyStatement]) -> iam.Role:
    """The schedule's role, which this account's schedules alone may take."""
    calling = iam.PolicyStatement(actions=["lambda:InvokeFunction"], resources=[function.function_arn])
    own = {"StringEquals": {"aws:SourceAccount": Stack.of(scope).account}}
    return iam.Role(
        scope,
        "DailyRole",
        assumed_by=iam.ServicePrincipal("scheduler.amazonaws.com", conditions=own),
        inline_policies={"calling": iam.PolicyDocument(statements=[calling, *statements])},
    )
