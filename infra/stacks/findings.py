"""Findings: every cdk-nag finding that stands, where, and why. The only place where one is acknowledged."""

from collections.abc import Iterable, Iterator
from typing import Final

from aws_cdk import Acknowledgment, Validations
from constructs import IConstruct

from infra.stacks.stateful import Stateful
from infra.stacks.stateless import Stateless
from shared.api.endpoint import Caller, Function, StreamTrigger

# Place → rule → reason.
REASONS: Final = {
    "pool": {
        "COG1": "15 characters and no composition rules, as NIST SP 800-63B advises.",
        "COG2": "TOTP is offered. Families may have no second device; staff can be federated to the city's sign-on.",
        "COG8": "Families reach Cognito through our functions, which count tries; it would see one address for all.",
    },
    "functions": {
        "L1": "Python 3.13 is the version for which the wheels are pinned and against which all tests run.",
    },
    "failed changes": {
        "SQS3": "It is itself the dead-letter queue, of the change stream; cdk-nag knows those of queues only.",
    },
    "role that follows the stream": {
        "IAM5[Resource::*]": "dynamodb:ListStreams alone, for which IAM has no resource type.",
    },
    "role that uses documents": {
        "IAM5[Resource::{documents}/*]": "Objects of the one documents bucket, whose keys are made at run time.",
    },
    "unmatched route": {
        "APIG4": "Answers 404 to everyone, and touches nothing.",
    },
    f"route of {Caller.ANYONE}": {
        "APIG4": "Open to everyone by its declaration: it answers the same to all, within limits.",
    },
    f"route of {Caller.GUARDIAN}": {
        "APIG4": "The function opens the sealed session token itself, before anything is read.",
    },
    f"route of {Caller.STAFF}": {},
}


def explain(stateful: Stateful, stateless: Stateless, functions: Iterable[Function]) -> None:
    """Acknowledge what the two stacks keep on purpose, each at the construct that it concerns."""
    for place, construct in _places(stateful, stateless, functions):
        for rule, reason in REASONS[place].items():
            name = f"AwsSolutions::AwsSolutions-{rule.format(documents=stateful.documents_export)}"
            Validations.of(construct).acknowledge(Acknowledgment(id=name, reason=reason))


def _places(
    stateful: Stateful, stateless: Stateless, functions: Iterable[Function]
) -> Iterator[tuple[str, IConstruct]]:
    yield from (("pool", pool) for pool in (stateful.staff, stateful.family))
    yield "functions", stateless
    yield "failed changes", stateless.changes_failed
    routes = stateless.gateway.node
    yield "unmatched route", routes.find_child("Route-unmatched")
    for function in functions:
        role = stateless.node.find_child(function.name).node.find_child("Role")
        if "documents" in function.uses:
            yield "role that uses documents", role
        if any(isinstance(trigger, StreamTrigger) for trigger in function.triggers):
            yield "role that follows the stream", role
        for endpoint in function.endpoints:
            yield f"route of {endpoint.caller}", routes.find_child(f"Route-{endpoint.operation_id}")
