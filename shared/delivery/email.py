"""E-mail by Amazon SES (API version 2)."""

from collections.abc import Mapping

from botocore.client import BaseClient

from shared.delivery.failures import told_apart
from shared.delivery.templates import RenderedEmail

MESSAGE_ID_HEADER = "X-Message-Reference"  # SES replaces a Message-ID; this one arrives as it was sent


class EmailSender:
    """Sends from one verified address, ``sender``."""

    def __init__(self, client: BaseClient, sender: str) -> None:
        self._client = client
        self._sender = sender

    def send(self, to: str, rendered: RenderedEmail, *, message_id: str, tags: Mapping[str, str]) -> None:
        """Hand one message to SES, as plain text and HTML.

        ``message_id`` is our own name for it and goes into a header. ``tags`` (letters, digits, ``_``, ``-``) count in
        the provider's metrics. Raises DeliveryUnavailable, DeliveryRefused.
        """
        content = {
            "Subject": _data(rendered.subject),
            "Body": {"Text": _data(rendered.text), "Html": _data(rendered.html)},
            "Headers": [
                {"Name": MESSAGE_ID_HEADER, "Value": message_id},
                {"Name": "Auto-Submitted", "Value": "auto-generated"},  # RFC 3834: no out-of-office answers
            ],
        }
        with told_apart():
            self._client.send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": [to]},
                Content={"Simple": content},
                EmailTags=[{"Name": name, "Value": value} for name, value in tags.items()],
            )


def _data(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}
