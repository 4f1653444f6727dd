"""Failures of AWS services: what passes by itself, told apart from what somebody must mend."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

_PASSING = frozenset(
    {
        "InternalServerError",
        "KMSInternalException",
        "DependencyTimeoutException",
        "LimitExceededException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestTimeout",
        "ServiceUnavailable",
        "SlowDown",
        "ThrottlingException",
        "Throttling",
        "TooManyRequestsException",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)
_CONFLICTS = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})


class StoreBusy(Exception):
    """A service did not answer, or asked to come back; whether a write took effect is not known.

    Holds the service's error code or the kind of fault, never what was sent.
    """


@contextmanager
def told_apart() -> Iterator[None]:
    """Turn throttling, faults, time-outs and conflicts into StoreBusy; a refusal by the service stays as it is.

    A refusal (a missing permission, a malformed call) is a fault of ours: it must show, not ask people to try again.
    """
    try:
        yield
    except ClientError as error:
        if passes(error):
            raise StoreBusy(error.response["Error"]["Code"]) from error
        raise
    except BotoCoreError as error:
        raise StoreBusy(type(error).__name__) from error


def passes(error: ClientError) -> bool:
    """Whether the same call may succeed a little later."""
    if error.response["Error"]["Code"] in _PASSING or error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500:
        return True
    reasons = {reason.get("Code") for reason in error.response.get("CancellationReasons", ())}
    return bool(reasons & _CONFLICTS) and "ConditionalCheckFailed" not in reasons
