"""Wiring of publish_events."""

import os
import time

from functions.publish_events.approved import ApprovedBindings
from functions.publish_events.contract import Settings
from functions.publish_events.operation import PublishEvents, Replay
from shared.api.worker import worker
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.event_bus import EventBus
from shared.persistence.event_store import EventStore
from shared.persistence.grant_store import GrantStore
from shared.persistence.queue import Queue
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
events, webhooks = EventStore(table), Queue(client("sqs"), settings.webhooks_queue_url)
publish = PublishEvents(
    ApprovedBindings(table),
    GrantStore(table),
    ServiceStore(table),
    events,
    EventBus(client("events"), settings.event_bus_name),
    webhooks,
    key_ring.subject_key(client("kms"), settings.subject_key_id),
    time.time,
)
replay = Replay(events, Queue(client("sqs"), settings.events_queue_url), webhooks, time.time)
handle = worker("publish_events", lambda body: (replay if "replay" in body else publish)(body))
