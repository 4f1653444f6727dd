"""publish_events: each service whom the guardian let in is told of a change, once; and again what it asks for."""

from collections.abc import Callable, Sequence
from typing import Any

from functions.publish_events.approved import ApprovedBindings
from shared.api.service_event import told
from shared.domain.events import (
    AccountChange,
    BindingChange,
    EventType,
    ServiceEvent,
    event_for,
    read_account_change,
    read_change,
)
from shared.domain.services import Service, ServiceScope, ServiceState
from shared.persistence.event_bus import BusEvent, EventBus
from shared.persistence.event_store import EventStore
from shared.persistence.failures import StoreBusy
from shared.persistence.grant_store import GrantStore
from shared.persistence.key_ring import LocalKey
from shared.persistence.queue import Queue
from shared.persistence.service_store import ServiceStore


class PublishEvents:
    """Store, then bus, then webhook: what the service can fetch comes first, and whatever is repeated is told as it was
    told before."""

    def __init__(
        self,
        bindings: ApprovedBindings,
        grants: GrantStore,
        services: ServiceStore,
        events: EventStore,
        bus: EventBus,
        webhooks: Queue,
        subject_key: LocalKey,
        clock: Callable[[], float],
    ) -> None:
        self._bindings = bindings
        self._grants = grants
        self._services = services
        self._events = events
        self._bus = bus
        self._webhooks = webhooks
        self._subject_key = subject_key
        self._clock = clock

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: a change of a binding, as ``spelt`` spells it, or of an account. Raises StoreBusy."""
        if "guardian" in body:
            self._tell_of_account(read_account_change(body))
            return
        change = read_change(body)
        account = self._bindings.standing(change.binding.guardian)
        if change.type is EventType.ENDED:
            # Told whatever the account is by now, and to whom it let in when that came to pass.
            self._tell(change, account.guardian, self._let_in(account.guardian, since=change.at))
        elif account.is_open:
            self._tell(change, account.guardian, self._let_in(account.guardian))

    def _tell_of_account(self, change: AccountChange) -> None:
        """All its approved bindings open, or close, to the services that it lets in."""
        if not self._still_so(change):
            return  # It was turned round since, of which somebody else tells.
        hearing = self._hearing([change.service]) if change.service else self._let_in(change.guardian)
        for binding, version in self._bindings.of_account(change.guardian) if hearing else ():
            now = int(self._clock())
            told_of = BindingChange(binding, change.type, version, now, change.reason, change.mark)
            self._tell(told_of, change.guardian, hearing)

    def _still_so(self, change: AccountChange) -> bool:
        if change.service:
            grants = self._grants.of_account(change.guardian)
            return not any(grant.client == change.service and grant.stands for grant in grants)
        account = self._bindings.standing(change.guardian, own=True)
        return account.is_open == (change.type is EventType.APPROVED)

    def _tell(self, change: BindingChange, account: str, services: Sequence[Service]) -> None:
        due = []
        for service in services:
            event = event_for(change, account, service.client, self._subject_key.bytes)
            stored = self._events.add(event, int(self._clock() * 1_000))
            if not stored.sent_on and service.state is ServiceState.ACTIVE:
                due.append((service, stored.event))
        if due:
            self._send_on(due)

    def _let_in(self, guardian: str, since: int | None = None) -> list[Service]:
        """The services that the guardian lets in, or still let in at ``since``, and that may hear of events."""
        grants = self._grants.of_account(guardian)
        given = [grant for grant in grants if grant.stands or (since is not None and grant.ended_at >= since)]
        clients = [grant.client for grant in given if ServiceScope.EVENTS_READ in grant.scopes]
        return self._hearing(clients)

    def _hearing(self, clients: list[str]) -> list[Service]:
        """One that is suspended is sent nothing, and finds what it missed when it works again."""
        found = self._services.get_many(clients)
        hear = (ServiceState.ACTIVE, ServiceState.SUSPENDED)
        return [s for s in found.values() if s.state in hear and ServiceScope.EVENTS_READ in s.scopes]

    def _send_on(self, due: Sequence[tuple[Service, ServiceEvent]]) -> None:
        taken = self._bus.put([_on_bus(event) for _, event in due])
        for (service, event), on_bus in zip(due, taken, strict=True):
            if not on_bus:
                continue
            if service.webhook:
                self._webhooks.send([{"service": service.client, "event": event.id}], group=service.client)
            self._events.mark_sent_on(event)
        if not all(taken):
            raise StoreBusy("events")


class Replay:
    """Queues a time's webhooks again, a page at a time."""

    def __init__(self, events: EventStore, own: Queue, webhooks: Queue, clock: Callable[[], float]) -> None:
        self._events = events
        self._own = own
        self._webhooks = webhooks
        self._clock = clock

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"replay": service, "after": cursor, "until": epoch seconds}``. Raises StoreBusy."""
        service, until = body["replay"], body["until"]
        page = self._events.page(service, body["after"], until, int(self._clock()))
        self._webhooks.send(
            [{"service": service, "event": event.id, "again": True} for event in page.events], group=service
        )
        if page.more:
            self._own.send([{"replay": service, "after": page.cursor, "until": until}])


def _on_bus(event: ServiceEvent) -> BusEvent:
    return BusEvent(event.type, event.at, {"service": event.service, **told(event).model_dump(mode="json")})
