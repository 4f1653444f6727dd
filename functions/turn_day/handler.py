"""Wiring of turn_day."""

import os
import time
from typing import Any

from functions.turn_day.contract import Settings
from functions.turn_day.following import FollowStudent
from functions.turn_day.operation import DoTask, FindBirthdays, TurnDay, TurnSchool
from functions.turn_day.reminders import RemindSchool
from shared.api.worker import worker
from shared.persistence import key_ring
from shared.persistence.assignment_store import AssignmentStore
from shared.persistence.aws import client
from shared.persistence.block_store import BlockStore
from shared.persistence.coverage_store import CoverageStore
from shared.persistence.day_log import DayLog
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.majority_store import MajorityStore
from shared.persistence.move_store import MoveStore
from shared.persistence.queue import Queue
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
moves, tasks = MoveStore(table), Queue(client("sqs"), settings.moves_queue_url)
sealed = (table, field_key, os.urandom)
remind = RemindSchool(
    CoverageStore(table),
    HomeroomStore(*sealed),
    AssignmentStore(*sealed),
    Queue(client("sqs"), settings.messages_queue_url),
    field_key,
    os.urandom,
)
school = TurnSchool(BlockStore(*sealed), remind, time.time)
turn = TurnDay(DayLog(table), SchoolCatalogue(table), tasks, time.time)
birthdays = FindBirthdays(MajorityStore(table, field_key), Queue(client("sqs"), settings.birthdays_queue_url))
do_tasks = worker("turn_day", DoTask(FollowStudent(moves, time.time), moves, school, birthdays, tasks))


def handle(event: dict[str, Any], context: Any) -> Any:
    """Tasks come from the queue; whatever else comes is the schedule's."""
    return do_tasks(event, context) if "Records" in event else turn()
