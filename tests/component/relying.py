"""Relying services: registered, let in by a guardian, told of what happens; without the screens for it."""

import os

from functions.publish_events.operation import PublishEvents, Replay
from shared.api.service_session import seal_service
from shared.domain.identifiers import encoded
from shared.domain.services import Grant, GrantState, Registration, Service, ServiceScope, ServiceSession, ServiceState
from shared.persistence.event_bus import EventBus
from shared.persistence.grant_store import GrantStore
from shared.persistence.queue import Queue
from shared.persistence.service_register import ServiceRegister
from shared.persistence.service_store import ServiceStore

WEBHOOK = "https://fees.example/webhooks"
ALL = frozenset(ServiceScope)
_REGISTRAR, _APPROVER = "r" * 22, "a" * 22


def publisher(service, table, clients, own):
    """What takes the bodies of the queue of events."""
    bus = EventBus(clients("events"), clients("events").create_event_bus(Name=table.name)["EventBusArn"])
    sqs = clients("sqs")
    webhooks = Queue(sqs, sqs.create_queue(QueueName=f"{table.name}-webhooks")["QueueUrl"])
    publish = PublishEvents(
        GrantStore(table), ServiceStore(table), service.events, bus, webhooks, service.subject_key, lambda: service.now
    )
    replay = Replay(service.events, own, webhooks)
    return lambda body: (replay if "replay" in body else publish)(body)


class Relying:
    """One service, registered and approved."""

    def __init__(self, service, field_key, *, webhook=WEBHOOK, scopes=ALL) -> None:
        self._service, self.scopes = service, scopes
        self.register = ServiceRegister(service.table, field_key, os.urandom)
        self.client = encoded(os.urandom(16))
        names = {"zh-Hant": "校園繳費", "en": "School fees"}
        asked = Service(self.client, names, names, scopes, (), webhook, ServiceState.REQUESTED, _REGISTRAR, service.now)
        self.register.register(Registration(asked, "fees@example.org"))
        self.register.approve(self.client, _APPROVER, "digest", service.now)

    def let_in_by(self, guardian, scopes=ALL):
        """As the guardian's consent would."""
        grant = Grant(guardian, self.client, scopes, GrantState.GRANTED, self._service.now)
        GrantStore(self._service.table).give(grant, "code")

    def token(self, scopes=ALL):
        """An access token of the service."""
        generation = ServiceStore(self._service.table).get(self.client).generation
        session = ServiceSession(self.client, generation, scopes)
        return seal_service(self._service.service_tokens, session, self._service.now)

    def call(self, endpoint, body=None, **how):
        return self._service.call(endpoint, body, relying=self.token(), **how)
