"""Event bus: Amazon EventBridge, to which the city's own systems subscribe by rules."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from botocore.client import BaseClient

from shared.persistence.failures import told_apart

SOURCE: Final = "parent-binding"
_ENTRIES = 10
_ROUNDS = 3


class BusEvent(NamedTuple):
    """One event for the bus. ``at`` is in epoch seconds; ``detail`` is JSON."""

    type: str
    at: int
    detail: Any


class EventBus:
    """One bus, by name."""

    def __init__(self, client: BaseClient, name: str) -> None:
        self._client = client
        self._name = name

    def put(self, events: Sequence[BusEvent]) -> list[bool]:
        """Put events on the bus, ten a call: of each whether it was taken.

        Those that were not are tried again, a few times, by themselves. Raises StoreBusy.
        """
        taken = [False] * len(events)
        for _ in range(_ROUNDS):
            left = [number for number, done in enumerate(taken) if not done]
            for start in range(0, len(left), _ENTRIES):
                self._put(events, left[start : start + _ENTRIES], taken)
            if all(taken):
                break
        return taken

    def _put(self, events: Sequence[BusEvent], numbers: Sequence[int], taken: list[bool]) -> None:
        with told_apart():
            answer = self._client.put_events(Entries=[self._entry(events[number]) for number in numbers])
        for number, entry in zip(numbers, answer["Entries"], strict=True):
            taken[number] = not entry.get("ErrorCode")

    def _entry(self, event: BusEvent) -> dict[str, Any]:
        return {
            "EventBusName": self._name,
            "Source": SOURCE,
            "DetailType": event.type,
            "Time": datetime.fromtimestamp(event.at, UTC),
            "Detail": json.dumps(event.detail, separators=(",", ":")),
        }
