"""What a finished application costs in the table: round trips and capacity units, counted at the client."""

import math

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.issue_code.contract import ISSUE_CODE
from functions.match_student.contract import MATCH_STUDENT
from functions.read_consent.contract import READ_CONSENT
from functions.review_bindings.contract import DECIDE, READ_QUEUE
from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.verify_code.contract import VERIFY_CODE
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER

WRITES = ("UpdateItem", "TransactWriteItems")
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

    def _count(self, model, parsed, **_) -> None:
        self.calls.append(model.name)
        if model.name == "BatchExecuteStatement":
            # The engine leaves the index out of a batch: a changed item is written to the table and to its index.
            self.written += sum(2 * _units(r["Item"], _WRITE_BYTES) for r in parsed["Responses"])
        elif model.name == "GetItem":
            # It counts neither these by size, nor a batch of them at all: half a unit an item and 4 KB.
            self.read += max(_units(parsed.get("Item", {}), _READ_BYTES), 1) / 2
        elif model.name == "BatchGetItem":
            items = [item for found in parsed["Responses"].values() for item in found]
            self.read += sum(_units(item, _READ_BYTES) / 2 for item in items)
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


@pytest.fixture
def meter(clients):
    meter = Meter(clients("dynamodb"))
    yield meter
    meter.close()


def test_every_operation_is_one_round_trip_and_an_application_costs_at_most_9_and_3(service, meter):
    meter.take()
    costs = {}

    def counted(endpoint, *arguments, **options):
        answer = service.call(endpoint, *arguments, **options)
        assert answer[0] < 300, answer
        costs[endpoint.operation_id] = meter.take()
        return answer

    issued = counted(ISSUE_CODE, {"channel": "email", "contact": MAILBOX})[1]
    told = {"channel": "email", "contact": MAILBOX, "challenge": issued["challenge"]}
    session = counted(VERIFY_CODE, told | {"code": service.code(issued["challenge"])})[1]["session_token"]
    asked = {"school_level": "elementary", "school_code": "900101", "national_id": STUDENT_ID}
    match = counted(MATCH_STUDENT, asked, session=session)[1]["match"]
    consent = counted(READ_CONSENT, session=session)[1]["consent"]
    check = counted(CHECK_GUARDIAN, {"national_id": GUARDIAN_ID}, session=session)[1]["guardian_check"]
    body = {
        "students": [{"match": match, "relationship": "father"}],
        "consent": consent,
        "guardian_check": check,
        "guardian": {"name": "王曉明", "email": MAILBOX, "mobile": "0912345678"},
        "signature": {"typed_name": "王曉明"},
    }
    key = {"idempotency-key": "capacity-1"}
    submitted = counted(SUBMIT_APPLICATION, body, session=session, headers=key)
    session = submitted[2]["session-token"]
    counted(APPLICATION_STATUS, session=session)
    counted(READ_QUEUE, staff=TEACHER)
    path = {"binding_id": submitted[1]["bindings"][0]["binding_id"]}
    counted(DECIDE, {"action": "approve"}, staff=TEACHER, path=path, headers={"if-match": '"1"'})

    match_calls, match_read, _ = costs.pop("match_student")
    assert match_calls == ["BatchGetItem", "TransactWriteItems"]
    assert {name: len(calls) for name, (calls, _, _) in costs.items()} == dict.fromkeys(costs, 1)
    read = match_read + sum(read for _, read, _ in costs.values())
    written = sum(written for _, _, written in costs.values())
    assert read <= 3, costs
    assert written <= 9, costs
