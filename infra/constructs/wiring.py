"""Wiring: what the catalog asks for, held against what the stage and its resources give. Pure; no CDK.

Whatever does not fit is an error at synth, with the function's name: not a failure of the first request.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from infra.stages.settings import Stage
from shared.api.endpoint import Function, QueueTrigger

ORIGIN = "origin"
"""The resource that every function that answers requests has without naming it."""

_QUEUE = "_queue"


class CatalogFault(ValueError):
    """The catalog asks for what does not exist, names something twice, or leaves a queue or function without use."""


class SettingUnprovided(CatalogFault):
    """A function's settings name a variable that neither the stage nor a resource in its ``uses`` provides."""


@dataclass(frozen=True)
class Resource:
    """One thing that functions may use.

    ``variables``: what it puts into the environment of a function that uses it. ``arns``: where the declared actions
    apply; with ``except_arns`` instead, they apply everywhere but there (a phone number has no ARN). ``conditions``:
    IAM conditions on every use. ``sealed_for``: the AWS service that opens the data key for the caller, if the resource
    is encrypted with it.
    """

    variables: Mapping[str, str] = field(default_factory=dict)
    arns: tuple[str, ...] = ()
    except_arns: tuple[str, ...] = ()
    conditions: Mapping[str, Mapping[str, str | list[str]]] = field(default_factory=dict)
    sealed_for: str | None = None


def deployed(functions: Iterable[Function], stage: Stage) -> tuple[Function, ...]:
    """The functions that ``stage`` has."""
    return tuple(function for function in functions if stage.sandbox_domain or not function.sandbox_only)


def queue_consumers(functions: Sequence[Function]) -> dict[str, Function]:
    """The queues that the catalog needs, each with the one function that drains it.

    A queue is a resource whose name ends in ``_queue``. Raises CatalogFault: no consumer, two, or no sender.
    """
    senders = {name for function in functions for name in function.uses if name.endswith(_QUEUE)}
    drains = [(t.queue, function) for function in functions for t in function.triggers if isinstance(t, QueueTrigger)]
    for queue, count in Counter(queue for queue, _ in drains).items():
        if count > 1:
            raise CatalogFault(f"{queue} is drained by {count} triggers; one must do it")
    consumers = dict(drains)
    if missing := senders - consumers.keys():
        raise CatalogFault(f"no function drains {', '.join(sorted(missing))}")
    if unknown := consumers.keys() - senders:
        raise CatalogFault(f"no function sends to {', '.join(sorted(unknown))}: no such queue")
    return consumers


def fallback(functions: Iterable[Function]) -> Function:
    """The function that answers requests for which no route stands. Raises CatalogFault unless just one does."""
    catching = [function for function in functions if function.catches_unmatched_routes]
    if len(catching) != 1:
        names = ", ".join(function.name for function in catching) or "none"
        raise CatalogFault(f"one function must catch unmatched routes; found {names}")
    return catching[0]


def check_calls(functions: Iterable[Function]) -> None:
    """Raises CatalogFault when two endpoints share a route or an operation id, or nothing ever calls a function."""
    for function in functions:
        if not (function.endpoints or function.triggers or function.catches_unmatched_routes):
            raise CatalogFault(f"nothing calls {function.name}: it has neither endpoint nor trigger")
    endpoints = [endpoint for function in functions for endpoint in function.endpoints]
    for names in ([e.route_key for e in endpoints], [e.operation_id for e in endpoints]):
        if twice := [name for name, count in Counter(names).items() if count > 1]:
            raise CatalogFault(f"declared twice: {', '.join(twice)}")


def used(function: Function, resources: Mapping[str, Resource]) -> dict[str, Resource]:
    """The resources in the function's ``uses``, by name. Raises CatalogFault on an unknown name."""
    if unknown := function.uses.keys() - resources.keys():
        raise CatalogFault(f"{function.name} uses {', '.join(sorted(unknown))}: no such resource")
    return {name: resources[name] for name in function.uses}


def environment(function: Function, stage: Stage, resources: Mapping[str, Resource]) -> dict[str, str]:
    """The function's environment: the variables that it reads and no others. Raises SettingUnprovided, CatalogFault."""
    provided = _stage_variables(stage)
    for resource in used(function, resources).values():
        provided.update(resource.variables)
    if function.answers_requests:
        provided.update(resources[ORIGIN].variables)
    for variable in function.variables():
        if variable not in provided:
            raise SettingUnprovided(f"{function.name} reads {variable}, which nothing provides")
    return {variable: provided[variable] for variable in function.variables()}


def _stage_variables(stage: Stage) -> dict[str, str]:
    values = {f.name.upper(): getattr(stage, f.name) for f in fields(stage)}
    lists = {name: ",".join(value) for name, value in values.items() if type(value) is tuple}
    return lists | {name: str(value) for name, value in values.items() if type(value) in (str, int)}
