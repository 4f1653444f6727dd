"""Relying services that are told of events: registered, and let in without the screens for it."""

from functions.publish_events.approved import ApprovedBindings
from functions.publish_events.operation import PublishEvents, Replay
from shared.domain.services import GrantState, ServiceScope
from shared.persistence import keys
from shared.persistence.event_bus import EventBus
from shared.persistence.grant_store import GrantStore
from shared.persistence.queue import Queue
from shared.persistence.service_store import ServiceStore
from tests.component.services import approved_service

ALL = frozenset(ServiceScope)


def publisher(service, table, clients, own):
    """What takes the bodies of the queue of events."""
    bus = EventBus(clients("events"), clients("events").create_event_bus(Name=table.name)["EventBusArn"])
    sqs = clients("sqs")
    webhooks = Queue(sqs, sqs.create_queue(QueueName=f"{table.name}-webhooks")["QueueUrl"])
    stores = ApprovedBindings(table), GrantStore(table), ServiceStore(table), service.events
    publish = PublishEvents(*stores, bus, webhooks, service.subject_key, lambda: service.now)
    replay = Replay(service.events, own, webhooks, lambda: service.now)
    return lambda body: (replay if "replay" in body else publish)(body)


class Relying:
    """One service, registered and approved."""

    def __init__(self, service, **differences) -> None:
        self._service = service
        self.registered = approved_service(service, **differences)
        self.id = self.registered.id

    def let_in_by(self, guardian, scopes=ALL):
        """As the guardian's consent would."""
        given = {"st": GrantState.GRANTED, "scopes": list(scopes), "given": self._service.now}
        self._service.table.put(keys.grant(guardian, self.id), given)

    def call(self, endpoint, body=None, **how):
        return self._service.call(endpoint, body, relying=self.registered.token(), **how)
