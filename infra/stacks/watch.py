"""Watch stack: the alarms of all that runs. Apart, since a stack holds 500 resources at most."""

from collections.abc import Sequence

from aws_cdk import Environment, Stack
from constructs import Construct

from infra.constructs.alarms import Alarms
from infra.stacks.stateless import Stateless
from infra.stages.settings import Stage
from shared.api.endpoint import Function, StreamTrigger


class Watch(Stack):
    """Alarms of every function, dead-letter queue and follower of the stream, of the API and of what the functions
    report."""

    def __init__(
        self, scope: Construct, stage: Stage, env: Environment, *, stateless: Stateless, functions: Sequence[Function]
    ) -> None:
        super().__init__(
            scope,
            f"{stage.title}-Watch",
            env=env,
            description=f"parent-binding {stage.name}: alarms",
        )
        self.add_stack_dependency(stateless)
        alarms = Alarms(self, "Alarms", stage)
        for function in functions:
            made = stateless.functions[function.name]
            alarms.watch_function(function.name, made)
            if any(isinstance(trigger, StreamTrigger) for trigger in function.triggers):
                alarms.watch_stream(function.name, made)
        alarms.watch_api(stateless.gateway.api)
        alarms.watch_sms()
        alarms.watch_seal()
        alarms.watch_queue("changes", stateless.changes_failed)
        alarms.watch_queue("days", stateless.days_failed)
        for name, queue in stateless.queues.items():
            alarms.watch_queue(name, queue.failed)
