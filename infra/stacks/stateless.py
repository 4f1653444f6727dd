"""Stateless stack: functions, queues and API, looped from the catalog. May be deleted and made again."""

from collections.abc import Callable, Sequence
from pathlib import Path

from aws_cdk import CfnOutput, Environment, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as awslambda
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.constructs import permissions, triggers
from infra.constructs.functions import ServiceFunction, log_group
from infra.constructs.gateway import Gateway
from infra.constructs.queues import WorkQueue, dead_letters
from infra.constructs.wiring import Resource, check_calls, fallback, queue_consumers
from infra.stacks.stateful import Stateful
from infra.stages.settings import Stage
from shared.api.endpoint import Function, QueueTrigger, ScheduleTrigger, Trigger

Package = Callable[[str], Path]


class Stateless(Stack):
    """Everything that runs. ``package`` gives the staged folder of a function by its name.

    Raises CatalogFault, SettingUnprovided (see ``infra.constructs.wiring``).
    """

    def __init__(
        self,
        scope: Construct,
        stage: Stage,
        env: Environment,
        *,
        stateful: Stateful,
        functions: Sequence[Function],
        package: Package,
    ) -> None:
        super().__init__(
            scope,
            f"{stage.title}-Stateless",
            env=env,
            description=f"parent-binding {stage.name}: functions, queues and API",
        )
        self.add_stack_dependency(stateful)
        check_calls(functions)
        self._stage, self._stateful, self._package = stage, stateful, package
        self.queues = {
            name: WorkQueue(self, name, stage=stage, key=stateful.data_key, timeout_seconds=consumer.timeout_seconds)
            for name, consumer in queue_consumers(functions).items()
        }
        self._resources = stateful.resources | self._messaging() | {n: q.resource for n, q in self.queues.items()}
        self.changes_failed = dead_letters(self, "ChangesFailed", stage, stateful.data_key)
        self.days_failed = dead_letters(self, "DaysFailed", stage, stateful.data_key)
        self.functions = {function.name: self._function(function) for function in functions}
        self.gateway = self._open_gateway(functions)
        for name, queue in self.queues.items():
            self._output_queue(name, queue.queue)

    def _messaging(self) -> dict[str, Resource]:
        sender = self._stage.email_sender
        here = f"{self.region}:{self.account}"
        identities = (sender, sender.rpartition("@")[2])
        return {
            "email": Resource(
                arns=tuple(f"arn:{self.partition}:ses:{here}:identity/{identity}" for identity in identities),
                conditions={"StringEquals": {"ses:FromAddress": sender}},
            ),
            # A phone number has no ARN; every topic has one. So: to publish, but to no topic.
            "sms": Resource(except_arns=(f"arn:{self.partition}:sns:*:*:*",)),
        }

    def _function(self, function: Function) -> awslambda.Function:
        made = ServiceFunction(
            self,
            function,
            stage=self._stage,
            resources=self._resources,
            data_key=self._stateful.data_key,
            code=self._package(function.name),
            extra=[statement for trigger in function.triggers for statement in self._reading(trigger)],
            sealed_for=[s for trigger in function.triggers for s in _services(trigger)],
        )
        for trigger in function.triggers:
            self._attach(made, trigger)
        return made.function

    def _reading(self, trigger: Trigger) -> list[iam.PolicyStatement]:
        if isinstance(trigger, QueueTrigger):
            return [permissions.drain_statement(self.queues[trigger.queue].queue.queue_arn)]
        if isinstance(trigger, ScheduleTrigger):
            return []
        failed = Resource(arns=(self.changes_failed.queue_arn,))
        return [
            *permissions.stream_statements(self._stateful.table.table_stream_arn),
            permissions.resource_statement(failed, ["sqs:SendMessage"]),
        ]

    def _attach(self, made: ServiceFunction, trigger: Trigger) -> None:
        if isinstance(trigger, QueueTrigger):
            triggers.drain_queue(made, made.function, trigger, self.queues[trigger.queue].queue)
        elif isinstance(trigger, ScheduleTrigger):
            failed = Resource(arns=(self.days_failed.queue_arn,))
            sealing = permissions.key_statements(self, self._stateful.data_key.key_arn, ["sqs"])
            parking = [permissions.resource_statement(failed, ["sqs:SendMessage"]), *sealing]
            triggers.call_daily(made, made.function, trigger, self.days_failed, parking)
        else:
            triggers.follow_stream(made, made.function, trigger, self._stateful.table, self.changes_failed)

    def _open_gateway(self, functions: Sequence[Function]) -> Gateway:
        staff = self._stateful.staff
        gateway = Gateway(self, "Gateway", stage=self._stage, pool=staff.pool, client=staff.client)
        for function in functions:
            gateway.serve(function.endpoints, self.functions[function.name])
        access_log = log_group(self, "AccessLog", "access", self._stage, self._stateful.data_key)
        gateway.open(self.functions[fallback(functions).name], access_log)
        CfnOutput(self, "ApiId", value=gateway.api.api_id)
        CfnOutput(self, "ApiEndpoint", value=gateway.api.api_endpoint)
        return gateway

    def _output_queue(self, name: str, queue: sqs.IQueue) -> None:
        CfnOutput(self, "".join(part.title() for part in f"{name}_url".split("_")), value=queue.queue_url)


def _services(trigger: Trigger) -> tuple[str, ...]:
    if isinstance(trigger, ScheduleTrigger):
        return ()
    return ("sqs",) if isinstance(trigger, QueueTrigger) else ("dynamodb", "sqs")
