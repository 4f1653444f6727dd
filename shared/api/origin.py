"""Origin: what did not come by way of the service's own origin is refused, so that nothing goes round its firewall."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from shared.environment import Settings

ORIGIN_KEY: Final = "x-origin-key"
"""The header in which CloudFront sends the key. It replaces what a caller sends under that name."""


@dataclass(frozen=True)
class OriginSettings(Settings):
    """What every function that answers requests reads beside its own settings.

    ``origin_keys``: the keys that are taken, the present one first, a blank between.
    """

    origin_keys: str


def came_by_the_origin(settings: OriginSettings, event: Mapping[str, Any]) -> bool:
    """Whether the request bears one of the keys. How long it takes tells nothing of them."""
    sent = event.get("headers", {}).get(ORIGIN_KEY, "").encode("utf-8", "surrogatepass")
    return any([hmac.compare_digest(key.encode(), sent) for key in settings.origin_keys.split()])
