"""Failures of delivery: what is worth another try, and what is not."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

# What SES and SNS answer about this one message. Everything else (throttling, faults, a paused account, a sender not
# yet verified) may pass or be mended, so the message is kept for another try.
_ABOUT_THE_MESSAGE = frozenset(
    {"MessageRejected", "BadRequestException", "InvalidParameter", "InvalidParameterException", "ParameterValueInvalid"}
)


class DeliveryUnavailable(Exception):
    """The message did not leave, and may when tried again. Holds the provider's error code, never the contact."""


class DeliveryRefused(Exception):
    """The message will never leave. Holds the provider's error code, never the contact."""


@contextmanager
def told_apart() -> Iterator[None]:
    """Turn a client's errors into DeliveryRefused or DeliveryUnavailable.

    The cause is cut off: providers repeat addresses in their error texts.
    """
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        kind = DeliveryRefused if code in _ABOUT_THE_MESSAGE else DeliveryUnavailable
        raise kind(code) from None
    except BotoCoreError as error:
        raise DeliveryUnavailable(type(error).__name__) from None
