"""Webhook store: with what each service's webhooks are signed, and whether it is left alone for a while."""

from typing import NamedTuple

from shared.domain import policy, sealing
from shared.domain.sealing import Entropy
from shared.domain.webhooks import WebhookSecret, live, new_secret, replaced
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.event_store import StoredEvent, stored_event
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import ConditionFailed, Table, Update

_TRIES = 4


class Delivery(NamedTuple):
    """What it takes to send one event. ``paused_until``: in epoch seconds, 0 when the service is not left alone."""

    event: StoredEvent | None
    secrets: tuple[WebhookSecret, ...]
    paused_until: int


class WebhookStore:
    """Items ``E#`` / ``HOOK`` (secrets, sealed) and ``E#`` / ``PAUSE``. Methods raise StoreBusy."""

    def __init__(self, table: Table, webhook_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._webhook_key = webhook_key
        self._entropy = entropy

    def read(self, service: str, event_id: str, now: int) -> Delivery:
        """One event of a service, and how it may be sent; one round trip."""
        event, hook, pause = keys.service_event(service, event_id), keys.webhook(service), keys.webhook_pause(service)
        found = self._table.get_many([event, hook, pause], consistent=True)
        return Delivery(
            stored_event(found[event]) if event in found else None,
            live(self._secrets(found.get(hook)), now),
            found[pause]["until"] if pause in found else 0,
        )

    def renew_secret(self, service: str, now: int) -> WebhookSecret:
        """Put another secret in force, beside the one before for a while. Of two at once both are made, one after the
        other."""
        key, new = keys.webhook(service), new_secret(self._entropy)
        for _ in range(_TRIES):
            item = self._table.get(key, consistent=True)
            sealed = self._sealed(key, replaced(self._secrets(item), new, now))
            try:
                self._table.update(_written(key, sealed, item))
            except ConditionFailed:
                continue
            return new
        raise StoreBusy("webhook")

    def pause(self, service: str, until: int) -> None:
        """Leave a service alone for a while: it did not take what it was sent."""
        self._table.put(keys.webhook_pause(service), {"until": until, keys.TTL_ATTRIBUTE: until + policy.DAY})

    def _secrets(self, item: Item | None) -> tuple[WebhookSecret, ...]:
        if item is None:
            return ()
        key = keys.key_of_item(item)
        listed = sealing.unseal(self._webhook_key.bytes, item["secrets"], f"{key.context}|secrets")
        return tuple(WebhookSecret(*secret) for secret in listed)

    def _sealed(self, key: keys.Key, secrets: tuple[WebhookSecret, ...]) -> bytes:
        return sealing.seal(self._webhook_key.bytes, list(secrets), f"{key.context}|secrets", self._entropy)


def _written(key: keys.Key, sealed: bytes, before: Item | None) -> Update:
    """The item is as it was read."""
    if before is None:
        condition, read = f"attribute_not_exists({keys.PARTITION_KEY})", {}
    else:
        condition, read = "secrets = :before", {":before": before["secrets"]}
    return Update(key, "SET secrets = :secrets", {":secrets": sealed, **read}, condition=condition)
