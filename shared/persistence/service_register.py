"""Service register: relying services registered, approved by a second administrator, suspended. Who may do what, and
from which state, is a condition on the write."""

from typing import Any

from shared.domain import sealing
from shared.domain.sealing import Entropy
from shared.domain.services import Registration, Service, ServiceFault, ServiceState
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.key_ring import LocalKey
from shared.persistence.service_store import service
from shared.persistence.table import ConditionFailed, Table, Update

_NOT_SO = {
    ServiceState.REQUESTED: ServiceFault.NOT_REQUESTED,
    ServiceState.ACTIVE: ServiceFault.NOT_ACTIVE,
    ServiceState.SUSPENDED: ServiceFault.NOT_SUSPENDED,
}


class ServiceRefused(Exception):
    """A service can't be changed so."""

    def __init__(self, fault: ServiceFault) -> None:
        super().__init__(fault)
        self.fault = fault


class ServiceRegister:
    """Items ``O#`` / ``META``. The owner's address is sealed, bound to its item; of secrets there are digests alone.

    Methods that change a service raise ServiceRefused; all raise StoreBusy. Each is one round trip.
    """

    def __init__(self, table: Table, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._field_key = field_key
        self._entropy = entropy

    def get(self, client: str) -> Registration | None:
        """One service."""
        item = self._table.get(keys.service(client), consistent=True)
        return self._registration(item) if item else None

    def all(self) -> list[Registration]:
        """Every service, the oldest first."""
        items = self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.services())
        return list(map(self._registration, items))

    def register(self, registration: Registration) -> None:
        """Write a service that asks to be approved. Its client is random, so that it is nobody's yet."""
        asked = registration.service
        key = keys.service(asked.client)
        owner = sealing.seal(self._field_key.bytes, registration.owner_email, f"{key.context}|owner", self._entropy)
        item = {
            "names": asked.names,
            "purposes": asked.purposes,
            "scopes": list(asked.scopes),
            "redirects": list(asked.redirects),
            "webhook": asked.webhook,
            "owner": owner,
            "st": ServiceState.REQUESTED,
            "req_by": asked.requested_by,
            "req_at": asked.requested_at,
            "generation": 0,
            keys.INDEX_PARTITION_KEY: keys.services(),
            keys.INDEX_SORT_KEY: keys.service_order(asked.requested_at, asked.client),
        }
        self._table.put(key, item)

    def approve(self, client: str, administrator: str, secret: str, now: int) -> Registration:
        """Let a service work, by another administrator than registered it. ``secret``: digest of its first."""
        update = Update(
            keys.service(client),
            "SET st = :active, app_by = :me, app_at = :now, chg_by = :me, chg = :now, secret = :secret",
            {
                ":active": ServiceState.ACTIVE,
                ":me": administrator,
                ":now": now,
                ":secret": secret,
                ":before": ServiceState.REQUESTED,
            },
            condition="st = :before AND req_by <> :me",
        )
        return self._changed(update, ServiceState.REQUESTED)

    def suspend(self, client: str, administrator: str, now: int) -> Registration:
        """End every token of a service, until it is resumed: those tokens then stay dead."""
        assigned = "st = :after, chg_by = :me, chg = :now, generation = generation + :one"
        return self._moved(
            client, administrator, now, ServiceState.ACTIVE, ServiceState.SUSPENDED, assigned, {":one": 1}
        )

    def resume(self, client: str, administrator: str, now: int) -> Registration:
        """Let a suspended service work again, with the secrets that it had, by another administrator than registered
        it: as of its approval, two answer for it."""
        before, after = ServiceState.SUSPENDED, ServiceState.ACTIVE
        update = Update(
            keys.service(client),
            "SET st = :after, chg_by = :me, chg = :now",
            {":before": before, ":after": after, ":me": administrator, ":now": now},
            condition="st = :before AND req_by <> :me",
        )
        return self._changed(update, before)

    def renew_secret(
        self, client: str, administrator: str, secret: str, now: int, *, keeps_other: bool
    ) -> Registration:
        """Give a service a secret more. The one before lives beside it until the next, unless it is to die at once, and
        with it every token."""
        if keeps_other:
            assigned, more = "secret_before = secret, secret = :secret, chg_by = :me, chg = :now, st = :after", {}
        else:
            assigned = "secret = :secret, chg_by = :me, chg = :now, st = :after, generation = generation + :one"
            assigned, more = f"{assigned} REMOVE secret_before", {":one": 1}
        values = {":secret": secret, **more}
        return self._moved(client, administrator, now, ServiceState.ACTIVE, ServiceState.ACTIVE, assigned, values)

    def _moved(
        self,
        client: str,
        administrator: str,
        now: int,
        before: ServiceState,
        after: ServiceState,
        assigned: str,
        more: dict[str, Any],
    ) -> Registration:
        values = {":before": before, ":after": after, ":me": administrator, ":now": now, **more}
        return self._changed(Update(keys.service(client), f"SET {assigned}", values, condition="st = :before"), before)

    def _changed(self, update: Update, before: ServiceState) -> Registration:
        try:
            return self._registration(self._table.update(update))
        except ConditionFailed as failure:
            old = failure.items[0]
            if old is None:
                raise ServiceRefused(ServiceFault.UNKNOWN) from None
            same = old["st"] == before
            raise ServiceRefused(ServiceFault.ONE_PERSON if same else _NOT_SO[before]) from None

    def _registration(self, item: Item) -> Registration:
        found: Service = service(item)
        context = f"{keys.service(found.client).context}|owner"
        return Registration(found, sealing.unseal(self._field_key.bytes, item["owner"], context))
