"""Roster desk: an import of a whole file by whoever runs the service, with the rules and stores of the workers."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from botocore.client import BaseClient
from botocore.config import Config

from shared.domain.identifiers import encoded, keyed
from shared.domain.imports import ImportAction, ImportState, RosterImport
from shared.persistence import key_ring
from shared.persistence.archive import Archive
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.import_archive import ImportArchive
from shared.persistence.import_store import ImportStore
from shared.persistence.pupil_store import PupilStore
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.table import Table
from shared.roster.application import Apply, Logins
from shared.roster.circumstances import Circumstances, Progress
from shared.roster.preparation import Prepare
from shared.roster.school_state import Stores
from shared.roster.undo import Undo

CREW = 16
# A command has time: what is throttled is tried again, ever more slowly.
CONFIG = Config(max_pool_connections=2 * CREW, retries={"mode": "standard", "total_max_attempts": 10})

Client = Callable[[str], BaseClient]


class Desk(NamedTuple):
    """What carries imports out. ``digest_key`` names files without telling what they hold."""

    imports: ImportStore
    prepare: Prepare
    apply: Apply
    undo: Undo
    digest_key: key_ring.LocalKey

    def open(self, file: BinaryIO) -> RosterImport:
        """The import of a file: the one that was broken off while it was applied, or a new one."""
        digest = keyed(self.digest_key.bytes, "roster", hashlib.file_digest(file, "sha256").hexdigest())
        for known in self.imports.latest(None):
            if known.digest == digest and known.state is ImportState.APPLYING:
                return known
        now = int(time.time())
        opened = RosterImport(encoded(os.urandom(16)), now, "", None, ImportState.UPLOADING, now, digest)
        self.imports.open(opened)
        return self.imports.advance(opened.id, ImportAction.CHECK, now)

    def begin(self, roster_import: RosterImport, *, allow_missing: bool = False) -> RosterImport:
        """Have an import be applied from now on."""
        allowed = allow_missing or roster_import.allow_missing
        return self.imports.advance(roster_import.id, ImportAction.APPLY, int(time.time()), allow_missing=allowed)

    def begin_undo(self, import_id: str) -> RosterImport:
        """Have an import be taken back from now on. Raises ImportMoved."""
        return self.imports.advance(import_id, ImportAction.UNDO, int(time.time()))


@contextmanager
def open_desk(client: Client, outputs: Mapping[str, str], logins: Logins, progress: Progress) -> Iterator[Desk]:
    """A desk of a deployed stage, by the ``outputs`` of its stacks."""
    table = Table(client("dynamodb"), outputs["TableName"])
    kms = client("kms")
    field_key = key_ring.field_key(kms, outputs["FieldKeyId"])
    archive = Archive(client("s3"), outputs["DocumentsBucket"])
    given = Circumstances(lambda: int(time.time()), time.sleep, progress)
    with ThreadPoolExecutor(CREW) as crew:
        stores = Stores(
            PupilStore(table, field_key, os.urandom),
            HomeroomStore(table, field_key, os.urandom),
            ImportStore(table),
            ImportArchive(archive, field_key, os.urandom),
            crew,
        )
        identities = key_ring.IdentityIndex(kms, outputs["IdentityKeyId"])
        contact_key = key_ring.contact_key(kms, outputs["ContactKeyId"])
        prepare = Prepare(stores, identities, contact_key, SchoolCatalogue(table).by_id, given)
        # Whoever runs the service is no member of staff, so no trail has what they do.
        apply = Apply(stores, logins, given, lambda *_: None)
        yield Desk(stores.imports, prepare, apply, Undo(stores, given), field_key)
