"""Client credentials: the id and secret of a relying service as HTTP Basic carries them (RFC 6749 section 2.3.1)."""

import base64
import binascii
from typing import NamedTuple
from urllib.parse import unquote_plus

from shared.domain.refusals import Refusal


class ClientCredentials(NamedTuple):
    """Who a client says it is."""

    client: str
    secret: str


def open_basic(authorization: str) -> ClientCredentials | None:
    """What an ``Authorization: Basic`` header holds; None without a header. Raises Refusal."""
    if not authorization:
        return None
    scheme, _, encoded = authorization.partition(" ")
    try:
        text = base64.b64decode(encoded.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        raise Refusal("client_unauthenticated") from None
    client, colon, secret = text.partition(":")
    if scheme.lower() != "basic" or not colon:
        raise Refusal("client_unauthenticated")
    return ClientCredentials(unquote_plus(client), unquote_plus(secret))
