"""Application: a roster that was checked is applied, school by school."""

from collections.abc import Callable, Iterable

from shared.domain.imports import ImportAction, ImportState, RosterImport
from shared.domain.pupils import Homeroom, SchoolRoster
from shared.domain.schools import SchoolId, day
from shared.persistence.failures import StoreBusy
from shared.persistence.import_archive import Before
from shared.persistence.import_store import SchoolImport
from shared.persistence.pupil_store import PupilWrite
from shared.roster.circumstances import Circumstances
from shared.roster.difference import counted, difference, total
from shared.roster.school_state import Stores, read_state
from shared.roster.writing import together, write_homerooms

APPLYING = "applying the roster"
_ATTEMPTS = 5

Logins = Callable[[str, str], None]
"""Makes the login of a member of staff, by id and e-mail address, unless it stands."""


class Apply:
    """Applies what ``Prepare`` prepared. Whoever was ended in the middle of it goes on by doing it again."""

    def __init__(self, stores: Stores, logins: Logins, given: Circumstances) -> None:
        self._stores = stores
        self._logins = logins
        self._given = given

    def __call__(self, roster_import: RosterImport, until: int | None = None) -> RosterImport:
        """Apply an import that is being applied; the import after it, which is not at its end if it took until the
        time ``until``. Raises StoreBusy, SchoolClaimed, ImportMoved."""
        imports, import_id = self._stores.imports, roster_import.id
        named, pupils = self._stores.archive.named(import_id), self._stores.archive.schools(import_id)
        noted = imports.schools(import_id)
        done = {school: noted[school].counts for school in noted if noted[school].state is ImportState.APPLIED}
        for school in [school for school in pupils if school not in done]:
            if until is not None and self._given.clock() >= until:
                return roster_import
            self._given.progress(APPLYING, sum(pupils[school] for school in done), sum(pupils.values()))
            done[school] = self._apply(roster_import, school, named)
            imports.note(import_id, ImportState.APPLYING, self._given.clock(), done=len(done))
        self._given.progress(APPLYING, sum(pupils.values()), sum(pupils.values()))
        return imports.advance(import_id, ImportAction.FINISH, self._given.clock(), counts=total(done.values()))

    def _apply(self, roster_import: RosterImport, school: SchoolId, named: frozenset[str]) -> dict[str, int]:
        stores, import_id = self._stores, roster_import.id
        stores.imports.claim(school, import_id, self._given.clock())
        stores.imports.note_school(roster_import, school, SchoolImport(ImportState.APPLYING, {}))
        roster = stores.archive.roster(import_id, school)
        self._write_pupils(import_id, roster, named)
        before = stores.archive.before(import_id, school)
        write_homerooms(stores, school, roster.homerooms)
        counts = counted(roster, before.pupils)
        stores.imports.note_school(roster_import, school, SchoolImport(ImportState.APPLIED, counts))
        stores.imports.release(school, import_id)
        return counts

    def _write_pupils(self, import_id: str, roster: SchoolRoster, named: frozenset[str]) -> None:
        """Pupils before classes: while the classes are the old ones, whoever goes on finds everyone of them."""
        for attempt in range(_ATTEMPTS):
            state = read_state(self._stores, roster)
            changes = difference(
                roster, state.present, state.elsewhere, named, import_id, day(self._given.clock())
            ).changes
            before = Before({change.after.index: change.before for change in changes}, tuple(state.homerooms))
            self._stores.archive.keep_before(import_id, roster.school, before)
            self._make_logins(state.homerooms, roster.homerooms)
            writes = [PupilWrite(change.before, change.after) for change in changes]
            if all(outcome is True for outcome in together(self._stores, self._stores.pupils.write, writes)):
                return
            self._given.pause(2**attempt / 10)
        raise StoreBusy("roster")

    def _make_logins(self, before: Iterable[Homeroom], after: Iterable[Homeroom]) -> None:
        known = {homeroom.teacher for homeroom in before}
        for homeroom in after:
            if homeroom.teacher not in known:
                self._logins(homeroom.teacher, homeroom.teacher_email)
