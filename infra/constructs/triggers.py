"""Triggers: event source mappings of a function, in which one bad record never holds up or repeats the others."""

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as awslambda
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from shared.api.endpoint import QueueTrigger, StreamTrigger

_PARTIAL = ["ReportBatchItemFailures"]
_STREAM_RETRIES = 5
_PARALLEL_BATCHES = 2


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
