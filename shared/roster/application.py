"""Application: a roster that was checked is applied, school by school."""

from collections.abc import Callable, Iterable, Sequence

from shared.domain.imports import ImportAction, ImportState, RosterImport
from shared.domain.pupils import Homeroom, SchoolRoster
from shared.domain.schools import SchoolId, day
from shared.persistence.failures import StoreBusy
from shared.persistence.import_archive import Before
from shared.persistence.import_store import ImportMoved, SchoolImport
from shared.persistence.pupil_store import PupilWrite
from shared.roster.circumstances import Circumstances
from shared.roster.difference import Change, counted, difference, total
from shared.roster.school_state import Stores, read_state
from shared.roster.takeovers import takeovers
from shared.roster.writing import together, write_homerooms

APPLYING = "applying the roster"
_ATTEMPTS = 5

Logins = Callable[[str, str], None]
"""Makes the login of a member of staff, by id and e-mail address, unless it stands."""

Record = Callable[..., None]
"""Takes entries of the audit. Raises StoreBusy."""


class _TooManyMissing(Exception):
    pass


class Apply:
    """Applies what ``Prepare`` prepared. Whoever was ended in the middle of it goes on by doing it again."""

    def __init__(self, stores: Stores, logins: Logins, given: Circumstances, record: Record) -> None:
        self._stores = stores
        self._logins = logins
        self._given = given
        self._record = record

    def __call__(self, roster_import: RosterImport, until: int | None = None) -> RosterImport:
        """Apply an import that is being applied; the import after it.

        It is not at its end if it took until the time ``until``, or if too many pupils are missing from a school by
        now: then it waits until somebody allows that. Raises StoreBusy, SchoolClaimed, ImportMoved.
        """
        imports, import_id = self._stores.imports, roster_import.id
        named, pupils = self._stores.archive.named(import_id), self._stores.archive.schools(import_id)
        noted = imports.schools(import_id)
        # What was taken back in one school is done too.
        done = {school: noted[school].counts for school in noted if noted[school].state is not ImportState.APPLYING}
        for school in [school for school in pupils if school not in done]:
            if until is not None and self._given.clock() >= until:
                return roster_import
            self._given.progress(APPLYING, sum(pupils[school] for school in done), sum(pupils.values()))
            try:
                done[school] = self._apply(roster_import, school, named)
            except _TooManyMissing:
                imports.release(school, import_id)
                return imports.advance(import_id, ImportAction.HOLD, self._given.clock(), lacking=1)
            imports.note(import_id, ImportState.APPLYING, self._given.clock(), done=len(done))
        self._given.progress(APPLYING, sum(pupils.values()), sum(pupils.values()))
        return imports.advance(import_id, ImportAction.FINISH, self._given.clock(), counts=total(done.values()))

    def _apply(self, roster_import: RosterImport, school: SchoolId, named: frozenset[str]) -> dict[str, int]:
        stores, import_id = self._stores, roster_import.id
        stores.imports.claim(school, import_id, self._given.clock())
        begun = stores.imports.begin_school(roster_import, school, self._given.clock())
        if begun is None:  # another worker was done with it meanwhile
            stores.imports.release(school, import_id)
            return dict(stores.imports.schools(import_id)[school].counts)
        self._require_applying(import_id, school)
        roster = stores.archive.roster(import_id, school)
        self._write_pupils(roster_import, roster, named, begun)
        before = stores.archive.before(import_id, school)
        self._require_applying(import_id, school)
        write_homerooms(stores, school, roster.homerooms)
        counts = counted(roster, before.pupils, roster_import)
        stores.imports.note_school(roster_import, school, SchoolImport(ImportState.APPLIED, counts))
        stores.imports.release(school, import_id)
        return counts

    def _require_applying(self, import_id: str, school: SchoolId) -> None:
        """Let whoever takes the import back at the school. Raises ImportMoved."""
        found = self._stores.imports.get(import_id)
        if found is None or found.state is not ImportState.APPLYING:
            self._stores.imports.release(school, import_id)
            raise ImportMoved(found.state if found else None)

    def _write_pupils(
        self, roster_import: RosterImport, roster: SchoolRoster, named: frozenset[str], begun: int
    ) -> None:
        """Pupils before classes: while the classes are the old ones, whoever goes on finds everyone of them."""
        for attempt in range(_ATTEMPTS):
            state = read_state(self._stores, roster)
            today = day(self._given.clock())
            present, elsewhere, protected = state.present, state.elsewhere, state.protected
            found = difference(roster, present, elsewhere, named, roster_import, today, protected)
            changes = found.changes
            if found.lacks_too_many(today) and not self._may_lack(roster_import, roster.school):
                raise _TooManyMissing
            before = Before({change.after.index: change.before for change in changes}, tuple(state.homerooms))
            self._stores.archive.keep_before(roster_import.id, roster.school, before)
            self._make_logins(state.homerooms, roster.homerooms)
            if self._written(roster_import, changes, begun):
                return
            self._given.pause(2**attempt / 10)
        raise StoreBusy("roster")

    def _may_lack(self, roster_import: RosterImport, school: SchoolId) -> bool:
        """Whether that was said, or what is seen is a school half changed."""
        return roster_import.allow_missing or self._stores.archive.before(roster_import.id, school) is not None

    def _written(self, roster_import: RosterImport, changes: Sequence[Change], begun: int) -> bool:
        """Whether every change was written. What another school loses is on its record before it is lost."""
        if entries := takeovers(roster_import, changes, begun):
            self._record(*entries)
        alone = roster_import.school is not None
        writes = [PupilWrite(c.before, c.after, alone and c.takes_over) for c in changes if not c.held]
        return all(outcome is True for outcome in together(self._stores, self._stores.pupils.write, writes))

    def _make_logins(self, before: Iterable[Homeroom], after: Iterable[Homeroom]) -> None:
        known = {homeroom.teacher for homeroom in before}
        for homeroom in after:
            if homeroom.teacher not in known:
                self._logins(homeroom.teacher, homeroom.teacher_email)
