"""Preparation: a file is checked, its national IDs give way to index values, and its difference is told."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, BinaryIO

from shared.domain import policy
from shared.domain.contacts import email
from shared.domain.identifiers import contact_hash
from shared.domain.imports import ImportAction, ImportState, RosterImport
from shared.domain.pupils import Homeroom, Pupil, SchoolRoster
from shared.domain.schools import School, SchoolId, day
from shared.persistence.key_ring import IdentityIndex, LocalKey
from shared.roster.checks import Checked, check
from shared.roster.circumstances import Circumstances
from shared.roster.difference import Difference, difference, total
from shared.roster.findings import Finding, FindingCode
from shared.roster.reading import read_roster
from shared.roster.report import Report
from shared.roster.rows import Column, RosterRow
from shared.roster.school_state import Stores, read_state

READING, INDEXING, COMPARING = "reading the roster", "finding its pupils", "comparing it with what is there"


class Prepare:
    """What comes before an import is applied. Nothing but its own record and objects is written."""

    def __init__(
        self,
        stores: Stores,
        identities: IdentityIndex,
        contact_key: LocalKey,
        catalogue: Callable[[], Mapping[SchoolId, School]],
        given: Circumstances,
    ) -> None:
        self._stores = stores
        self._identities = identities
        self._contact_key = contact_key
        self._catalogue = catalogue
        self._given = given

    def __call__(self, roster_import: RosterImport, file: BinaryIO) -> tuple[RosterImport, Report]:
        """Check the file of an import that is being checked; the import after it. Raises StoreBusy, ImportMoved."""
        self._given.progress(READING, 0, 0)
        checked = _within(roster_import.school, self._checked(file))
        self._given.progress(READING, checked.rows, checked.rows)
        if checked.faults:
            report = Report(checked.findings, checked.faults, {}, (), [])
            return self._end(roster_import, ImportAction.REFUSE, report, rows=checked.rows)
        rows = {school: len(packed) for school, packed in checked.by_school.items()}
        named = self._keep(roster_import, checked)
        return self._compare(roster_import, rows, named, checked.findings)

    def _checked(self, file: BinaryIO) -> Checked:
        return check(self._counted(read_roster(file)), self._catalogue(), day(self._given.clock()))

    def _counted(self, rows: Iterable[RosterRow | Finding]) -> Iterable[RosterRow | Finding]:
        for number, row in enumerate(rows):
            if number % 5_000 == 0:
                self._given.progress(READING, number, 0)
            yield row

    def _keep(self, roster_import: RosterImport, checked: Checked) -> frozenset[str]:
        """Keep the rosters of all schools; the index values of all pupils. The rows go as they are worked off."""
        rows = {school: len(packed) for school, packed in checked.by_school.items()}
        named: set[str] = set()
        by_school = dict(checked.by_school)
        pupils = sum(rows.values())
        for school in rows:
            roster = self._roster(school, list(by_school.pop(school)))
            self._stores.archive.put_roster(roster_import.id, roster)
            named.update(pupil.index for pupil in roster.pupils)
            self._given.progress(INDEXING, len(named), pupils)
            self._stores.imports.note(
                roster_import.id, ImportState.CHECKING, self._given.clock(), rows=len(named), schools=len(rows)
            )
        self._stores.archive.put_named(roster_import.id, rows, named)
        return frozenset(named)

    def _roster(self, school: SchoolId, rows: list[RosterRow]) -> SchoolRoster:
        homerooms: dict[str, Homeroom] = {}
        for row in rows:
            if row.teacher_email and row.class_name not in homerooms:
                teacher = contact_hash(self._contact_key.bytes, email(row.teacher_email))
                homerooms[row.class_name] = Homeroom(row.class_name, teacher, row.teacher_name, row.teacher_email)
        indexes = self._stores.crew.map(self._identities.of, [row.national_id for row in rows])
        pupils = [
            Pupil(
                index,
                row.name,
                school,
                row.class_name,
                row.seat,
                homerooms[row.class_name].teacher,
                birth_date=row.birth_date,
            )
            for index, row in zip(indexes, rows, strict=True)
        ]
        return SchoolRoster(school, pupils, list(homerooms.values()))

    def _compare(
        self,
        roster_import: RosterImport,
        rows: Mapping[SchoolId, int],
        named: frozenset[str],
        warnings: tuple[Finding, ...],
    ) -> tuple[RosterImport, Report]:
        today = day(self._given.clock())
        schools, lacking, shown = {}, [], []
        for number, school in enumerate(rows, 1):
            found = self._difference(roster_import, school, named, today)
            schools[school] = found.counts()
            if found.lacks_too_many(today):
                lacking.append(school)
            shown += _shown(found)[: policy.ROSTER_DIFFERENCES_SHOWN - len(shown)]
            self._given.progress(COMPARING, number, len(rows))
        report = Report(warnings, 0, schools, tuple(lacking), shown)
        values = {"rows": len(named), "schools": len(rows), "counts": total(schools.values()), "lacking": len(lacking)}
        if roster_import.school is not None:
            values["last"] = self._stores.imports.last(roster_import.school) or ""
        return self._end(roster_import, ImportAction.FIND_READY, report, **values)

    def _difference(
        self, roster_import: RosterImport, school: SchoolId, named: frozenset[str], today: date
    ) -> Difference:
        roster = self._stores.archive.roster(roster_import.id, school)
        state = read_state(self._stores, roster)
        present, elsewhere, protected = state.present, state.elsewhere, state.protected
        return difference(roster, present, elsewhere, named, roster_import, today, protected)

    def _end(
        self, roster_import: RosterImport, action: ImportAction, report: Report, **values: Any
    ) -> tuple[RosterImport, Report]:
        self._stores.archive.put_report(roster_import.id, report.spelt())
        now = self._given.clock()
        return self._stores.imports.advance(roster_import.id, action, now, faults=report.faults, **values), report


def _within(scope: SchoolId | None, checked: Checked) -> Checked:
    """The same, with a finding for each school that an import for one school may not touch."""
    others = [rows for school, rows in checked.by_school.items() if scope is not None and school != scope]
    firsts = [next(iter(rows)) for rows in others]
    foreign = [Finding(r.row, Column.SCHOOL_CODE, FindingCode.SCHOOL_NOT_YOURS, part=r.part) for r in firsts]
    if not foreign:
        return checked
    findings = sorted([*checked.findings, *foreign])[: policy.ROSTER_FINDINGS_SHOWN]
    return checked._replace(findings=tuple(findings), faults=checked.faults + len(foreign))


def _shown(found: Difference) -> list[tuple[str, SchoolId, str, int, str, tuple[str, ...]]]:
    return [
        (change.kind, after.school, after.class_name, after.seat, after.name, change.parts)
        for change in found.changes
        for after in (change.after,)
    ]
