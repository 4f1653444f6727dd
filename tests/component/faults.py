"""Faults: what an AWS call may come to, planted at one call of one client."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from botocore.exceptions import ClientError, ConnectTimeoutError, ReadTimeoutError

_URL = "https://aws.example"


class Killed(BaseException):
    """The function's process is gone: nothing in it catches this."""


def _refused(code, status):
    def make(operation):
        answer = {"Error": {"Code": code, "Message": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
        return ClientError(answer, operation)

    return make


# Before: the call takes no effect. After: it does, and nobody hears of it.
BEFORE = {
    "throttled": _refused("ThrottlingException", 400),
    "fault of the service": _refused("InternalServerError", 500),
    "timed out before": lambda _: ConnectTimeoutError(endpoint_url=_URL),
    "conflict": _refused("TransactionConflictException", 400),
    "condition failed": _refused("ConditionalCheckFailedException", 400),
    "killed before": lambda _: Killed(),
}
AFTER = {
    "timed out after": lambda _: ReadTimeoutError(endpoint_url=_URL),
    "killed after": lambda _: Killed(),
}
FAULTS = BEFORE | AFTER


@dataclass
class Calls:
    """The calls that were made, each as service and operation, and those at which a fault was planted."""

    made: list = field(default_factory=list)
    struck: int = 0


@contextmanager
def planted(clients, services, fault, at):
    """Let the ``at``-th call to any of ``services`` come to a fault."""
    calls, hooks = Calls(), []

    def strikes():
        struck = len(calls.made) - 1 == at
        calls.struck += struck
        return struck

    def ask(model, **_):
        calls.made.append((model.service_model.service_name, model.name))
        if fault in BEFORE and strikes():
            raise BEFORE[fault](model.name)

    def answer(model, **_):
        if fault in AFTER and strikes():
            raise AFTER[fault](model.name)

    for service in services:
        events = clients(service).meta.events
        for event, hook in (("before-parameter-build", ask), ("after-call", answer)):
            events.register(f"{event}.{service_name(service)}", hook)
            hooks.append((events, f"{event}.{service_name(service)}", hook))
    try:
        yield calls
    finally:
        for events, event, hook in hooks:
            events.unregister(event, hook)


def service_name(service):
    """The service as botocore's events name it."""
    return {"cognito-idp": "cognito-identity-provider"}.get(service, service)
