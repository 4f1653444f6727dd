"""Undo: what an import changed is taken back, as far as nobody has changed it since."""

from collections.abc import Iterable, Mapping

from shared.domain.imports import ImportAction, ImportState, RosterImport
from shared.domain.pupils import Pupil
from shared.domain.schools import SchoolId, day
from shared.persistence.failures import StoreBusy
from shared.persistence.import_archive import Before
from shared.persistence.import_store import SchoolImport
from shared.persistence.pupil_store import READS
from shared.roster.circumstances import Circumstances
from shared.roster.school_state import Stores, chunks
from shared.roster.writing import together, write_homerooms

UNDOING = "taking the import back"


class Undo:
    """Takes an import back. Whoever was ended in the middle of it goes on by doing it again."""

    def __init__(self, stores: Stores, given: Circumstances) -> None:
        self._stores = stores
        self._given = given

    def __call__(
        self, roster_import: RosterImport, school: SchoolId | None = None, until: int | None = None
    ) -> RosterImport:
        """Take back what an import changed: in ``school`` alone, or everywhere if it is being undone.

        The import after it, which is not at its end if it took until the time ``until``; ``done`` are then the schools
        that it was not taken back in, because of a newer import there. Raises StoreBusy, SchoolClaimed, ImportMoved.
        """
        whole, kept = school is None and roster_import.school is None, 0
        noted = self._stores.imports.schools(roster_import.id)
        wanted = [school] if school else list(noted)
        left = [one for one in wanted if one in noted and noted[one].state is not ImportState.UNDONE]
        for number, one in enumerate(left):
            if until is not None and self._given.clock() >= until:
                return roster_import
            self._given.progress(UNDOING, number, len(left))
            if whole and self._stores.imports.last(one) != roster_import.id:
                kept += 1
                continue
            self._undo(roster_import, one, noted[one].counts)
        self._given.progress(UNDOING, len(left), len(left))
        if school is not None:
            return roster_import
        return self._stores.imports.advance(roster_import.id, ImportAction.FINISH_UNDO, self._given.clock(), done=kept)

    def _undo(self, roster_import: RosterImport, school: SchoolId, counts: Mapping[str, int]) -> None:
        imports, import_id = self._stores.imports, roster_import.id
        imports.claim_again(school, import_id, self._given.clock())
        before = self._stores.archive.before(import_id, school)
        if before is not None:
            self._take_back(import_id, before)
            write_homerooms(self._stores, school, before.homerooms)
        imports.note_school(roster_import, school, SchoolImport(ImportState.UNDONE, counts))
        imports.release(school, import_id)

    def _take_back(self, import_id: str, before: Before) -> None:
        """Pupils as they were. Who was added leaves, so that a binding ends as any leaver's, and then goes, but for
        whom a guardian was quick to ask: nobody can who looks after that."""
        stores, pupils = self._stores, self._stores.pupils
        known = [pupil for pupil in before.pupils.values() if pupil]
        added = self._still(import_id, [index for index, pupil in before.pupils.items() if pupil is None])
        today = day(self._given.clock())
        leaving = [pupil._replace(teacher="", left=pupil.left or today) for pupil in added.values()]
        _raise_busy(together(stores, lambda batch: pupils.take_back(import_id, batch), known + leaving))
        bound = zip(added, stores.crew.map(pupils.is_bound, added), strict=True)
        going = [index for index, is_bound in bound if not is_bound]
        _raise_busy(together(stores, lambda batch: pupils.forget(import_id, batch), going))

    def _still(self, import_id: str, indexes: list[str]) -> dict[str, Pupil]:
        """Those of the pupils whom ``import_id`` was the last to write."""
        found = self._stores.crew.map(self._stores.pupils.find, chunks(indexes, READS))
        return {i: pupil for part in found for i, pupil in part.items() if pupil.import_id == import_id}


def _raise_busy(outcomes: Iterable[bool | StoreBusy]) -> None:
    if busy := next((outcome for outcome in outcomes if isinstance(outcome, StoreBusy)), None):
        raise busy
