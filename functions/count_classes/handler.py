"""Wiring of count_classes."""

import os
import time

from functions.count_classes.contract import Settings
from functions.count_classes.operation import read_class
from shared.api.worker import distinct_worker
from shared.persistence.aws import client
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
store = CoverageStore(Table(client("dynamodb"), settings.table_name))
handle = distinct_worker("count_classes", read_class, lambda named: store.recount(named, int(time.time() * 1_000)))
