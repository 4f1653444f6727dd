"""Service store: the relying services, and whether the token of one still stands."""

from typing import NamedTuple

from shared.domain import policy
from shared.domain.services import Service, ServiceScope, ServiceSession, ServiceState
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import Table, Update

_LIMIT, _WINDOW = policy.SERVICE_WRONG_SECRETS


class Secrets(NamedTuple):
    """A service (None: there is none), and the digests of the secrets that it has.

    ``waits``: for how many seconds no wrong secret is counted any more; 0 while they are.
    """

    service: Service | None
    digests: tuple[str, ...]
    waits: int


class ServiceStore:
    """Items ``O#`` and ``U#``, as those read them who answer services. Administrators write by ServiceRegister."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def get(self, client: str) -> Service | None:
        """One service; one round trip."""
        item = self._table.get(keys.service(client), consistent=True)
        return service(item) if item else None

    def get_many(self, clients: list[str]) -> dict[str, Service]:
        """Those of ``clients`` that there are; one round trip, or none."""
        found = self._table.get_many([keys.service(client) for client in clients]) if clients else {}
        return {one.client: one for one in map(service, found.values())}

    def all(self) -> list[Service]:
        """Every service, the oldest first; one round trip."""
        return list(map(service, self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, keys.services())))

    def standing(self, session: ServiceSession) -> Service | None:
        """The service of a token that stands: active, and none of its generation's end; one round trip."""
        return standing(self._table.get(keys.service(session.client), consistent=True), session)

    def secrets(self, client: str, now: int) -> Secrets:
        """What a client is authenticated by; one round trip, the same for a client that is none. Raises StoreBusy."""
        service_key, tries_key = keys.service(client), keys.service_tries(client, now // _WINDOW)
        found = self._table.get_many([service_key, tries_key], consistent=True)
        item, tries = found.get(service_key, {}), found.get(tries_key, {})
        return Secrets(
            service(item) if item else None,
            tuple(item[name] for name in ("secret", "secret_before") if name in item),
            _WINDOW - now % _WINDOW if tries.get("wrong", 0) >= _LIMIT else 0,
        )

    def count_wrong(self, client: str, now: int) -> None:
        """Count one wrong secret, of a client that is none like any other's; one round trip. Raises StoreBusy."""
        self._table.update(
            Update(
                keys.service_tries(client, now // _WINDOW),
                "ADD wrong :one SET #ttl = :ttl",
                {":one": 1, ":ttl": now + 2 * _WINDOW},
                names={"#ttl": keys.TTL_ATTRIBUTE},
            )
        )


def standing(item: Item | None, session: ServiceSession) -> Service | None:
    """The service of an item, if the token stands by it."""
    found = service(item) if item else None
    if found is None or found.state is not ServiceState.ACTIVE or found.generation != session.generation:
        return None
    return found


def service(item: Item) -> Service:
    """A service's item as the entity."""
    return Service(
        client=keys.client_of(keys.key_of_item(item)),
        names=item["names"],
        purposes=item["purposes"],
        scopes=frozenset(map(ServiceScope, item["scopes"])),
        redirects=tuple(item["redirects"]),
        webhook=item["webhook"],
        state=ServiceState(item["st"]),
        requested_by=item["req_by"],
        requested_at=item["req_at"],
        approved_by=item.get("app_by", ""),
        approved_at=item.get("app_at", 0),
        changed_by=item.get("chg_by", ""),
        changed_at=item.get("chg", 0),
        generation=item["generation"],
    )
