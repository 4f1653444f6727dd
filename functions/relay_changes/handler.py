"""Wiring of relay_changes."""

import os
from typing import Any

from functions.relay_changes.contract import Settings
from functions.relay_changes.operation import Worker, relay
from shared.persistence.aws import client
from shared.persistence.change_stream import read_change
from shared.persistence.queue import Queue

settings = Settings.read(os.environ)
queues = {
    Worker.MESSAGES: Queue(client("sqs"), settings.messages_queue_url),
    Worker.FORMS: Queue(client("sqs"), settings.forms_queue_url),
    Worker.ACCOUNTS: Queue(client("sqs"), settings.accounts_queue_url),
    Worker.LINKS: Queue(client("sqs"), settings.links_queue_url),
}


def handle(event: dict[str, Any], _context: Any) -> None:
    """A raised error brings the batch again, in halves, until the bad record is alone and parked."""
    relay(map(read_change, event["Records"]), queues)
