"""Wiring of relay_changes."""

import os
from typing import Any

from functions.relay_changes.contract import Settings
from functions.relay_changes.operation import Unreadable, Worker, relay
from shared.api import telemetry
from shared.persistence.aws import client
from shared.persistence.queue import Queue

settings = Settings.read(os.environ)
urls = {
    Worker.CODES: settings.codes_queue_url,
    Worker.MESSAGES: settings.messages_queue_url,
    Worker.FORMS: settings.forms_queue_url,
    Worker.ACCOUNTS: settings.accounts_queue_url,
    Worker.LINKS: settings.links_queue_url,
    Worker.MOVES: settings.moves_queue_url,
    Worker.AUDIT: settings.audit_queue_url,
    Worker.CONTACTS: settings.contacts_queue_url,
    Worker.COUNTS: settings.counts_queue_url,
    Worker.FAMILY: settings.family_queue_url,
    Worker.EVENTS: settings.events_queue_url,
    Worker.BIRTHDAYS: settings.birthdays_queue_url,
    Worker.CLOSURES: settings.closures_queue_url,
}
queues = {worker: Queue(client("sqs"), url) for worker, url in urls.items()}


def handle(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """What is reported comes again, and what comes too often is parked; an unreadable record is reported alone."""
    try:
        relay(event["Records"], queues)
    except Unreadable as error:
        print(telemetry.fault("relay_changes", context.aws_request_id, error.__cause__))
        return {"batchItemFailures": [{"itemIdentifier": error.sequence_number}]}
    return {"batchItemFailures": []}
