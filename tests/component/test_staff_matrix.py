"""Role x class x school: every cell is as staff_matrix says, and who may not act changes nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from functions.catalog import FUNCTIONS
from functions.review_bindings.contract import READ_QUEUE
from functions.review_bindings.operation import ReadQueue
from shared.api.endpoint import Caller
from shared.api.staff_access import StaffAccess
from shared.domain.schools import SchoolId, SchoolLevel
from shared.domain.staff import Acting, Role
from shared.persistence import keys
from shared.persistence.staff_store import StaffStore
from tests.component.service import TEACHER
from tests.component.staff_matrix import LINES, OF_THE_CLASS, missing
from tests.component.staff_scene import PEOPLE, Scene

BY_NAME = {line.name: line for line in LINES}


@pytest.fixture
def scene(service):
    return Scene(service)


def differences(line, scene, stored):
    """The cells of a line that are not as it says; who may not act comes first, so that nothing was done before."""
    line.before(scene)
    before, found, done = stored(""), set(), 0
    for person in sorted(PEOPLE, key=line.opens.__contains__):
        if person in line.opens and before is not None:
            assert stored("") == before
            before = None
        opened, did = line.opened(scene, person)
        done += did
        if opened != (person in line.opens):
            found.add(person)
    return found, done


@pytest.mark.parametrize("name", BY_NAME)
def test_a_line_opens_to_those_whom_it_names_and_to_nobody_else(name, scene, stored):
    line = BY_NAME[name]
    found, done = differences(line, scene, stored)
    assert found == set()
    assert bool(done) == bool(line.opens)


def test_every_staff_endpoint_has_a_line():
    assert missing(LINES, FUNCTIONS) == set()


def test_the_look_at_the_lines_finds_an_endpoint_without_one():
    """Twin."""
    (review,) = [function for function in FUNCTIONS if function.name == "review_bindings"]
    planted = replace(READ_QUEUE, operation_id="planted", path="/v1/planted")
    assert missing(LINES, [replace(review, endpoints=(*review.endpoints, planted))]) == {"planted"}


class OpenToAll(StaffAccess):
    """The seeded defect: whoever is of the staff acts on every class."""

    def acting(self, call, class_id):
        return Acting(Role.REGISTRAR, class_id, TEACHER)


class AnyDay(StaffStore):
    """The seeded defect: days are not looked at."""

    def acting(self, staff, class_id, on):
        found = (super(AnyDay, self).acting(staff, class_id, on + timedelta(days)) for days in (-5, 0, 5))
        return next(filter(None, found), None)


class AnyLevel(StaffStore):
    """The seeded defect: a school is known by its code alone."""

    def acting(self, staff, class_id, on):
        level = type(class_id.school.level)
        schools = [class_id.school._replace(level=one) for one in level]
        found = (super(AnyLevel, self).acting(staff, class_id._replace(school=school), on) for school in schools)
        return next(filter(None, found), None)


@pytest.mark.parametrize(
    ("broken", "caught"),
    [
        (lambda table: OpenToAll(StaffStore(table)), set(PEOPLE) - OF_THE_CLASS),
        (
            lambda table: StaffAccess(AnyDay(table)),
            {
                "substitute_of_tomorrow",
                "substitute_until_yesterday",
                "registrar_of_tomorrow",
                "registrar_until_yesterday",
            },
        ),
        (
            lambda table: StaffAccess(AnyLevel(table)),
            {"substitute_of_the_same_code", "registrar_of_the_same_code"},
        ),
    ],
    ids=["open to all", "any day", "any level"],
)
def test_the_matrix_catches_an_access_that_looks_away(broken, caught, scene, stored, table):
    scene.service.replace(READ_QUEUE, ReadQueue, access=broken(table))
    assert differences(BY_NAME["queue of the class"], scene, stored)[0] == caught


def test_a_class_that_is_not_there_is_refused_like_one_that_is_not_theirs(scene):
    answers = [
        scene.call(READ_QUEUE, person, query={"school_level": "elementary", "school_code": code, "class_name": name})[
            :2
        ]
        for person, code, name in [
            ("registrar", "900101", "九年九班"),
            ("registrar", "900102", "五年一班"),
            ("registrar", "900109", "五年一班"),
            ("nobody", "900101", "五年一班"),
            ("nobody", "900101", "九年九班"),
        ]
    ]
    assert len({repr(answer) for answer in answers}) == 1 and answers[0][0] == 403


def schools_asked():
    """Every model by which a staff endpoint is told a school."""
    staffs = [one for function in FUNCTIONS for one in function.endpoints if one.caller is Caller.STAFF]
    models = {model for one in staffs for model in (one.query, one.request) if model}
    return sorted((model for model in models if "school_code" in model.model_fields), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", schools_asked())
@pytest.mark.parametrize("code", ["900101#", "#900101", "900101#五年一班", "900101\n", "", "1" * 13])
def test_what_names_a_school_is_no_part_of_another_key(model, code):
    with pytest.raises(ValidationError) as refused:
        model.model_validate({"school_level": "elementary", "school_code": code})
    assert ("school_code",) in {fault["loc"] for fault in refused.value.errors()}


def test_an_assignment_is_found_by_its_whole_school_alone():
    school = SchoolId(SchoolLevel.ELEMENTARY, "900101")
    names = [school, school._replace(code="900101#"), school._replace(code="900101##")]
    assert len({keys.assignment("staff", Role.REGISTRAR, name, "") for name in names}) == 3
