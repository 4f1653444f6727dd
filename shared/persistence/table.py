"""Table: the few DynamoDB calls that the stores make, with plain values and our own errors."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from botocore.client import BaseClient
from botocore.exceptions import ClientError

from shared.persistence.attributes import Item, decode_item, encode, encode_item
from shared.persistence.failures import StoreBusy, passes, told_apart
from shared.persistence.keys import (
    INDEX_NAME,
    INDEX_PARTITION_KEY,
    INDEX_SORT_KEY,
    PARTITION_KEY,
    SORT_KEY,
    Key,
    key_of_item,
)

_CONDITION_FAILED = frozenset({"ConditionalCheckFailed", "ConditionalCheckFailedException", "DuplicateItem"})
_BATCH_ROUNDS = 3
_BATCH_WRITE_ITEMS = 25


class ConditionFailed(Exception):
    """A write's condition did not hold. ``items`` are the items as they were, in the order of the writes.

    An entry is None where no item existed, or where the write of a transaction was not the one that failed.
    """

    def __init__(self, items: Sequence[Item | None]) -> None:
        super().__init__("condition failed")
        self.items = tuple(items)


class Update(NamedTuple):
    """One conditional update. ``values`` are those of the ``:names`` in both expressions."""

    key: Key
    expression: str
    values: Mapping[str, Any]
    condition: str | None = None
    names: Mapping[str, str] | None = None


class Delete(NamedTuple):
    """One item that a transaction deletes, if it is there."""

    key: Key


class Check(NamedTuple):
    """A condition on an item that a transaction does not write."""

    key: Key
    condition: str
    values: Mapping[str, Any]
    names: Mapping[str, str] = {}


class Statement(NamedTuple):
    """One PartiQL statement with its parameters."""

    text: str
    parameters: Sequence[Any]


class Table:
    """One DynamoDB table. A method is one round trip, unless the store hands its answer out in parts.

    Methods raise StoreBusy when the outcome is not known.
    """

    def __init__(self, client: BaseClient, name: str) -> None:
        self._client = client
        self._name = name

    @property
    def name(self) -> str:
        """The table's name, for PartiQL."""
        return self._name

    def get(self, key: Key, *, consistent: bool = False) -> Item | None:
        """One item, or None."""
        answer = _call(self._client.get_item, TableName=self._name, Key=_encoded(key), ConsistentRead=consistent)
        return decode_item(answer["Item"]) if "Item" in answer else None

    def get_many(self, keys: Sequence[Key], *, consistent: bool = False) -> dict[Key, Item]:
        """Up to 100 items by key, those that exist; a second call only for what the store left unprocessed."""
        found: dict[Key, Item] = {}
        wanted: Any = {
            self._name: {"Keys": [_encoded(key) for key in dict.fromkeys(keys)], "ConsistentRead": consistent}
        }
        for _ in range(_BATCH_ROUNDS):
            answer = _call(self._client.batch_get_item, RequestItems=wanted)
            for raw in answer["Responses"].get(self._name, ()):
                item = decode_item(raw)
                found[key_of_item(item)] = item
            wanted = answer.get("UnprocessedKeys")
            if not wanted:
                return found
        raise StoreBusy

    def query(self, partition: str, *, consistent: bool = False) -> list[Item]:
        """Every item of a partition (they are small by design: a student's bindings, a level's schools)."""
        condition = f"{PARTITION_KEY} = :p"
        return self._pages(KeyConditionExpression=condition, partition=partition, ConsistentRead=consistent)

    def query_start(self, partition: str, start: str, *, consistent: bool = False) -> list[Item]:
        """Those items of a partition whose sort keys begin with ``start``."""
        return self._pages(
            KeyConditionExpression=f"{PARTITION_KEY} = :p AND begins_with({SORT_KEY}, :s)",
            partition=partition,
            values={":s": {"S": start}},
            ConsistentRead=consistent,
        )

    def query_back(self, partition: str, before: str | None, limit: int) -> tuple[list[Item], bool]:
        """Up to ``limit`` items of a partition from its end, or from ``before`` a sort key, backwards; whether there
        are more."""
        behind = f" AND {SORT_KEY} < :s" if before else ""
        answer = _call(
            self._client.query,
            TableName=self._name,
            KeyConditionExpression=f"{PARTITION_KEY} = :p{behind}",
            ExpressionAttributeValues={":p": {"S": partition}} | ({":s": {"S": before}} if before else {}),
            ScanIndexForward=False,
            Limit=limit,
        )
        return [decode_item(raw) for raw in answer["Items"]], "LastEvaluatedKey" in answer

    def query_index(self, index: str, attribute: str, partition: str) -> list[Item]:
        """Every item of an index partition, in the order of its sort key."""
        return self._pages(IndexName=index, KeyConditionExpression=f"{attribute} = :p", partition=partition)

    def query_index_start(self, index: str, attribute: str, partition: str, limit: int) -> list[Item]:
        """The first ``limit`` items of an index partition, in the order of its sort key."""
        answer = _call(
            self._client.query,
            TableName=self._name,
            IndexName=index,
            KeyConditionExpression=f"{attribute} = :p",
            ExpressionAttributeValues={":p": {"S": partition}},
            Limit=limit,
        )
        return [decode_item(raw) for raw in answer["Items"]]

    def query_index_between(self, partition: str, after: str, before: str, limit: int) -> tuple[list[Item], bool]:
        """Up to ``limit`` items of an index partition whose sort keys lie behind ``after`` and before ``before``, in
        their order; whether there are more."""
        if after >= before:
            return [], False
        answer = _call(
            self._client.query,
            TableName=self._name,
            IndexName=INDEX_NAME,
            KeyConditionExpression=f"{INDEX_PARTITION_KEY} = :p AND {INDEX_SORT_KEY} BETWEEN :a AND :b",
            ExpressionAttributeValues={":p": {"S": partition}, ":a": {"S": f"{after}\x00"}, ":b": {"S": before}},
            Limit=limit,
        )
        return [decode_item(raw) for raw in answer["Items"]], "LastEvaluatedKey" in answer

    def _pages(self, *, partition: str, values: Mapping[str, Any] = {}, **arguments: Any) -> list[Item]:  # noqa: B006
        items: list[Item] = []
        values = {":p": {"S": partition}, **values}
        while True:
            answer = _call(self._client.query, TableName=self._name, ExpressionAttributeValues=values, **arguments)
            items.extend(map(decode_item, answer["Items"]))
            if "LastEvaluatedKey" not in answer:
                return items
            arguments["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def page(self, start: Key | None, limit: int) -> tuple[list[Item], Key | None]:
        """Up to ``limit`` items of the whole table that lie behind ``start``, and where the next page begins, if one
        does."""
        behind = {} if start is None else {"ExclusiveStartKey": _encoded(start)}
        answer = _call(self._client.scan, TableName=self._name, ConsistentRead=True, Limit=limit, **behind)
        last = answer.get("LastEvaluatedKey")
        return [decode_item(raw) for raw in answer["Items"]], key_of_item(decode_item(last)) if last else None

    def delete(self, keys: Sequence[Key]) -> None:
        """Delete items, 25 in one round trip; those that are not there count as deleted."""
        for first in range(0, len(keys), _BATCH_WRITE_ITEMS):
            chunk = keys[first : first + _BATCH_WRITE_ITEMS]
            self._write_batch({self._name: [{"DeleteRequest": {"Key": _encoded(key)}} for key in chunk]})

    def put_many(self, items: Mapping[Key, Mapping[str, Any]]) -> None:
        """Write whole items over whatever was there, 25 in one round trip."""
        requests = [{"PutRequest": {"Item": _encoded(key) | encode_item(item)}} for key, item in items.items()]
        for first in range(0, len(requests), _BATCH_WRITE_ITEMS):
            self._write_batch({self._name: requests[first : first + _BATCH_WRITE_ITEMS]})

    def _write_batch(self, requests: Any) -> None:
        for _ in range(_BATCH_ROUNDS):
            requests = _call(self._client.batch_write_item, RequestItems=requests).get("UnprocessedItems")
            if not requests:
                return
        raise StoreBusy

    def put(self, key: Key, item: Mapping[str, Any]) -> None:
        """Write a whole item over whatever was there."""
        encoded = _encoded(key) | encode_item(item)
        _call(self._client.put_item, TableName=self._name, Item=encoded)

    def update(self, update: Update) -> Item:
        """Apply one update; the item after it. Raises ConditionFailed."""
        answer = _call(
            self._client.update_item,
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
            **self._arguments(update),
        )
        return decode_item(answer["Attributes"])

    def holds(self, update: Update) -> bool:
        """Apply one update if its condition holds; whether it did."""
        try:
            self.update(update)
        except ConditionFailed:
            return False
        return True

    def transact(
        self,
        updates: Sequence[Update | Delete],
        *,
        check: Check | list[Check] | None = None,
        token: str | None = None,
    ) -> None:
        """Apply all updates or none; none either if a ``check`` fails, whose item then follows theirs in the failure's.

        Raises ConditionFailed. ``token`` makes a repeat within 10 minutes harmless.
        """
        items = [self._written(update) for update in updates]
        checks = check if isinstance(check, list) else [check] if check else []
        items += [{"ConditionCheck": self._check(one)} for one in checks]
        extra = {"ClientRequestToken": token} if token else {}
        _call(self._client.transact_write_items, TransactItems=items, **extra)

    def execute(self, statements: Sequence[Statement]) -> list[Item | ConditionFailed | StoreBusy]:
        """Run up to 25 single-item statements; each succeeds or fails alone, so outcomes are returned, not raised."""
        batch = [
            {
                "Statement": statement.text,
                "Parameters": [encode(value) for value in statement.parameters],
                "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
            }
            for statement in statements
        ]
        answer = _call(self._client.batch_execute_statement, Statements=batch)
        return [_outcome(response) for response in answer["Responses"]]

    def _written(self, update: Update | Delete) -> dict[str, Any]:
        if isinstance(update, Delete):
            return {"Delete": {"TableName": self._name, "Key": _encoded(update.key)}}
        return {"Update": self._arguments(update) | {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"}}

    def _check(self, check: Check) -> dict[str, Any]:
        return {
            "TableName": self._name,
            "Key": _encoded(check.key),
            "ConditionExpression": check.condition,
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
            **({"ExpressionAttributeValues": encode_item(check.values)} if check.values else {}),
            **({"ExpressionAttributeNames": dict(check.names)} if check.names else {}),
        }

    def _arguments(self, update: Update) -> dict[str, Any]:
        arguments: dict[str, Any] = {
            "TableName": self._name,
            "Key": _encoded(update.key),
            "UpdateExpression": update.expression,
        }
        if update.values:
            arguments["ExpressionAttributeValues"] = encode_item(update.values)
        if update.condition:
            arguments["ConditionExpression"] = update.condition
        if update.names:
            arguments["ExpressionAttributeNames"] = dict(update.names)
        return arguments


def _encoded(key: Key) -> dict[str, Any]:
    return {PARTITION_KEY: {"S": key.partition}, SORT_KEY: {"S": key.sort}}


def _call(operation: Callable[..., Any], **arguments: Any) -> Any:
    """Call the store. A transaction conflict is no refusal, so it is tried once more."""
    with told_apart():
        try:
            try:
                return operation(**arguments)
            except ClientError as error:
                if not (_conflict(error) and passes(error)):
                    raise
                return operation(**arguments)
        except ClientError as error:
            failed = _condition_failed(error)
            if failed is None:
                raise
            raise failed from error


def _conflict(error: ClientError) -> bool:
    codes = {reason.get("Code") for reason in error.response.get("CancellationReasons", ())}
    return error.response["Error"]["Code"] == "TransactionConflictException" or "TransactionConflict" in codes


def _condition_failed(error: ClientError) -> ConditionFailed | None:
    if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
        return ConditionFailed([_old(error.response)])
    reasons = error.response.get("CancellationReasons", ())
    if any(reason.get("Code") == "ConditionalCheckFailed" for reason in reasons):
        return ConditionFailed([_old(reason) for reason in reasons])
    return None


def _old(answer: Mapping[str, Any]) -> Item | None:
    return decode_item(answer["Item"]) if answer.get("Item") else None


def _outcome(response: Mapping[str, Any]) -> Item | ConditionFailed | StoreBusy:
    error = response.get("Error")
    if error is None:
        return decode_item(response.get("Item", {}))
    if error.get("Code") in _CONDITION_FAILED:
        return ConditionFailed([_old(error) or _old(response)])
    return StoreBusy(error.get("Code"))
