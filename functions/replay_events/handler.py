"""Wiring of replay_events."""

import os

from functions.replay_events.contract import REPLAY_EVENTS, Settings
from functions.replay_events.operation import ReplayEvents
from shared.api.entrypoint import entrypoint
from shared.api.service_access import ServiceAccess
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.event_store import EventStore
from shared.persistence.queue import Queue
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
tokens = Tokens(key_ring.service_key(client("kms"), settings.service_key_id), os.urandom)
access = ServiceAccess(ServiceStore(table))
operation = ReplayEvents(access, EventStore(table), Queue(client("sqs"), settings.events_queue_url))
handle = entrypoint({REPLAY_EVENTS: operation}, service_tokens=tokens)
