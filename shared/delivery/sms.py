"""Text messages by Amazon SNS, to Taiwan's mobile numbers and no others."""

import re

from botocore.client import BaseClient

from shared.delivery.failures import DeliveryRefused, told_apart
from shared.delivery.templates import RenderedSms

# Every contact was checked when it came in. The rule stands here once more, apart from that check, because a number
# that slips through costs money with each message: premium and foreign numbers are how SMS senders are robbed.
_MOBILE = re.compile(r"\+8869[0-8][0-9]{7}")
_TRANSACTIONAL = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}


class NumberRefused(DeliveryRefused):
    """Not a mobile number of Taiwan; the number is not part of the error."""


class SmsSender:
    """Sends to one number at a time."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    def send(self, to: str, rendered: RenderedSms) -> None:
        """Hand one message to SNS; ``to`` is in E.164. Raises NumberRefused, DeliveryUnavailable, DeliveryRefused."""
        if not _MOBILE.fullmatch(to):
            raise NumberRefused
        with told_apart():
            self._client.publish(PhoneNumber=to, Message=rendered.text, MessageAttributes=_TRANSACTIONAL)
