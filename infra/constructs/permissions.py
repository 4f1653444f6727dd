"""Permissions: the statements of a function's role, from what its declaration says and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from aws_cdk import Stack
from aws_cdk import aws_iam as iam

from infra.constructs.wiring import Resource
from infra.stages.settings import Stage
from shared.persistence.keys import ITEM_KINDS

LEADING: Final = "ForAllValues:StringLike"
LEADING_KEYS: Final = "dynamodb:LeadingKeys"

# What a service does with the data key in its caller's name.
_KEY_ACTIONS = {
    "dynamodb": (
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
    ),
    "s3": ("kms:Decrypt", "kms:GenerateDataKey"),
    "sqs": ("kms:Decrypt", "kms:GenerateDataKey"),
}


def role_path(stage: Stage) -> str:
    """IAM path of the stage's functions' roles, by which a policy can mean all of them and nobody else."""
    return f"/parent-binding/{stage.name}/"


def refusal(
    stack: Stack,
    stage: Stage,
    actions: Iterable[str],
    arn: str,
    conditions: Mapping[str, Mapping[str, str]] = {},  # noqa: B006
) -> iam.PolicyStatement:
    """For a resource's own policy: ``actions`` on ``arn`` refused to every function of ``stage``, whatever its role,
    where ``conditions`` hold."""
    functions = f"arn:{stack.partition}:iam::{stack.account}:role{role_path(stage)}*"
    return iam.PolicyStatement(
        effect=iam.Effect.DENY,
        principals=[iam.AnyPrincipal()],
        actions=list(actions),
        resources=[arn],
        conditions={"ArnLike": {"aws:PrincipalArn": functions}, **conditions},
    )


def resource_statement(resource: Resource, actions: Iterable[str]) -> iam.PolicyStatement:
    """The declared ``actions`` on one resource."""
    return iam.PolicyStatement(
        actions=list(actions),
        resources=list(resource.arns) or None,
        not_resources=list(resource.except_arns) or None,
        conditions=dict(resource.conditions) or None,
    )


def key_statements(stack: Stack, key_arn: str, services: Iterable[str]) -> list[iam.PolicyStatement]:
    """Use of the data key through each of ``services`` ("dynamodb", "s3", "sqs"), never by hand."""
    return [
        iam.PolicyStatement(
            actions=list(_KEY_ACTIONS[service]),
            resources=[key_arn],
            conditions={"StringEquals": {"kms:ViaService": f"{service}.{stack.region}.amazonaws.com"}},
        )
        for service in sorted(set(services))
    ]


def log_statement(log_group_arn: str) -> iam.PolicyStatement:
    """Writing to one log group. ``log_group_arn`` ends in ``:*``, which stands for its streams."""
    return iam.PolicyStatement(actions=["logs:CreateLogStream", "logs:PutLogEvents"], resources=[log_group_arn])


def stream_statements(stream_arn: str) -> list[iam.PolicyStatement]:
    """Reading a table's change stream. IAM knows no resource for ListStreams."""
    read = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
    return [
        iam.PolicyStatement(actions=read, resources=[stream_arn]),
        iam.PolicyStatement(actions=["dynamodb:ListStreams"], resources=["*"]),
    ]


def drain_statement(queue_arn: str) -> iam.PolicyStatement:
    """Draining a queue."""
    actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"]
    return iam.PolicyStatement(actions=actions, resources=[queue_arn])


def used_statements(used: Mapping[str, Resource], uses: Mapping[str, Iterable[str]]) -> list[iam.PolicyStatement]:
    """One statement a resource in ``uses``; a resource named without actions (for its variable) gets none.

    Kinds of items are taken together by action: one request that writes several kinds names the keys of all of them.
    """
    apart = [name for name in used if uses[name] and name not in ITEM_KINDS]
    statements = [resource_statement(used[name], uses[name]) for name in apart]
    together: dict[tuple[str, ...], list[str]] = {}
    for action in sorted({action for name in used if name in ITEM_KINDS for action in uses[name]}):
        kinds = tuple(name for name in used if name in ITEM_KINDS and action in uses[name])
        together.setdefault(kinds, []).append(action)
    for kinds, actions in together.items():
        statements.append(resource_statement(_joined([used[name] for name in kinds]), actions))
    return statements


def _joined(kinds: Sequence[Resource]) -> Resource:
    """Items of any of ``kinds``, which are told apart by their leading keys."""
    leading = [key for kind in kinds for key in kind.conditions[LEADING][LEADING_KEYS]]
    return replace(kinds[0], conditions={LEADING: {LEADING_KEYS: leading}})
