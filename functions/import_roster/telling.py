"""Telling: an import, and what its check has found, as the API says it."""

from typing import Any

from functions.import_roster.contract import (
    ImportDetail,
    ImportSummary,
    PupilCounts,
    PupilDifference,
    PupilPart,
    RosterFault,
    SchoolDifference,
)
from shared.domain.imports import ImportAction, ImportState, RosterImport, states_before
from shared.domain.languages import Language
from shared.domain.schools import SchoolId
from shared.roster.difference import Kind
from shared.roster.finding_texts import text
from shared.roster.findings import WARNINGS, Finding, FindingCode
from shared.roster.report import Report

_UNDONE_FROM = states_before(ImportAction.UNDO)


def summary(found: RosterImport, *, last: bool = True) -> ImportSummary:
    """How far an import is; ``last``: whether it was the last at the school for which it is told."""
    return ImportSummary(**_fields(found, last))


def detail(found: RosterImport, report: Report | None, language: Language) -> ImportDetail:
    """An import with what its check has found, as far as it is of use now."""
    ready = found.state is ImportState.READY
    shown = ready or found.state is ImportState.REFUSED
    return ImportDetail(
        **_fields(found, True),
        findings=[_fault(finding, language) for finding in report.findings] if report and shown else [],
        by_school=[_school(school, counts, report) for school, counts in report.schools.items()] if report else [],
        differences=[_difference(one) for one in report.differences] if report and ready else [],
    )


def _fields(found: RosterImport, last: bool) -> dict[str, Any]:
    level, code = found.school or (None, None)
    return {
        "import_id": found.id,
        "state": found.state,
        "school_level": level,
        "school_code": code,
        "created_at": found.at,
        "changed_at": found.changed_at,
        "rows": found.rows,
        "schools": found.schools,
        "schools_done": found.done,
        "faults": found.faults,
        "schools_lacking": found.lacking,
        "counts": PupilCounts(**found.counts),
        "can_be_undone": last and found.state in _UNDONE_FROM,
    }


def _fault(finding: Finding, language: Language) -> RosterFault:
    return RosterFault(
        row=finding.row,
        column=finding.column,
        code=FindingCode(finding.code),
        other_row=finding.other_row,
        part=finding.part,
        text=text(finding, language),
        warning=finding.code in WARNINGS,
    )


def _school(school: SchoolId, counts: dict[str, int], report: Report) -> SchoolDifference:
    return SchoolDifference(
        school_level=school.level,
        school_code=school.code,
        counts=PupilCounts(**counts),
        lacking=school in report.lacking,
    )


def _difference(one: tuple[str, SchoolId, str, int, str, tuple[str, ...]]) -> PupilDifference:
    kind, school, class_name, seat, name, parts = one
    return PupilDifference(
        kind=Kind(kind),
        school_level=school.level,
        school_code=school.code,
        class_name=class_name,
        seat=seat,
        name=name,
        parts=[PupilPart(part) for part in parts],
    )
