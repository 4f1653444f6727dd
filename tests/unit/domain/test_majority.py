"""Majority: the day on which a student comes of age, to the midnight in Taipei, and what hangs on it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from shared.domain import policy
from shared.domain.majority import age, days_to_look, forgotten_on, is_of_age, is_told, is_watched, of_age_on
from shared.domain.schools import SchoolLevel, day

BORN = date(2008, 9, 1)
COMES = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("born", "comes"),
    [
        (BORN, COMES),
        (date(2008, 12, 31), date(2026, 12, 31)),
        (date(2009, 1, 1), date(2027, 1, 1)),
        # The last month has no such day, so the time ends with the 28th.
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 2, 28), date(2026, 2, 28)),
        (date(2008, 3, 1), date(2026, 3, 1)),
    ],
)
def test_one_is_of_age_from_the_eighteenth_birthday(born: date, comes: date) -> None:
    assert of_age_on(born) == comes
    assert is_of_age(born, comes) and not is_of_age(born, comes - timedelta(1))


def test_it_turns_at_midnight_in_taipei() -> None:
    last_second = int(datetime(2026, 8, 31, 15, 59, 59, tzinfo=UTC).timestamp())
    assert [is_of_age(BORN, day(last_second + second)) for second in (0, 1)] == [False, True]


def test_of_nobody_without_a_date_is_it_assumed() -> None:
    assert not is_of_age(None, date(2100, 1, 1))


def test_age_in_complete_years() -> None:
    leap = date(2008, 2, 29)
    assert [age(leap, on) for on in (date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 29))] == [17, 18, 20]


def test_guardians_are_told_from_the_notice_on_until_it_is_no_more_made_up_for() -> None:
    first, end = COMES - timedelta(policy.OF_AGE_NOTICE_DAYS), COMES + timedelta(policy.OF_AGE_MADE_UP_DAYS)
    told = [is_told(BORN, on) for on in (first - timedelta(1), first, end - timedelta(1), end)]
    assert told == [False, True, True, False]
    assert forgotten_on(COMES) == end


def test_a_day_looks_for_both_of_its_days() -> None:
    comes = {on for on in days_to_look(COMES - timedelta(policy.OF_AGE_NOTICE_DAYS))} & {*days_to_look(COMES)}
    assert comes == {COMES}


def test_high_school_pupils_are_watched_and_whoever_is_near_it() -> None:
    child, near = date(2014, 9, 1), COMES - timedelta(policy.OF_AGE_WATCHED_DAYS)
    assert is_watched(BORN, SchoolLevel.JUNIOR_HIGH, near)
    assert not is_watched(BORN, SchoolLevel.JUNIOR_HIGH, near - timedelta(1))
    assert is_watched(child, SchoolLevel.SENIOR_HIGH, COMES) and is_watched(child, SchoolLevel.VOCATIONAL_HIGH, COMES)
    assert not is_watched(child, SchoolLevel.ELEMENTARY, COMES)


def test_who_is_long_of_age_is_not_watched() -> None:
    assert not is_watched(BORN, SchoolLevel.SENIOR_HIGH, forgotten_on(COMES))
