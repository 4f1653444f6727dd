"""Telemetry: one line a request, log and metrics in one (CloudWatch embedded metric format). It holds ids only."""

import json
import traceback
from typing import Any

from botocore.exceptions import ClientError

from shared.persistence.failures import StoreBusy

NAMESPACE = "ParentBinding"
# Refusals that the stage watches as metrics of their own, by code.
WATCHED_REFUSALS = {
    "code_wrong": "WrongCodes",
    "sign_in_locked": "RefusedSignIns",
    "sign_in_refused": "RefusedSignIns",
}
SMS_BUDGET_SPENT = "SmsBudgetSpent"
SEAL_ENDS_SOON = "SealEndsSoon"
_METRICS = [{"Name": "Duration", "Unit": "Milliseconds"}, {"Name": "Faults", "Unit": "Count"}]


def line(operation: str, request_id: str, at: float, duration: float, status: int, code: str | None) -> str:
    """One request as a line of JSON. ``at`` in epoch seconds, ``duration`` in seconds."""
    fields: dict[str, Any] = {
        "operation": operation,
        "request_id": request_id,
        "status": status,
        "Duration": round(duration * 1000, 2),
        "Faults": int(status >= 500),
    }
    metrics = _METRICS
    if code is not None:
        fields["code"] = code
        if code in WATCHED_REFUSALS:
            fields[WATCHED_REFUSALS[code]] = 1
            metrics = [*_METRICS, {"Name": WATCHED_REFUSALS[code], "Unit": "Count"}]
    fields["_aws"] = {
        "Timestamp": int(at * 1000),
        "CloudWatchMetrics": [{"Namespace": NAMESPACE, "Dimensions": [[], ["operation"]], "Metrics": metrics}],
    }
    return json.dumps(fields, separators=(",", ":"))


def fault(operation: str, request_id: str, error: BaseException) -> str:
    """A fault as a line of JSON: its type, where it arose, and the service's own code for it.

    Never its message, which may quote what was sent.
    """
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    fields = {"operation": operation, "request_id": request_id, "fault": type(error).__name__, "places": places}
    cause = str(error) if isinstance(error, StoreBusy) else _service_code(error)
    return json.dumps(fields | ({"cause": cause} if cause else {}), separators=(",", ":"))


def _service_code(error: BaseException) -> str:
    return error.response["Error"]["Code"] if isinstance(error, ClientError) else ""


def event(name: str, at: float) -> str:
    """Something to be counted that is no request, as a line of JSON with a metric of that name."""
    metrics = {"Namespace": NAMESPACE, "Dimensions": [[]], "Metrics": [{"Name": name, "Unit": "Count"}]}
    return json.dumps({name: 1, "_aws": {"Timestamp": int(at * 1000), "CloudWatchMetrics": [metrics]}})
