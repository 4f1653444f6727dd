"""Wiring of count_classes."""

import os
import time
from typing import Any

from functions.count_classes.contract import Settings
from functions.count_classes.operation import RecountAll, read_class
from shared.api.worker import distinct_worker
from shared.persistence.aws import client
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.queue import Queue
from shared.persistence.table import Table

settings = Settings.read(os.environ)
store = CoverageStore(Table(client("dynamodb"), settings.table_name))
recount_all = RecountAll(store, Queue(client("sqs"), settings.counts_queue_url))
count = distinct_worker("count_classes", read_class, lambda named: store.recount(named, int(time.time() * 1_000)))


def handle(event: dict[str, Any], context: Any) -> Any:
    """Classes come from the queue; whatever else comes is the schedule's."""
    return count(event, context) if "Records" in event else recount_all()
