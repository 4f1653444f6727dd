"""Wiring of follow_birthdays."""

import os
import time

from functions.follow_birthdays.contract import Settings
from functions.follow_birthdays.operation import FollowBirthday
from functions.follow_birthdays.school import TellSchool
from shared.api.worker import worker
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.letter_codes import LetterCodes
from shared.persistence.majority_store import MajorityStore
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(client("kms"), settings.field_key_id)
messages = Queue(client("sqs"), settings.messages_queue_url)
tell_school = TellSchool(
    LetterCodes(table, field_key),
    HomeroomStore(table, field_key, os.urandom),
    RosterStore(table, field_key),
    messages,
    field_key,
    os.urandom,
)
operation = FollowBirthday(MajorityStore(table, field_key), messages, tell_school, time.time)
handle = worker("follow_birthdays", operation)
