"""Findings: every cdk-nag finding that stands, where, and why. The only place where one is acknowledged."""

from collections.abc import Iterable, Iterator
from typing import Final

from aws_cdk import Acknowledgment, Token, Validations
from constructs import IConstruct

from infra.stacks.edge import Edge
from infra.stacks.stateful import Stateful
from infra.stacks.stateless import Stateless
from infra.stages.settings import Stage
from shared.api.endpoint import Caller, Function, StreamTrigger
from shared.persistence.archive import PREFIXES
from shared.persistence.audit_chain import CHAIN

# Place → rule → reason.
REASONS: Final = {
    "pool": {
        "COG1": "15 characters and no composition rules, as NIST SP 800-63B advises.",
        "COG2": "TOTP is offered. Families may have no second device; staff can be federated to the city's sign-on.",
        "COG8": "Families reach Cognito through our functions, which count tries; it would see one address for all.",
    },
    "origin key": {
        "SMG4": "Replaced by a deployment, by the stage's number of its generation; meanwhile both are taken.",
    },
    "functions": {
        "L1": "Python 3.13 is the version for which the wheels are pinned and against which all tests run.",
    },
    "failed changes": {
        "SQS3": "It is itself the dead-letter queue, of the change stream; cdk-nag knows those of queues only.",
    },
    "failed days": {
        "SQS3": "It is itself the dead-letter queue, of the schedule; cdk-nag knows those of queues only.",
    },
    "role that follows the stream": {
        "IAM5[Resource::*]": "dynamodb:ListStreams alone, for which IAM has no resource type.",
    },
    **{
        f"role that uses {prefix}": {
            f"IAM5[Resource::{{documents}}/{prefix}/*]": "Objects of one kind, whose keys are made at run time."
        }
        for prefix in PREFIXES
    },
    "role that uses chain": {
        f"IAM5[Resource::{{audit}}/{CHAIN}/*]": "Links of the audit chain, whose numbers are made at run time.",
    },
    "pages": {
        "S1": "CloudFront alone reads them, and has a log of its own.",
    },
    "access log": {
        "S1": "It is itself a log.",
    },
    "distribution": {
        "CFR1": "Guardians and relatives abroad apply and verify too.",
    },
    "distribution without a certificate": {
        "CFR4": "CloudFront's own name takes old TLS; with the stage's certificate and name it is TLS 1.2 or newer.",
    },
    "upload": {
        "L1": "The CDK's own function and its version: it runs at a deployment, and nowhere else.",
        "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]": (
            "The CDK's own role: it may write its log."
        ),
        **dict.fromkeys(
            (
                "IAM5[Action::s3:GetObject*]",
                "IAM5[Action::s3:GetBucket*]",
                "IAM5[Action::s3:List*]",
                "IAM5[Action::s3:DeleteObject*]",
                "IAM5[Action::s3:Abort*]",
                "IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-{account}-{region}/*]",
                "IAM5[Resource::<{pages}.Arn>/*]",
            ),
            "The CDK's own role: it copies whatever is in the deployment's assets to the one bucket of the pages.",
        ),
        "IAM5[Resource::*]": "The CDK's own role: it has CloudFront forget the old pages, and names no distribution.",
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
    f"route of {Caller.ACCOUNT}": {
        "APIG4": "The function opens the sealed token itself, and reads whether the sign-in stands.",
    },
    f"route of {Caller.CLIENT}": {
        "APIG4": "The id and secret of a relying service are what it sends, and are checked in the function.",
    },
    f"route of {Caller.SERVICE}": {
        "APIG4": "The function opens the sealed token itself, and reads whether the service is active.",
    },
    f"route of {Caller.STAFF}": {},
}


def explain(stateful: Stateful, stateless: Stateless, functions: Iterable[Function]) -> None:
    """Acknowledge what the two stacks keep on purpose, each at the construct that it concerns."""
    buckets = {"documents": stateful.documents_export, "audit": stateful.audit_export}
    _acknowledge(_places(stateful, stateless, functions), **buckets)


def explain_edge(edge: Edge, stage: Stage) -> None:
    """Acknowledge what the edge keeps on purpose."""
    account = "<AWS::AccountId>" if Token.is_unresolved(edge.account) else edge.account
    pages = edge.get_logical_id(edge.pages.node.default_child)
    _acknowledge(_edge_places(edge, stage), account=account, region=edge.region, pages=pages)


def _acknowledge(places: Iterable[tuple[str, IConstruct]], **names: str) -> None:
    for place, construct in places:
        for rule, reason in REASONS[place].items():
            name = f"AwsSolutions::AwsSolutions-{rule.format(**names)}"
            Validations.of(construct).acknowledge(Acknowledgment(id=name, reason=reason))


def _places(
    stateful: Stateful, stateless: Stateless, functions: Iterable[Function]
) -> Iterator[tuple[str, IConstruct]]:
    yield from (("pool", pool) for pool in (stateful.staff, stateful.family))
    yield "origin key", stateful.origin_keys
    yield "functions", stateless
    yield "failed changes", stateless.changes_failed
    yield "failed days", stateless.days_failed
    routes = stateless.gateway.node
    yield "unmatched route", routes.find_child("Route-unmatched")
    for function in functions:
        role = stateless.node.find_child(function.name).node.find_child("Role")
        for prefix in (*PREFIXES, CHAIN):
            if prefix in function.uses:
                yield f"role that uses {prefix}", role
        if any(isinstance(trigger, StreamTrigger) for trigger in function.triggers):
            yield "role that follows the stream", role
        for endpoint in function.endpoints:
            yield f"route of {endpoint.caller}", routes.find_child(f"Route-{endpoint.operation_id}")


def _edge_places(edge: Edge, stage: Stage) -> Iterator[tuple[str, IConstruct]]:
    yield "pages", edge.pages
    yield "access log", edge.access_log
    yield "distribution", edge.distribution
    if not stage.edge_certificate_arn:
        yield "distribution without a certificate", edge.distribution
    yield "upload", edge.upload.handler_role.node.scope
