"""Birth dates in rosters: they reach the pupil sealed, are warned of, and are kept, changed and taken back."""

from datetime import date

import pytest

from shared.domain.imports import ImportState
from shared.persistence import keys
from shared.roster.rows import Column
from tests.component.rosters import HEADINGS, Registry, row

BORN, OTHER = "97/09/01", "2008-10-02"


@pytest.fixture
def registry(service, table, clients, field_key, settle):
    return Registry(service, table, clients, field_key, settle)


def dated(*dates):
    """A roster of so many pupils with the column; of one who is sixteen in an elementary school it is a warning."""
    rows = [(*row(number), born) for number, born in enumerate(dates)]
    lines = [[*HEADINGS, Column.BIRTH_DATE], *rows]
    return "\r\n".join(",".join(map(str, line)) for line in lines).encode()


def dates(registry, *numbers):
    return [pupil.birth_date for pupil in registry.find(*numbers)]


def test_a_date_reaches_the_pupil_and_lies_open_nowhere(registry, table):
    registry.bring_in(dated(BORN, ""))
    assert dates(registry, 0, 1) == [date(2008, 9, 1), None]
    item = table.get(keys.profile(registry.index(0)))
    assert isinstance(item["bd"], bytes) and not any("2008" in str(value) for value in item.values())


def test_a_roster_without_the_column_keeps_what_is_known_and_changes_nobody(registry):
    registry.bring_in(dated(BORN, ""))
    _, report = registry.check([row(0), row(1)])
    assert report.differences == []
    registry.bring_in([row(0, seat=9), row(1)])
    assert dates(registry, 0, 1) == [date(2008, 9, 1), None]


def test_another_date_is_told_applied_and_taken_back(registry):
    registry.bring_in(dated(BORN, ""))
    _, report = registry.check(dated(OTHER, OTHER))
    assert [(kind, parts) for kind, *_, parts in report.differences] == [("changed", ("birth_date",))] * 2
    applied = registry.bring_in(dated(OTHER, OTHER))
    assert dates(registry, 0, 1) == [date(2008, 10, 2)] * 2
    registry.take_back(applied)
    assert dates(registry, 0, 1) == [date(2008, 9, 1), None]


def test_an_unlikely_age_is_told_by_row_and_can_be_applied(registry):
    checked, report = registry.check(dated("", BORN))
    assert (checked.state, checked.faults) == (ImportState.READY, 0)
    assert [(f.row, f.column, f.code) for f in report.findings] == [(3, "出生日期", "birth_date_unlikely")]


def test_a_bad_date_stops_the_roster(registry):
    checked, report = registry.check(dated(BORN, "97/13/01"))
    assert (checked.state, checked.faults) == (ImportState.REFUSED, 1)
    assert {f.code for f in report.findings} == {"birth_date_invalid", "birth_date_unlikely"}
