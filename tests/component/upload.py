"""Upload: the roster imports of the service under test, and the worker behind."""

import json
import os
from concurrent.futures import ThreadPoolExecutor

from functions.apply_roster.operation import CarryOut
from functions.import_roster import contract
from functions.import_roster.operation import AskForWork, Imports, OpenImport
from functions.import_roster.reading import ListImports, ReadImport
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.import_archive import ImportArchive
from shared.persistence.import_store import ImportStore
from shared.persistence.pupil_store import PupilStore
from shared.persistence.queue import Queue
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.staff_pool import StaffPool
from shared.roster.application import Apply
from shared.roster.circumstances import Circumstances
from shared.roster.preparation import Prepare
from shared.roster.school_state import Stores
from shared.roster.undo import Undo


class RosterDesk:
    """Stores, queue and worker of import_roster and apply_roster, over one table."""

    def __init__(self, table, clients, field_key, archive):
        self._sqs = clients("sqs")
        self._url = self._sqs.create_queue(QueueName=f"{table.name}-rosters")["QueueUrl"]
        self.queue = Queue(self._sqs, self._url)
        self._table, self.documents = table, archive
        self.stores = Stores(
            PupilStore(table, field_key, os.urandom),
            HomeroomStore(table, field_key, os.urandom),
            ImportStore(table),
            ImportArchive(archive, field_key, os.urandom),
            ThreadPoolExecutor(4),
        )

    def operations(self, access, audit):
        """Those of import_roster."""
        imports, archive = Imports(access, self.stores.imports), self.stores.archive
        work = AskForWork(imports, archive, self.queue, audit)
        return {
            contract.OPEN_IMPORT: OpenImport(imports, archive, os.urandom),
            contract.LIST_IMPORTS: ListImports(imports),
            contract.READ_IMPORT: ReadImport(imports, archive, audit),
            contract.CHECK_IMPORT: work.check,
            contract.APPLY_IMPORT: work.apply,
            contract.UNDO_IMPORT: work.undo,
        }

    def worker(self, service, pool: StaffPool):
        """The worker of the queue, by the service's clock."""
        given = Circumstances(lambda: service.now, lambda _: None, lambda *_: None)
        catalogue = SchoolCatalogue(self._table)
        prepare = Prepare(self.stores, service.identities, service.contact_key, catalogue.by_id, given)
        apply = Apply(self.stores, pool.ensure_login, given, service.recorder.log.record)
        return CarryOut(self.stores, prepare, apply, Undo(self.stores, given), self.queue, given)

    def drain(self, worker):
        """Work until the queue is empty; how many tasks there were."""
        taken = 0
        while messages := self._sqs.receive_message(QueueUrl=self._url).get("Messages"):
            for message in messages:
                worker(json.loads(message["Body"]))
                self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
                taken += 1
        return taken
