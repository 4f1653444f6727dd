"""WorkQueue: a queue, the dead-letter queue behind it, and its name among the resources."""

from aws_cdk import Duration
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.constructs.wiring import Resource
from infra.stages.settings import Stage

# Lambda's own advice: a message must stay hidden for six times the function's time-out, or it is worked on twice.
_VISIBILITY_FACTOR = 6
_DELIVERIES = 5
_KEPT = Duration.days(14)


def dead_letters(scope: Construct, name: str, stage: Stage, key: kms.IKey) -> sqs.Queue:
    """A queue of what could not be done, kept for 14 days."""
    return sqs.Queue(
        scope,
        name,
        encryption=sqs.QueueEncryption.KMS,
        encryption_master_key=key,
        data_key_reuse=Duration.hours(1),
        enforce_ssl=stage.in_aws,
        retention_period=_KEPT,
    )


class WorkQueue(Construct):
    """Work for one function; after five failed deliveries a message goes to ``failed``."""

    def __init__(self, scope: Construct, name: str, *, stage: Stage, key: kms.IKey, timeout_seconds: int) -> None:
        super().__init__(scope, name)
        self.failed = dead_letters(self, "Failed", stage, key)
        self.queue = sqs.Queue(
            self,
            "Queue",
            encryption=sqs.QueueEncryption.KMS,
            encryption_master_key=key,
            data_key_reuse=Duration.hours(1),
            enforce_ssl=stage.in_aws,
            retention_period=Duration.days(4),
            visibility_timeout=Duration.seconds(_VISIBILITY_FACTOR * timeout_seconds),
            dead_letter_queue=sqs.DeadLetterQueue(queue=self.failed, max_receive_count=_DELIVERIES),
        )
        self.resource = Resource(
            variables={f"{name.upper()}_URL": self.queue.queue_url},
            arns=(self.queue.queue_arn,),
            sealed_for="sqs",
        )
