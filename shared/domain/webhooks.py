"""Webhook: how an event is signed that is sent to a service, after the Standard Webhooks specification 1.0."""

import base64
import hmac
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shared.domain import policy
from shared.domain.sealing import Entropy

_PREFIX = "whsec_"
_SECRET_BYTES = 32
_VERSION = "v1"


class WebhookSecret(NamedTuple):
    """What a service's webhooks are signed with. ``until``: for how long (epoch seconds), once it was replaced; 0 for
    the one in force."""

    text: str
    until: int = 0


def new_secret(entropy: Entropy) -> WebhookSecret:
    """A secret as the specification spells it."""
    return WebhookSecret(_PREFIX + base64.b64encode(entropy(_SECRET_BYTES)).decode())


def live(secrets: Sequence[WebhookSecret], now: int) -> tuple[WebhookSecret, ...]:
    """Those of ``secrets`` that are still signed with."""
    return tuple(secret for secret in secrets if not secret.until or secret.until > now)


def replaced(secrets: Sequence[WebhookSecret], new: WebhookSecret, now: int) -> tuple[WebhookSecret, ...]:
    """The secrets once ``new`` is in force. The one before goes on for a while, and so does the one before that: an
    answer that held a secret may have been lost."""
    ends = now + policy.WEBHOOK_SECRET_OVERLAP
    ending = [secret if secret.until else secret._replace(until=ends) for secret in live(secrets, now)]
    return (new, *ending)[: policy.WEBHOOK_SECRETS]


def signed_headers(secrets: Sequence[WebhookSecret], message: str, now: int, body: bytes) -> Mapping[str, str]:
    """The headers of a webhook: its id, when it is sent, and one signature a secret."""
    content = b".".join((message.encode(), str(now).encode(), body))
    signatures = [f"{_VERSION},{_signature(secret, content)}" for secret in secrets]
    return {"webhook-id": message, "webhook-timestamp": str(now), "webhook-signature": " ".join(signatures)}


def _signature(secret: WebhookSecret, content: bytes) -> str:
    key = base64.b64decode(secret.text.removeprefix(_PREFIX))
    return base64.b64encode(hmac.digest(key, content, "sha256")).decode()
