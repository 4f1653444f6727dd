"""Meter: DynamoDB's round trips and capacity units, counted at the client."""

import math

WRITES = ("PutItem", "UpdateItem", "TransactWriteItems", "BatchWriteItem")
_WRITE_BYTES, _READ_BYTES = 1024, 4096


class Meter:
    """Calls and capacity units, by endpoint."""

    def __init__(self, client) -> None:
        self.calls: list[str] = []
        self.read = self.written = 0.0
        self._client = client
        client.meta.events.register("before-parameter-build.dynamodb", self._ask)
        client.meta.events.register("after-call.dynamodb", self._count)

    def close(self) -> None:
        self._client.meta.events.unregister("before-parameter-build.dynamodb", self._ask)
        self._client.meta.events.unregister("after-call.dynamodb", self._count)

    def take(self) -> tuple[list[str], float, float]:
        """What was counted since the last time: calls, RRU, WRU."""
        taken = self.calls, self.read, self.written
        self.calls, self.read, self.written = [], 0.0, 0.0
        return taken

    def _ask(self, params, model, **_) -> None:
        params["ReturnConsumedCapacity"] = "INDEXES"
        if model.name == "BatchGetItem":
            self._wanted = sum(len(wanted["Keys"]) for wanted in params["RequestItems"].values())

    def _count(self, model, parsed, **_) -> None:
        self.calls.append(model.name)
        if "Error" in parsed:
            # A write that its condition refuses costs what it would have written; no item here is above one unit.
            self.written += 1
        elif model.name == "BatchExecuteStatement":
            # The engine leaves the index out of a batch: a changed item is written to the table and to its index.
            self.written += sum(2 * _units(r["Item"], _WRITE_BYTES) for r in parsed["Responses"])
        elif model.name == "GetItem":
            # It counts neither these by size, nor a batch of them at all: half a unit an item and 4 KB.
            self.read += max(_units(parsed.get("Item", {}), _READ_BYTES), 1) / 2
        elif model.name == "BatchGetItem":
            items = [item for found in parsed["Responses"].values() for item in found]
            # One that is not there costs half a unit too.
            self.read += sum((_units(item, _READ_BYTES) - 1) / 2 for item in items) + self._wanted / 2
        else:
            consumed = parsed["ConsumedCapacity"]
            units = sum(part["CapacityUnits"] for part in (consumed if isinstance(consumed, list) else [consumed]))
            if model.name in WRITES:
                self.written += units
            else:
                self.read += units


def _units(item, unit_bytes: int) -> int:
    """Capacity units of an item: DynamoDB counts names and values, in bytes."""
    return math.ceil(sum(len(name) + _bytes(value) for name, value in item.items()) / unit_bytes)


def _bytes(value) -> int:
    ((kind, content),) = value.items()
    if kind == "SS":
        return sum(map(len, content))
    return 1 if kind == "BOOL" else len(content)
