"""Survey: coverage of what is asked for, for whom it is open to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from functions.read_coverage.contract import (
    ClassCoverage,
    Counts,
    CoverageQuery,
    CoverageReport,
    LevelCoverage,
    SchoolCoverage,
    Waiting,
)
from shared.api.call import Call
from shared.api.school_queries import ClassQuery
from shared.api.staff_access import StaffAccess
from shared.domain import policy
from shared.domain.coverage import Coverage, total
from shared.domain.refusals import FieldError, Refusal
from shared.domain.schools import ClassId, School, SchoolId, SchoolLevel, day, day_number, school_year
from shared.domain.staff import Role
from shared.persistence.coverage_store import CountedClass, CoverageStore
from shared.persistence.school_catalogue import SchoolCatalogue


class Surveyed(NamedTuple):
    """A report, as what the caller got it, and on what: a class, a school, or the city (None)."""

    report: CoverageReport
    role: Role
    place: ClassId | SchoolId | None


class Survey:
    """Two round trips for a class or school; for the city one a level and its catalogue, and one more a megabyte."""

    def __init__(self, access: StaffAccess, store: CoverageStore, catalogue: SchoolCatalogue) -> None:
        self._access = access
        self._store = store
        self._catalogue = catalogue

    def __call__(self, call: Call) -> Surveyed:
        """Raises Refusal."""
        query: CoverageQuery = call.query
        if query.class_name:
            named = ClassQuery(
                school_level=query.school_level, school_code=query.school_code, class_name=query.class_name
            )
            return self._class(call, named.class_id)
        if query.school_code:
            return self._school(call, query)
        if query.school_level:
            self._access.require(call, None, Role.CITY_ADMINISTRATOR)
            return self._city(call, [query.school_level])
        return self._city(call, list(SchoolLevel)) if self._access.administers(call) else self._class(call, None)

    def _class(self, call: Call, class_id: ClassId | None) -> Surveyed:
        acting = self._access.acting(call, class_id)
        own, coverage = self._store.of_teacher(acting.teacher, class_id)
        place = class_id or own
        if place is None:
            raise Refusal("staff_not_assigned")
        return Surveyed(_report(call.now, [CountedClass(place, coverage, call.now * 1_000)]), acting.role, place)

    def _school(self, call: Call, query: CoverageQuery) -> Surveyed:
        if query.school_level is None:
            raise Refusal("invalid_request", errors=(FieldError("?school_level", "required"),))
        school = SchoolId(query.school_level, query.school_code)
        role = self._access.require(call, school, Role.REGISTRAR, Role.CITY_ADMINISTRATOR)
        return Surveyed(_report(call.now, self._store.of_school(school)), role, school)

    def _city(self, call: Call, levels: Sequence[SchoolLevel]) -> Surveyed:
        today = day_number(call.now)
        found, schools, sums = [], [], []
        for level in levels:
            counted, listed = self._store.of_level(level), self._catalogue.schools(level)
            schools += _by_school(counted, listed, today)
            sums.append(total(one.coverage for one in counted))
            found.append(LevelCoverage(school_level=level, schools=len(listed), counts=_counts(sums[-1], today)))
        report = CoverageReport(
            school_year=school_year(day(call.now)),
            total=_counts(total(sums), today),
            levels=found,
            schools=schools,
            classes=[],
        )
        return Surveyed(report, Role.CITY_ADMINISTRATOR, None)


def _report(now: int, counted: Sequence[CountedClass]) -> CoverageReport:
    today = day_number(now)
    return CoverageReport(
        school_year=school_year(day(now)),
        total=_counts(total(one.coverage for one in counted), today),
        levels=[],
        schools=[],
        classes=[
            ClassCoverage(
                class_name=one.id.name,
                counts=_counts(one.coverage, today),
                counted_at=one.counted_at // 1_000 or None,
            )
            for one in counted
        ],
    )


def _by_school(counted: Iterable[CountedClass], listed: Sequence[School], today: int) -> list[SchoolCoverage]:
    """Every school that the catalogue lists, also without a class."""
    classes: dict[str, list[Coverage]] = defaultdict(list)
    for one in counted:
        classes[one.id.school.code].append(one.coverage)
    return [
        SchoolCoverage(
            school_level=school.level,
            school_code=school.code,
            name=school.name,
            district=school.district,
            classes=len(classes[school.code]),
            counts=_counts(total(classes[school.code]), today),
        )
        for school in listed
    ]


def _counts(coverage: Coverage, today: int) -> Counts:
    ages = zip(policy.WAITING_STEPS, coverage.waiting_by_age(today), strict=True)
    return Counts(
        students=coverage.students,
        bound=coverage.bound,
        pending=coverage.pending,
        unbound=coverage.unbound,
        exempt=coverage.exempt,
        waiting=[Waiting(from_days=step, applications=applications) for step, applications in ages],
    )
