"""ServiceFunction: one Lambda from its declaration, with a role and a log group of its own."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from aws_cdk import Duration, RemovalPolicy, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as awslambda
from aws_cdk import aws_logs as logs
from constructs import Construct

from infra.constructs import permissions
from infra.constructs.wiring import Resource, environment, used
from infra.stages.settings import Machine, Stage
from shared.api.endpoint import Function, QueueTrigger

_ARCHITECTURES = {
    Machine.ARM64: awslambda.Architecture.ARM_64,
    Machine.X86_64: awslambda.Architecture.X86_64,
}


def log_group(scope: Construct, name: str, path: str, stage: Stage, key: kms.IKey) -> logs.LogGroup:
    """An encrypted log group ``<stage's prefix>/<path>`` that forgets after the stage's number of days."""
    group = logs.LogGroup(
        scope,
        name,
        log_group_name=f"{stage.log_prefix}/{path}",
        encryption_key=key,
        removal_policy=RemovalPolicy.RETAIN if stage.retained else RemovalPolicy.DESTROY,
    )
    group.node.default_child.retention_in_days = stage.log_retention_days
    return group


class ServiceFunction(Construct):
    """``function`` as a Lambda of ``stage``; ``code`` is its staged folder.

    ``extra`` are the statements that its triggers need. Raises SettingUnprovided, CatalogFault (see ``wiring``).
    """

    def __init__(
        self,
        scope: Construct,
        function: Function,
        *,
        stage: Stage,
        resources: Mapping[str, Resource],
        data_key: kms.IKey,
        code: Path,
        extra: Sequence[iam.PolicyStatement] = (),
        sealed_for: Sequence[str] = (),
    ) -> None:
        super().__init__(scope, function.name)
        variables = environment(function, stage, resources)
        uses = used(function, resources)
        group = log_group(self, "Logs", function.name, stage, data_key)
        services = [*sealed_for, *(r.sealed_for for r in uses.values() if r.sealed_for)]
        statements = [
            permissions.log_statement(group.log_group_arn),
            *permissions.used_statements(uses, function.uses),
            *permissions.key_statements(Stack.of(self), data_key.key_arn, services),
            *extra,
        ]
        role = iam.Role(
            self,
            "Role",
            path=permissions.role_path(stage),
            assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
            inline_policies={"declared": iam.PolicyDocument(statements=statements)},
        )
        # CDK would add its own grants to the role; the declaration is all that it may hold.
        self.function = self._create(function, stage, variables, group, role.without_policy_updates(), code)

    def _create(
        self,
        function: Function,
        stage: Stage,
        variables: Mapping[str, str],
        group: logs.ILogGroup,
        role: iam.IRole,
        code: Path,
    ) -> awslambda.Function:
        return awslambda.Function(
            self,
            "Function",
            function_name=f"parent-binding-{stage.name}-{function.name}",
            description=f"{function.name} of parent-binding, stage {stage.name}",
            runtime=awslambda.Runtime.PYTHON_3_13,
            architecture=_ARCHITECTURES[stage.machine],
            handler=f"functions.{function.name}.handler.handle",
            code=awslambda.Code.from_asset(str(code)),
            role=role,
            log_group=group,
            environment=dict(variables),
            memory_size=function.memory_mb,
            timeout=Duration.seconds(function.timeout_seconds),
            tracing=awslambda.Tracing.DISABLED,
            reserved_concurrent_executions=_reserved(function) if stage.reserve_concurrency else None,
        )


def _reserved(function: Function) -> int | None:
    # As much as its queues may ask for at once: less would turn messages away, more would be of no use.
    return sum(t.max_concurrency for t in function.triggers if isinstance(t, QueueTrigger)) or None
