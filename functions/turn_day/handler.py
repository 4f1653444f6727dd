"""Wiring of turn_day."""

import os
import time
from typing import Any

from functions.turn_day.contract import Settings
from functions.turn_day.following import FollowStudent
from functions.turn_day.operation import DoTask, TurnDay
from shared.api.worker import worker
from shared.persistence.aws import client
from shared.persistence.day_log import DayLog
from shared.persistence.move_store import MoveStore
from shared.persistence.queue import Queue
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
moves, tasks = MoveStore(table), Queue(client("sqs"), settings.moves_queue_url)
turn = TurnDay(DayLog(table), tasks, time.time)
do_tasks = worker("turn_day", DoTask(FollowStudent(moves, time.time), moves, tasks))


def handle(event: dict[str, Any], context: Any) -> Any:
    """Tasks come from the queue; whatever else comes is the schedule's."""
    return do_tasks(event, context) if "Records" in event else turn()
