"""Report: what the check of a roster found, as it is kept until the import is applied."""

from typing import Any, NamedTuple

from shared.domain.schools import SchoolId, SchoolLevel
from shared.roster.findings import Finding


class Report(NamedTuple):
    """What the check of a roster found: its faults, or its warnings and what applying it would change."""

    findings: tuple[Finding, ...]
    faults: int
    schools: dict[SchoolId, dict[str, int]]
    lacking: tuple[SchoolId, ...]
    differences: list[tuple[str, SchoolId, str, int, str, tuple[str, ...]]]

    def spelt(self) -> Any:
        """As a JSON value."""
        return [
            [list(finding) for finding in self.findings],
            self.faults,
            [[*school, counts] for school, counts in self.schools.items()],
            [list(school) for school in self.lacking],
            [[kind, *school, *rest] for kind, school, *rest in self.differences],
        ]


def read_report(value: Any) -> Report:
    """Read ``Report.spelt``."""
    findings, faults, schools, lacking, differences = value
    return Report(
        tuple(Finding(*finding) for finding in findings),
        faults,
        {_school(level, code): counts for level, code, counts in schools},
        tuple(_school(*names) for names in lacking),
        [(kind, _school(level, code), *rest) for kind, level, code, *rest in differences],
    )


def _school(level: str, code: str) -> SchoolId:
    return SchoolId(SchoolLevel(level), code)
