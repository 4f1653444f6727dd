"""Findings: every cdk-nag finding that stands, where, and why. The only place where one is acknowledged."""

from collections.abc import Iterable

from aws_cdk import Acknowledgment, Validations
from constructs import IConstruct

from infra.stacks.stateful import Stateful
from infra.stacks.stateless import Stateless
from shared.api.endpoint import Caller, Function, StreamTrigger

_POOLS = {
    "COG1": "15 characters and no composition rules, as NIST SP 800-63B advises; common passwords are refused by us.",
    "COG2": "TOTP is offered. Families may have no second device; staff can be federated to the city's sign-on.",
    "COG8": "Families reach Cognito only through our functions, which count tries; threat protection would see one IP.",
}
_FUNCTIONS = {"L1": "Python 3.13 is the version for which the wheels are pinned and against which all tests run."}
_STREAM_FAILED = {
    "SQS3": "It is itself the dead-letter queue, of the change stream; cdk-nag knows those of queues only."
}
_STREAM_ROLE = {"IAM5[Resource::*]": "dynamodb:ListStreams alone, for which IAM has no resource type."}
_DOCUMENTS_ROLE = {
    "IAM5[Resource::{export}/*]": "Objects of the one documents bucket: their keys are made at run time."
}
_OPEN_ROUTE = {
    "APIG4": {
        Caller.ANYONE: "Open to everyone by its declaration: it answers the same to all, within limits.",
        Caller.GUARDIAN: "The function opens the sealed session token itself, before anything is read.",
    }
}
_UNMATCHED = {"APIG4": "Answers 404 to everyone, and touches nothing."}


def explain(stateful: Stateful, stateless: Stateless, functions: Iterable[Function]) -> None:
    """Acknowledge what the two stacks keep on purpose, each at the construct that it concerns."""
    for pool in (stateful.staff, stateful.family):
        _acknowledge(pool, _POOLS)
    _acknowledge(stateless, _FUNCTIONS)
    _acknowledge(stateless.changes_failed, _STREAM_FAILED)
    _acknowledge(stateless.gateway.node.find_child("Route-unmatched"), _UNMATCHED)
    for function in functions:
        _explain_function(stateless, function, stateful.documents_export)


def _explain_function(stateless: Stateless, function: Function, documents_export: str) -> None:
    role = stateless.node.find_child(function.name).node.find_child("Role")
    if "documents" in function.uses:
        _acknowledge(role, {rule.format(export=documents_export): reason for rule, reason in _DOCUMENTS_ROLE.items()})
    if any(isinstance(trigger, StreamTrigger) for trigger in function.triggers):
        _acknowledge(role, _STREAM_ROLE)
    for endpoint in function.endpoints:
        route = stateless.gateway.node.find_child(f"Route-{endpoint.operation_id}")
        _acknowledge(route, {rule: by[endpoint.caller] for rule, by in _OPEN_ROUTE.items() if endpoint.caller in by})


def _acknowledge(construct: IConstruct, reasons: dict[str, str]) -> None:
    for rule, reason in reasons.items():
        Validations.of(construct).acknowledge(Acknowledgment(id=f"AwsSolutions::AwsSolutions-{rule}", reason=reason))
