"""Trace: what a request asks of AWS, without the values that must differ."""

import json
from collections.abc import Callable
from typing import Any

SERVICES = ("dynamodb", "kms", "sqs", "s3", "cognito-idp")


class Trace:
    """Every call to AWS, as service, operation and the shape of its parameters."""

    def __init__(self, clients: Callable[[str], Any]) -> None:
        self._events = [clients(service).meta.events for service in SERVICES]
        self._calls: list[tuple[str, str, Any]] = []
        for events in self._events:
            events.register("before-parameter-build", self._note)

    def close(self) -> None:
        """Look no longer."""
        for events in self._events:
            events.unregister("before-parameter-build", self._note)

    def take(self) -> list[tuple[str, str, Any]]:
        """The calls since the last time."""
        taken, self._calls = self._calls, []
        return taken

    def _note(self, params: Any, model: Any, **_: Any) -> None:
        self._calls.append((model.service_model.service_name, model.name, shape(params)))


def shape(value: Any, name: str = "") -> Any:
    """Names, numbers of things and expressions of parameters; of every other value its type alone."""
    if isinstance(value, dict):
        return {key: shape(part, key) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [shape(part, name) for part in value]
    if name == "MessageBody":
        return shape(json.loads(value))
    return value if name.endswith("Expression") else type(value).__name__
