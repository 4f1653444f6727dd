"""Checks of a whole roster: what no row can tell by itself."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from shared.domain import policy
from shared.domain.majority import age
from shared.domain.schools import School, SchoolId
from shared.roster.classes import Teachers, class_findings
from shared.roster.findings import WARNINGS, Finding, FindingCode
from shared.roster.rows import Column, RosterRow
from shared.roster.school_rows import SchoolRows


class Checked(NamedTuple):
    """A roster that was read to its end, or to where it can't be read.

    ``findings`` are in the order of the rows, ``policy.ROSTER_FINDINGS_SHOWN`` at most: faults before warnings. A
    roster with ``faults``, which counts no warning, must not be applied.
    """

    by_school: Mapping[SchoolId, SchoolRows]
    rows: int
    findings: tuple[Finding, ...]
    faults: int


def check(rows: Iterable[RosterRow | Finding], catalogue: Mapping[SchoolId, School], today: date) -> Checked:
    """Read ``rows`` to their end, and hold them against the catalogue, the day and each other."""
    found = _Findings()
    by_school: dict[SchoolId, SchoolRows] = {}
    national_ids: dict[int, int] = {}
    count = 0
    for row in rows:
        if isinstance(row, Finding):
            found.add(row)
            continue
        count += 1
        by_school.setdefault(row.school_id, SchoolRows(row.school_id)).add(row)
        # As a number of base 36 it takes a third of the memory.
        first = national_ids.setdefault(int(row.national_id, 36), row.row)
        if first != row.row:
            found.add(Finding(row.row, Column.NATIONAL_ID, FindingCode.NATIONAL_ID_TWICE, first, row.part))
        if row.birth_date is not None and (doubt := _of_birth(row, row.birth_date, today)):
            found.add(Finding(row.row, Column.BIRTH_DATE, doubt, part=row.part))
    national_ids.clear()
    teachers = Teachers()
    for school_rows in by_school.values():
        for finding in (*_of_catalogue(school_rows, catalogue), *class_findings(school_rows, teachers)):
            found.add(finding)
    return Checked(by_school, count, found.first(), found.count)


class _Findings:
    """Counts all faults, and keeps the first by row, and warnings as far as there is room."""

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[Finding] = []

    def add(self, finding: Finding) -> None:
        self.count += finding.code not in WARNINGS
        self._kept.append(finding)
        if len(self._kept) == 2 * policy.ROSTER_FINDINGS_SHOWN:
            self._kept = [*self.first()]

    def first(self) -> tuple[Finding, ...]:
        kept = sorted(self._kept, key=lambda finding: (finding.code in WARNINGS, finding))
        return tuple(sorted(kept[: policy.ROSTER_FINDINGS_SHOWN]))


def _of_birth(row: RosterRow, born: date, today: date) -> FindingCode | None:
    """What a birth date makes doubtful, of a pupil of that level."""
    if born > today:
        return FindingCode.BIRTH_DATE_INVALID
    youngest, oldest = policy.PUPIL_AGES[row.level]
    return None if youngest <= age(born, today) <= oldest else FindingCode.BIRTH_DATE_UNLIKELY


def _of_catalogue(school_rows: SchoolRows, catalogue: Mapping[SchoolId, School]) -> Iterator[Finding]:
    """What the catalogue doesn't know, each once: at the first row that says so."""
    school_id = school_rows.school_id
    first = next(iter(school_rows))
    if school_id not in catalogue:
        elsewhere = any(known.code == school_id.code for known in catalogue)
        code = FindingCode.SCHOOL_OF_ANOTHER_LEVEL if elsewhere else FindingCode.SCHOOL_UNKNOWN
        column = Column.LEVEL if elsewhere else Column.SCHOOL_CODE
        yield Finding(first.row, column, code, part=first.part)
        return
    # Schools write their own names in more than one way; one that is exactly another school's is a wrong code.
    others = {school.name for known, school in catalogue.items() if known != school_id}
    said = {catalogue[school_id].name}
    for row in school_rows:
        if row.school not in said:
            said.add(row.school)
            if row.school in others:
                yield Finding(row.row, Column.SCHOOL, FindingCode.SCHOOL_NAME_OF_ANOTHER, part=row.part)
