"""Assignments: what one may act on, who may give it, and from when to when it opens a class."""

from datetime import date, timedelta

import pytest

from functions.manage_assignments.contract import (
    GIVE_ASSIGNMENT,
    READ_ASSIGNMENTS,
    READ_SCHOOL_ASSIGNMENTS,
    READ_SCHOOL_CLASSES,
    TAKE_ASSIGNMENT_BACK,
)
from functions.manage_assignments.giving import GiveAssignment, TakeAssignmentBack
from functions.review_bindings.contract import DECIDE, READ_QUEUE
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.domain.contacts import email
from shared.domain.identifiers import contact_hash, read_binding_id
from shared.domain.schools import ClassId, SchoolId, SchoolLevel, day
from shared.domain.staff import Role
from shared.persistence import keys
from shared.persistence.assignment_store import AssignmentStore
from shared.persistence.failures import StoreBusy
from tests.component.counter import OTHER_SCHOOL, REGISTRAR, SECOND_REGISTRAR, assign
from tests.component.counter import SCHOOL as SCHOOL_ID
from tests.component.parallel import at_once
from tests.component.service import TEACHER
from tests.component.trace import Trace

CITY = "k" * 22
SCHOOL = {"school_level": "elementary", "school_code": "900101"}
OTHERS = {"school_level": "elementary", "school_code": "900102"}
CLASS = SCHOOL | {"class_name": "五年一班"}
ADDRESS = "new.substitute@school.example"


@pytest.fixture
def school(service):
    """A registrar of the school, one of another, and an administrator."""
    service.classes.put_teacher(ClassId(SCHOOL_ID, "五年一班"), TEACHER)
    assign(service)
    assign(service, SECOND_REGISTRAR, school=OTHER_SCHOOL)
    assign(service, CITY, Role.CITY_ADMINISTRATOR, None)
    return service


def today(service):
    return day(service.now)


def given(service, **changes):
    ends = today(service) + timedelta(days=9)
    body = {"role": "substitute", "class_name": "五年一班", "name": "洪巧雲", "email": ADDRESS}
    body |= {"starts": str(today(service)), "ends": str(ends)} | changes
    return {name: value for name, value in body.items() if value is not None}


def give(service, staff=REGISTRAR, query=SCHOOL, **changes):
    return service.call(GIVE_ASSIGNMENT, given(service, **changes), staff=staff, query=query)


def listed(service, staff=REGISTRAR):
    return service.call(READ_SCHOOL_ASSIGNMENTS, staff=staff, query=SCHOOL)[1]["assignments"]


def test_a_substitute_decides_in_the_class_between_the_first_day_and_the_last(school):
    status, told, _ = give(school)
    assert (status, told["in_force"], told["email"], told["name"]) == (200, True, ADDRESS, "洪巧雲")
    session = school.sign_in()
    binding = school.submit(session, school.application(session))[1]["bindings"][0]["binding_id"]
    (item,) = school.call(READ_QUEUE, staff=told["staff_id"], query=CLASS)[1]["bindings"]
    assert item["binding_id"] == binding
    answer = school.call(
        DECIDE,
        {"action": "approve"},
        staff=told["staff_id"],
        path={"binding_id": binding},
        query=CLASS,
        headers={"if-match": f'"{item["version"]}"'},
    )
    assert answer[0] == 200
    kept = school.table.get(keys.binding(read_binding_id(binding)))
    assert (kept["dby"], kept["dro"]) == (told["staff_id"], "substitute")
    school.now += 10 * policy.DAY
    assert school.call(READ_QUEUE, staff=told["staff_id"], query=CLASS)[1]["code"] == "staff_not_assigned"


def test_what_is_taken_back_opens_nothing_from_the_next_request_on(school):
    staff = give(school)[1]["staff_id"]
    query = CLASS | {"role": "substitute", "staff_id": staff}
    assert school.call(TAKE_ASSIGNMENT_BACK, staff=SECOND_REGISTRAR, query=query)[0] == 403
    assert school.call(READ_QUEUE, staff=staff, query=CLASS)[0] == 200
    for _ in range(2):
        status, told, _ = school.call(TAKE_ASSIGNMENT_BACK, staff=REGISTRAR, query=query)
        assert (status, told) == (200, {"staff_id": staff, "role": "substitute", "class_name": "五年一班"})
    assert school.call(READ_QUEUE, staff=staff, query=CLASS)[0] == 403
    assert [entry["role"] for entry in listed(school)] == ["registrar"]


def test_a_school_sees_its_own_staff_and_the_city_that_of_every_school(school):
    give(school)
    assert (
        [entry["role"] for entry in listed(school)]
        == ["registrar", "substitute"]
        == [entry["role"] for entry in listed(school, CITY)]
    )
    assert school.call(READ_SCHOOL_ASSIGNMENTS, staff=SECOND_REGISTRAR, query=SCHOOL)[0] == 403
    school.now += 10 * policy.DAY
    assert [entry["role"] for entry in listed(school)] == ["registrar"]


def test_an_assignment_given_again_takes_the_place_of_the_first(school):
    give(school)
    later = str(today(school) + timedelta(days=20))
    give(school, ends=later, name="洪小雲")
    (entry,) = [entry for entry in listed(school) if entry["role"] == "substitute"]
    assert (entry["ends"], entry["name"]) == (later, "洪小雲")


def test_a_registrar_for_good_follows_one_with_an_end(school):
    only = {"role": "registrar", "class_name": None}
    assert give(school, CITY, **only)[1]["ends"] is not None
    status, told, _ = give(school, CITY, **only, ends=None)
    assert (status, told["ends"]) == (200, None)
    school.now += 400 * policy.DAY
    assert told["staff_id"] in [entry["staff_id"] for entry in listed(school)]


@pytest.mark.parametrize(
    ("giver", "changes"),
    [
        (REGISTRAR, {"role": "registrar", "class_name": None}),
        (SECOND_REGISTRAR, {}),
        (CITY, {}),
        (TEACHER, {}),
    ],
)
def test_nobody_gives_what_is_not_theirs_to_give(school, clients, giver, changes):
    status, told, _ = give(school, giver, **changes)
    assert (status, told["code"]) == (403, "staff_not_assigned")
    assert clients("cognito-idp").list_users(UserPoolId=school.staff.pool_id)["Users"] == []


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"ends": None}, "/ends", "required"),
        ({"class_name": None}, "/class_name", "required"),
        ({"ends": "2027-01-14"}, "/ends", "out_of_range"),
        ({"starts": "2027-01-20", "ends": "2027-01-19"}, "/ends", "out_of_range"),
        ({"starts": "2027-01-15", "ends": "2028-01-17"}, "/ends", "out_of_range"),
        ({"starts": "soon"}, "/starts", "wrong_type"),
        ({"role": "city_administrator"}, "/role", "not_allowed"),
        ({"email": "nobody"}, "/email", "email_invalid"),
        ({"email": "anybody@mail.example"}, "/email", "email_domain_not_allowed"),
        ({"email": "anybody@notschool.example"}, "/email", "email_domain_not_allowed"),
        ({"email": "anybody@school.example.org"}, "/email", "email_domain_not_allowed"),
    ],
)
def test_what_can_not_be_given_is_told_by_field(school, changes, pointer, code):
    status, told, _ = give(school, **changes)
    assert (status, [(error["pointer"], error["code"]) for error in told["errors"]]) == (422, [(pointer, code)])


def test_a_stage_without_domains_takes_any_address_and_one_with_them_their_subdomains(school):
    assert give(school, email="new@sub.SCHOOL.example")[0] == 200
    school.replace(GIVE_ASSIGNMENT, GiveAssignment, domains=())
    assert give(school, email="anybody@mail.example")[0] == 200


def test_a_registrar_is_given_no_class(school):
    told = give(school, CITY, role="registrar")[1]
    assert [(error["pointer"], error["code"]) for error in told["errors"]] == [("/class_name", "not_allowed")]


def test_a_place_that_is_not_there_is_refused_before_anyone_is_invited(school, clients):
    assert give(school, class_name="五年九班")[1]["code"] == "class_not_found"
    nowhere = {"school_level": "elementary", "school_code": "000000"}
    only = {"role": "registrar", "class_name": None}
    assert give(school, CITY, query=nowhere, **only)[1]["code"] == "school_not_found"
    assert clients("cognito-idp").list_users(UserPoolId=school.staff.pool_id)["Users"] == []


def test_the_login_is_named_by_the_address_and_its_owner_invited(school, clients):
    staff = give(school)[1]["staff_id"]
    (user,) = clients("cognito-idp").list_users(UserPoolId=school.staff.pool_id)["Users"]
    assert user["Username"] == staff == contact_hash(school.contact_key.bytes, email(ADDRESS))
    attributes = {attribute["Name"]: attribute["Value"] for attribute in user["Attributes"]}
    assert (attributes["email"], attributes["email_verified"]) == (ADDRESS, "true")
    assert user["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    assert give(school)[0] == 200


def test_neither_keys_nor_attributes_nor_the_audit_hold_the_name_or_the_address(school, stored):
    give(school)
    told = repr(stored("A#")) + repr(school.recorder.taken())
    assert ADDRESS not in told and "洪巧雲" not in told
    key = keys.Key(
        f"T#{contact_hash(school.contact_key.bytes, email(ADDRESS))}", "A#substitute#elementary#900101#五年一班"
    )
    assert isinstance(school.table.get(key)["person"], bytes)


def test_giving_and_taking_back_are_recorded(school):
    staff = give(school)[1]["staff_id"]
    school.call(TAKE_ASSIGNMENT_BACK, staff=REGISTRAR, query=CLASS | {"role": "substitute", "staff_id": staff})
    entries = {entry.action: entry for entry in school.recorder.taken()}
    assert entries.keys() == {AuditAction.ASSIGNMENT_GIVEN, AuditAction.ASSIGNMENT_TAKEN_BACK}
    for entry in entries.values():
        told = (entry.actor, entry.role, entry.subject, entry.school, entry.class_name)
        assert told == (REGISTRAR, Role.REGISTRAR, staff, SCHOOL_ID, "五年一班")
        assert entry.details[0] == "substitute"


class Mailing:
    """A pool that counts the first passwords that are mailed."""

    def __init__(self):
        self.mailed = []

    def ensure_login(self, staff, _address):
        made = staff not in self.mailed
        if made:
            self.mailed.append(staff)
        return made

    def send_again(self, staff):
        self.mailed.append(staff)


def test_a_first_password_is_mailed_at_most_once_in_ten_minutes(school):
    pool = Mailing()
    school.replace(GIVE_ASSIGNMENT, GiveAssignment, pool=pool)
    for place in (CLASS["class_name"], "五年二班"):
        school.classes.put_teacher(ClassId(SCHOOL_ID, place), TEACHER)
        for _ in range(3):
            assert give(school, class_name=place)[0] == 200
    assert len(pool.mailed) == 1
    school.now += policy.INVITATION_INTERVAL
    assert at_once([lambda: give(school)[0] for _ in range(4)]) == [200] * 4
    assert len(pool.mailed) == 2
    assert GIVE_ASSIGNMENT.rate.per_second == 1


class Failing:
    """A service that answers nothing."""

    def __getattr__(self, name):
        def fail(*_arguments, **_more):
            raise StoreBusy(name)

        return fail


def test_nothing_is_in_force_or_ends_unrecorded_whatever_fails(school):
    school.replace(GIVE_ASSIGNMENT, GiveAssignment, audit=Failing())
    assert give(school)[0] == 503
    assert [entry["role"] for entry in listed(school)] == ["registrar"]
    school.replace(GIVE_ASSIGNMENT, GiveAssignment, audit=school.recorder.audit, pool=Failing())
    assert give(school)[0] == 503
    (entry,) = school.recorder.taken()
    (held,) = [one for one in listed(school) if one["role"] == "substitute"]
    assert (entry.action, entry.subject) == (AuditAction.ASSIGNMENT_GIVEN, held["staff_id"])
    school.replace(TAKE_ASSIGNMENT_BACK, TakeAssignmentBack, audit=Failing())
    query = CLASS | {"role": "substitute", "staff_id": held["staff_id"]}
    assert school.call(TAKE_ASSIGNMENT_BACK, staff=REGISTRAR, query=query)[0] == 503
    assert held in listed(school)


def test_each_is_told_what_they_may_act_on_today(school):
    staff = give(school)[1]["staff_id"]
    give(school, email="later@school.example", starts="2027-01-20", ends="2027-01-30")
    place = SCHOOL | {"school_name": "市立內湖國小"}
    assert own(school, TEACHER) == ({**place, "class_name": "五年一班"}, [])
    assert own(school, staff) == (None, [("substitute", place, "五年一班")])
    assert own(school, REGISTRAR) == (None, [("registrar", place, None)])
    assert own(school, CITY) == (None, [("city_administrator", None, None)])
    assert own(school, contact_hash(school.contact_key.bytes, email("later@school.example"))) == (None, [])
    assert own(school, "n" * 22) == (None, [])


def own(service, staff):
    status, told, _ = service.call(READ_ASSIGNMENTS, staff=staff)
    assert (status, told["staff_id"]) == (200, staff)
    return told["homeroom"], [(held["role"], held["school"], held["class_name"]) for held in told["assignments"]]


def test_classes_are_told_in_the_order_of_their_numbers(school):
    for name in ("五年十班", "五年二班", "六年一班", "五年九班"):
        school.classes.put_teacher(ClassId(SCHOOL_ID, name), "u" * 22)
    school.classes.put_teacher(ClassId(SchoolId(SchoolLevel.JUNIOR_HIGH, "900101"), "七年一班"), "u" * 22)
    for staff in (REGISTRAR, CITY):
        told = school.call(READ_SCHOOL_CLASSES, staff=staff, query=SCHOOL)[1]["classes"]
        assert [one["class_name"] for one in told] == ["五年一班", "五年二班", "五年九班", "五年十班", "六年一班"]
    assert school.call(READ_SCHOOL_CLASSES, staff=TEACHER, query=SCHOOL)[0] == 403


def test_round_trips(school, clients):
    trace = Trace(clients)
    try:
        calls = {}
        for name, call in {
            "own": lambda: school.call(READ_ASSIGNMENTS, staff=REGISTRAR),
            "queue of the own class": lambda: school.call(READ_QUEUE, staff=TEACHER),
            "queue of a class": lambda: school.call(READ_QUEUE, staff=REGISTRAR, query=CLASS),
            "staff": lambda: listed(school),
            "give": lambda: give(school),
        }.items():
            call()
            trace.take()
            call()
            calls[name] = [operation for service, operation, _ in trace.take() if service == "dynamodb"]
    finally:
        trace.close()
    assert calls == {
        "own": ["Query", "Query"],
        "queue of the own class": ["Query"],
        "queue of a class": ["BatchGetItem", "Query"],
        "staff": ["BatchGetItem", "Query"],
        "give": ["BatchGetItem", "TransactWriteItems", "UpdateItem"],
    }


def test_an_assignment_read_back_is_what_was_given(school, table, field_key):
    give(school)
    store = AssignmentStore(table, field_key, None)
    (found,) = [one for one in store.of_school(SCHOOL_ID) if one.assignment.role is Role.SUBSTITUTE]
    assert found.assignment.given_by == REGISTRAR
    assert (found.assignment.starts, found.member.email) == (date(2027, 1, 15), ADDRESS)
