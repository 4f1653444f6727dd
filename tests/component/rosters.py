"""Rosters as the tests of imports hand them in, over the service's table and keys."""

import io
import os
from concurrent.futures import ThreadPoolExecutor

from shared.domain.imports import ImportAction, ImportState, RosterImport
from shared.domain.schools import School, SchoolId, SchoolLevel
from shared.persistence.archive import Archive
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.import_archive import ImportArchive
from shared.persistence.import_store import ImportStore
from shared.persistence.pupil_store import PupilStore
from shared.roster.application import Apply
from shared.roster.circumstances import Circumstances
from shared.roster.preparation import Prepare
from shared.roster.rows import Column
from shared.roster.school_state import Stores
from shared.roster.undo import Undo
from tests.component.pupils import pupil_ids

HERE, THERE = SchoolId(SchoolLevel.ELEMENTARY, "900101"), SchoolId(SchoolLevel.ELEMENTARY, "900102")
HEADINGS = [column for column in Column if column not in (Column.BIRTH_DATE, Column.NOTE)]
SCHOOLS = {HERE: "市立內湖國小", THERE: "市立金華國小"}
IDS = [identity for identity, _ in zip(pupil_ids(), range(60), strict=False)]


def address(teacher):
    return f"{teacher}@school.example"


def row(number, *, school=HERE, class_name="五年一班", seat=None, name=None, teacher="first"):
    """A pupil's row; ``number`` names the pupil."""
    seat = seat or number + 1
    return (
        school.code, SCHOOLS[school], "國小", class_name, seat, f"s{number}", name or f"學生{number}", IDS[number],
        f"{teacher}老師", address(teacher),
    )  # fmt: skip


def csv(rows):
    lines = [HEADINGS, *rows]
    return "\r\n".join(",".join(map(str, line)) for line in lines).encode("utf-8-sig")


class Registry:
    """Imports rosters, as the command and the workers do."""

    def __init__(self, service, table, clients, field_key, settle):
        self.service, self.settle = service, settle
        self.stores = Stores(
            PupilStore(table, field_key, os.urandom),
            HomeroomStore(table, field_key, os.urandom),
            ImportStore(table),
            ImportArchive(Archive(clients("s3"), table.name), field_key, os.urandom),
            ThreadPoolExecutor(4),
        )
        self.logins, self.numbers, self.told = [], iter(range(10**6)), []
        catalogue = {s: School(s.code, name, s.level, "內湖區", "02-00000101", "") for s, name in SCHOOLS.items()}
        given = Circumstances(lambda: service.now, lambda seconds: None, lambda *told: self.told.append(told))
        self.prepare = Prepare(self.stores, service.identities, service.contact_key, lambda: catalogue, given)
        self.apply = Apply(self.stores, lambda *login: self.logins.append(login), given, service.recorder.log.record)
        self.undo = Undo(self.stores, given)

    def check(self, rows, school=None):
        """Have a file checked; the import and its report."""
        self.service.now += 1
        import_id = f"{next(self.numbers):022d}"
        now = self.service.now
        self.stores.imports.open(RosterImport(import_id, now, "", school, ImportState.UPLOADING, now))
        checking = self.stores.imports.advance(import_id, ImportAction.CHECK, now)
        return self.prepare(checking, io.BytesIO(rows if isinstance(rows, bytes) else csv(rows)))

    def start(self, rows):
        """An import that is being applied."""
        checked, report = self.check(rows)
        assert checked.state is ImportState.READY, report
        return self.stores.imports.advance(checked.id, ImportAction.APPLY, self.service.now)

    def bring_in(self, rows):
        """Check and apply; the import."""
        return self.apply(self.start(rows))

    def take_back(self, applied):
        self.service.now += 1
        return self.undo(self.stores.imports.advance(applied.id, ImportAction.UNDO, self.service.now))

    def find(self, *numbers):
        """Pupils as they are now, by number; None for one who is not there."""
        indexes = [self.index(number) for number in numbers]
        found = self.stores.pupils.find(indexes)
        return [found.get(index) for index in indexes]

    def index(self, number):
        return self.service.identities.of(IDS[number])

    def teacher(self, name):
        return self.service.contact(address(name))
