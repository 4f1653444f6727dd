"""Who looks through what staff did; and that every staff endpoint records what it shows or does."""

import random

import pytest

from functions.catalog import FUNCTIONS
from functions.fetch_form.contract import FETCH_REVIEWED_FORM
from functions.import_roster import contract as rosters
from functions.manage_assignments.contract import READ_ASSIGNMENTS, READ_SCHOOL_ASSIGNMENTS, READ_SCHOOL_CLASSES
from functions.manage_services.contract import LIST_SERVICES, READ_SERVICE
from functions.read_audit.contract import READ_AUDIT
from functions.read_coverage.contract import READ_CLASS_STUDENTS
from functions.read_coverage.operation import ReadClassStudents
from functions.read_signature_image.contract import READ_ASSISTED_SIGNATURE_IMAGE
from functions.relay_changes.operation import Worker, tasks
from functions.review_bindings.contract import READ_QUEUE
from shared.api.endpoint import Caller
from shared.domain import policy
from shared.domain.audit import AuditAction, AuditEntry, read_entry
from shared.domain.staff import Role
from shared.persistence.audit_store import AuditStore
from shared.persistence.change_stream import read_change
from tests.component.staff_matrix import LINES
from tests.component.staff_scene import IN_SCHOOL, SCHOOL, Scene, id_of

# These show nothing of a family, and change nothing of one.
UNRECORDED = {
    READ_ASSIGNMENTS,
    READ_SCHOOL_ASSIGNMENTS,
    READ_SCHOOL_CLASSES,
    READ_ASSISTED_SIGNATURE_IMAGE,
    rosters.OPEN_IMPORT,
    rosters.LIST_IMPORTS,
    LIST_SERVICES,
    READ_SERVICE,
}
RECORDED = {line.name: line for line in LINES if line.endpoint not in UNRECORDED and line.opens}
OF_THE_CITY = {
    "coverage of a level",
    "audit of the city",
    "a service registered",
    "a service approved",
    "a service suspended",
    "a service resumed",
    "a service's secret renewed",
}


@pytest.fixture
def scene(service):
    return Scene(service)


def entry(number):
    return AuditEntry(
        f"{number:022d}",
        1_800_000_000 + number // 2,
        id_of("registrar"),
        Role.REGISTRAR,
        AuditAction.PROTECTED,
        SCHOOL,
        subject="s" * 22,
    )


def look(scene, person="registrar", **query):
    return scene.call(READ_AUDIT, person, query=query)


def test_a_month_is_read_page_by_page_the_newest_first(scene, table):
    written = [entry(number) for number in range(2 * policy.AUDIT_SHOWN + 30)]
    AuditStore(table).put(random.Random(1).sample(written, len(written)))
    found, cursor = [], None
    for _ in range(3):
        status, page, _ = look(scene, **IN_SCHOOL, **({"cursor": cursor} if cursor else {}))
        assert status == 200 and len(page["entries"]) <= policy.AUDIT_SHOWN
        found += [shown["id"] for shown in page["entries"]]
        cursor = page["next"]
    assert cursor is None and found == [one.id for one in reversed(written)]
    assert look(scene, **IN_SCHOOL, month="2026-12")[1] == {"month": "2026-12", "entries": [], "next": None}


def test_an_entry_names_who_did_what(scene, table):
    AuditStore(table).put([entry(1), entry(2)._replace(school=None)])
    (shown,) = look(scene, **IN_SCHOOL)[1]["entries"]
    name = shown.pop("actor_name")
    assert name is None or isinstance(name, str)
    assert shown == {
        "id": entry(1).id, "at": entry(1).at, "actor": id_of("registrar"), "role": "registrar",
        "action": "protected", "class_name": None, "subject": "s" * 22, "details": [],
    }  # fmt: skip
    (city,) = look(scene, "city_administrator")[1]["entries"]
    assert city["id"] == entry(2).id


def test_to_look_is_recorded_too(scene):
    look(scene, **IN_SCHOOL, month="2026-09")
    (recorded,) = scene.service.recorder.taken()
    assert (recorded.actor, recorded.action, recorded.school) == (id_of("registrar"), AuditAction.AUDIT_SEEN, SCHOOL)
    assert recorded.details == ("2026-09",)


@pytest.mark.parametrize(
    "query",
    [
        {"month": "2026-13"},
        {"month": "26-11"},
        {"cursor": "1800000000#e"},
        {"cursor": "x"},
    ],
)
def test_what_is_no_month_or_cursor_is_refused(scene, query):
    assert look(scene, **IN_SCHOOL, **query)[0] == 422
    assert look(scene, school_code="900101")[0] == 422


def recorded_of(scene, stream):
    """Entries that were recorded by requests, and those that follow from what they changed."""
    changes = [task for record in stream.records() for task in tasks(read_change(record))]
    return scene.service.recorder.taken() + [read_entry(t.body) for t in changes if t.worker is Worker.AUDIT]


def first_done(line, scene):
    """The first of those to whom the line opens for whom it is done."""
    for person in sorted(line.opens):
        if line.opened(scene, person)[1]:
            return id_of(person)
    return None


@pytest.mark.parametrize("name", RECORDED)
def test_whatever_staff_see_or_change_is_recorded_once(name, scene, stream):
    line = RECORDED[name]
    line.before(scene)
    recorded_of(scene, stream)
    actor = first_done(line, scene)
    found = recorded_of(scene, stream)
    if line.endpoint is FETCH_REVIEWED_FORM:  # it is still being made: nothing is shown
        assert found == []
    else:
        assert [one.actor for one in found] == [actor]
        assert found[0].school == (None if name in OF_THE_CITY else SCHOOL)


def test_every_staff_endpoint_is_recorded_or_shows_nothing_of_a_family():
    asked = {e for function in FUNCTIONS for e in function.endpoints if e.caller is Caller.STAFF}
    assert asked == {line.endpoint for line in RECORDED.values()} | UNRECORDED


class Deaf:
    """Records nothing."""

    def record(self, *arguments, **more):
        return


def test_the_look_at_the_lines_catches_what_is_shown_unrecorded(scene, stream):
    """Twin."""
    scene.service.replace(READ_CLASS_STUDENTS, ReadClassStudents, audit=Deaf())
    with pytest.raises(AssertionError):
        test_whatever_staff_see_or_change_is_recorded_once("children of the class", scene, stream)


def test_an_empty_queue_of_who_has_no_class_is_nothing_seen(scene):
    assert scene.call(READ_QUEUE, "nobody")[0] == 200
    assert scene.service.recorder.taken() == []
