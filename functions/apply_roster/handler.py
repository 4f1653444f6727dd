"""Wiring of apply_roster."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

from functions.apply_roster.contract import Settings
from functions.apply_roster.operation import CarryOut
from shared.api.worker import worker
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.audit_log import AuditLog
from shared.persistence.aws import client
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.import_archive import ImportArchive
from shared.persistence.import_store import ImportStore
from shared.persistence.pupil_store import PupilStore
from shared.persistence.queue import Queue
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.staff_pool import StaffPool
from shared.persistence.table import Table
from shared.roster.application import Apply
from shared.roster.circumstances import Circumstances
from shared.roster.preparation import Prepare
from shared.roster.school_state import Stores
from shared.roster.undo import Undo

_CREW = 10  # as many as a client has connections

settings = Settings.read(os.environ)
kms, table = client("kms"), Table(client("dynamodb"), settings.table_name)
field_key = key_ring.field_key(kms, settings.field_key_id)
archive = ImportArchive(Archive(client("s3"), settings.documents_bucket), field_key, os.urandom)
stores = Stores(
    PupilStore(table, field_key, os.urandom),
    HomeroomStore(table, field_key, os.urandom),
    ImportStore(table),
    archive,
    ThreadPoolExecutor(_CREW),
)
given = Circumstances(lambda: int(time.time()), time.sleep, lambda *_: None)
prepare = Prepare(
    stores,
    key_ring.IdentityIndex(kms, settings.identity_key_id),
    key_ring.contact_key(kms, settings.contact_key_id),
    SchoolCatalogue(table).by_id,
    given,
)
pool = StaffPool(client("cognito-idp"), settings.staff_pool_id, os.urandom)
record = AuditLog(Queue(client("sqs"), settings.audit_queue_url)).record
apply = Apply(stores, pool.ensure_login, given, record)
tasks = Queue(client("sqs"), settings.rosters_queue_url)
handle = worker("apply_roster", CarryOut(stores, prepare, apply, Undo(stores, given), tasks, given))
