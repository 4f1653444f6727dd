"""Wiring of deliver_webhooks."""

import os
import ssl
import time

from functions.deliver_webhooks.contract import Settings
from functions.deliver_webhooks.operation import DeliverWebhook
from functions.deliver_webhooks.post import Post
from shared.api.worker import worker
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.consented_events import ConsentedEvents
from shared.persistence.event_store import EventStore
from shared.persistence.grant_store import GrantStore
from shared.persistence.queue import Queue
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Table
from shared.persistence.webhook_store import WebhookStore

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
kms = client("kms")
operation = DeliverWebhook(
    ServiceStore(table),
    WebhookStore(table, key_ring.webhook_key(kms, settings.webhook_key_id), os.urandom),
    EventStore(table),
    ConsentedEvents(GrantStore(table), key_ring.subject_key(kms, settings.subject_key_id)),
    Queue(client("sqs"), settings.webhooks_queue_url),
    Post(ssl.create_default_context(), loopback=bool(settings.loopback_services)),
    time.time,
)
handle = worker("deliver_webhooks", operation)
