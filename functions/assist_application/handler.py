"""Wiring of assist_application."""

import os
from pathlib import Path

from functions.assist_application.contract import ASSIST_APPLICATION, Settings
from functions.assist_application.desk import Desk
from functions.assist_application.operation import AssistApplication
from shared.api.claims import Claims
from shared.api.entrypoint import entrypoint
from shared.api.staff_access import StaffAccess
from shared.api.tokens import Tokens
from shared.documents import glyph_coverage
from shared.documents.filing import Filing
from shared.persistence import key_ring
from shared.persistence.account_store import AccountStore
from shared.persistence.application_archive import ApplicationArchive
from shared.persistence.archive import Archive
from shared.persistence.aws import client
from shared.persistence.binding_store import BindingStore
from shared.persistence.counter_store import CounterStore
from shared.persistence.queue import Queue
from shared.persistence.roster_store import RosterStore
from shared.persistence.staff_store import StaffStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(kms, settings.field_key_id)
desk = Desk(
    counter=CounterStore(table, RosterStore(table, field_key), AccountStore(table, field_key, os.urandom)),
    identities=key_ring.IdentityIndex(kms, settings.identity_key_id),
    contact_key=key_ring.contact_key(kms, settings.contact_key_id),
    claims=Claims(Tokens(key_ring.session_key(kms, settings.session_key_id), os.urandom)),
)
filing = Filing(
    bindings=BindingStore(table, field_key, os.urandom),
    archive=ApplicationArchive(Archive(client("s3"), settings.documents_bucket), field_key, os.urandom),
    field_key=field_key,
    font_folder=Path(glyph_coverage.__file__).parent / "fonts",
)
messages = Queue(client("sqs"), settings.messages_queue_url)
operation = AssistApplication(StaffAccess(StaffStore(table)), desk, filing, messages)
handle = entrypoint({ASSIST_APPLICATION: operation})
