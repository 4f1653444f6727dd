"""What an import may not do: take a protected child, tell of another school's, outrun its undo, go unrecorded."""

import pytest

from functions.import_roster import contract as import_roster
from functions.import_roster.contract import APPLY_IMPORT, UNDO_IMPORT
from functions.protect_students.contract import EXEMPT_STUDENT, PROTECT_STUDENT
from shared.domain.audit import AuditAction
from shared.domain.imports import ImportState
from shared.persistence.import_store import ImportMoved, SchoolClaimed
from shared.roster.tasks import Task, TaskKind
from tests.component.registrars import FIRST, OTHER_SCHOOL, SCHOOL, STRANGER
from tests.component.roster_desk import CITY, Desk
from tests.component.rosters import HERE, IDS, THERE, address, row

CLASS = [row(number, class_name="三年一班") for number in range(3)]
ELSEWHERE = [row(number, school=THERE, class_name="一年一班", teacher="there") for number in (0, 1, 9)]
THEIRS = {"school": OTHER_SCHOOL, "staff": STRANGER}


@pytest.fixture
def desk(service):
    return Desk(service)


class Instead:
    """A store, but for some of its methods."""

    def __init__(self, store, **methods):
        self.__dict__.update(methods)
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)


def index(desk, number):
    return desk.service.identities.of(IDS[number])


def find(desk, *numbers):
    indexes = [index(desk, number) for number in numbers]
    found = desk.service.rosters.stores.pupils.find(indexes)
    return [found.get(one) for one in indexes]


def protect(desk, number, protected=True):
    path = {"student_id": index(desk, number)}
    return desk.service.call(PROTECT_STUDENT, {"protected": protected}, staff=FIRST, path=path, query=SCHOOL)


def undo_task(path, school):
    return Task(path["import_id"], TaskKind.UNDO, school).body


def applying(desk, rows, **whose):
    """An import that is being applied, of which no worker knows yet."""
    path = desk.checked(rows, **whose)
    assert desk.call(APPLY_IMPORT, {}, path=path, staff=whose.get("staff", FIRST))[0] == 202
    return path, desk.service.rosters.stores.imports.get(path["import_id"])


def ended_after_one_school(desk):
    """A city's import that was ended between two schools; its path and the school that it was done with."""
    path, found = applying(desk, [*CLASS, ELSEWHERE[2]], school={}, staff=CITY)
    apply, left = desk.worker._apply, [True]
    real = apply._apply

    def once(*arguments):
        if not left:
            raise KeyboardInterrupt
        left.pop()
        return real(*arguments)

    apply._apply = once
    with pytest.raises(KeyboardInterrupt):
        apply(found)
    apply._apply = real
    (school,) = desk.service.rosters.stores.imports.schools(found.id)
    return path, school


def test_what_one_school_took_back_is_not_applied_again_when_the_citys_import_goes_on(desk):
    path, school = ended_after_one_school(desk)
    imports, homerooms = desk.service.rosters.stores.imports, desk.service.rosters.stores.homerooms
    desk.worker(undo_task(path, school))
    assert not homerooms.of_school(school)
    assert desk.worker._apply(imports.get(path["import_id"])).state is ImportState.APPLIED
    assert imports.schools(path["import_id"])[school].state is ImportState.UNDONE
    assert not homerooms.of_school(school) and len(imports.schools(path["import_id"])) == 2


def test_a_late_worker_leaves_a_school_alone_that_was_applied_and_taken_back_since_it_looked(desk):
    path, found = applying(desk, CLASS, school={}, staff=CITY)
    worker, stores = desk.worker, desk.worker._apply._stores
    worker._apply(found)
    worker(undo_task(path, HERE))
    looks = [{}]
    late = Instead(
        stores.imports, schools=lambda import_id: looks.pop() if looks else stores.imports.schools(import_id)
    )
    worker._apply._stores = stores._replace(imports=late)
    with pytest.raises(ImportMoved):
        worker._apply(found)
    assert not looks and not stores.homerooms.of_school(HERE)


def test_a_protected_child_is_not_taken_from_the_own_school_by_another_ones_roster(desk):
    desk.applied(CLASS)
    protect(desk, 0)
    path = desk.applied(ELSEWHERE, **THEIRS)
    guarded, taken, _ = find(desk, 0, 1, 9)
    assert (guarded.school, taken.school) == (HERE, THERE)
    # Both were told as who was never known.
    assert desk.read(path, staff=STRANGER)["counts"] == dict.fromkeys(
        ("changed", "moved", "returned", "left", "unchanged"), 0
    ) | {"added": 3}
    protect(desk, 0, False)
    desk.applied(ELSEWHERE, **THEIRS)
    assert find(desk, 0)[0].school == THERE


def test_a_child_who_is_protected_while_a_roster_takes_them_over_stays(desk):
    desk.applied(CLASS)
    _, found = applying(desk, ELSEWHERE, **THEIRS)
    stores, written = desk.worker._apply._stores, []

    def write(writes):
        if not written:
            written.append(protect(desk, 0))
        return stores.pupils.write(writes)

    desk.worker._apply._stores = stores._replace(pupils=Instead(stores.pupils, write=write))
    desk.worker._apply(found)
    assert written and [pupil.school for pupil in find(desk, 0, 1)] == [HERE, THERE]


def test_the_citys_rosters_and_the_own_schools_leaving_let_a_protected_child_go(desk):
    desk.applied(CLASS)
    protect(desk, 0)
    protect(desk, 1)
    desk.applied([CLASS[2], ELSEWHERE[0]], allow_missing=True, school={}, staff=CITY)
    assert find(desk, 0)[0].school == THERE and find(desk, 1)[0].left
    desk.applied(ELSEWHERE, **THEIRS)
    assert find(desk, 1)[0].school == THERE


def test_what_a_school_loses_to_another_ones_roster_is_in_its_own_trail_once(desk):
    desk.applied(CLASS)
    desk.service.recorder.taken()
    path, found = applying(desk, ELSEWHERE, **THEIRS)
    stores = desk.worker._apply._stores

    def end(writes):
        raise KeyboardInterrupt

    desk.worker._apply._stores = stores._replace(pupils=Instead(stores.pupils, write=end))
    with pytest.raises(KeyboardInterrupt):
        desk.worker._apply(found)
    desk.worker._apply._stores = stores
    desk.service.now += 9
    desk.worker._apply(found)
    lost = [entry for entry in desk.service.recorder.taken() if entry.school == HERE]
    assert len(lost) == 4 and len(set(lost)) == 2  # the trail has each once: same id, time and school
    assert {(entry.subject, entry.actor, entry.action, entry.details, entry.class_name) for entry in lost} == {
        (index(desk, number), STRANGER, AuditAction.ROSTER_APPLIED, ("moved",), "三年一班") for number in (0, 1)
    }
    assert all(entry.id.startswith(path["import_id"]) for entry in lost)


def test_nobody_is_taken_over_while_the_trail_takes_nothing(desk):
    desk.applied(CLASS)
    _, found = applying(desk, ELSEWHERE, **THEIRS)

    def busy(*entries):
        raise TimeoutError

    desk.worker._apply._record = busy
    with pytest.raises(TimeoutError):
        desk.worker._apply(found)
    assert find(desk, 0)[0].school == HERE and find(desk, 9) == [None]


def test_a_schools_check_tells_a_child_of_another_school_as_one_whom_nobody_knows(desk):
    desk.applied(CLASS)
    desk.applied(CLASS[:2], allow_missing=True)
    protect(desk, 0)
    rows = [row(number, school=THERE, class_name="一年一班", teacher="there") for number in (0, 1, 2, 9)]
    path = desk.checked(rows, **THEIRS)  # protected, of another school, who left one, unknown
    found = desk.read(path, staff=STRANGER)
    assert found["counts"]["added"] == found["by_school"][0]["counts"]["added"] == found["rows"] == 4
    assert [(one["kind"], one["parts"]) for one in found["differences"]] == [("added", [])] * 4
    assert desk.call(APPLY_IMPORT, {}, path=path, staff=STRANGER)[0] == 202
    desk.work()
    assert desk.read(path, staff=STRANGER)["counts"] == found["counts"]


def test_an_import_that_is_taken_back_while_it_is_applied_leaves_the_school_as_it_was(desk):
    desk.applied(CLASS)
    before, stores = find(desk, 0, 1, 2), desk.worker._apply._stores
    path, found = applying(desk, [row(number, class_name="四年一班", teacher="z") for number in range(3)])
    refused = []

    def late(school, names):
        assert desk.call(UNDO_IMPORT, {}, path=path)[0] == 202
        with pytest.raises(SchoolClaimed):
            desk.worker._undo(stores.imports.get(found.id))
        refused.append(True)
        stores.homerooms.remove(school, names)

    desk.worker._apply._stores = stores._replace(homerooms=Instead(stores.homerooms, remove=late))
    with pytest.raises(ImportMoved):
        desk.worker._apply(found)
    assert desk.worker._undo(stores.imports.get(found.id)).state is ImportState.UNDONE and refused
    assert find(desk, 0, 1, 2) == before
    assert [homeroom.class_name for homeroom in stores.homerooms.of_school(HERE)] == ["三年一班"]
    assert before[0].teacher == desk.service.contact(address("first"))


def test_a_worker_that_is_late_writes_no_classes_of_an_import_that_is_being_taken_back(desk):
    desk.applied(CLASS)
    stores = desk.worker._apply._stores
    path, found = applying(desk, [row(number, class_name="四年一班", teacher="z") for number in range(3)])

    def write(writes):
        desk.call(UNDO_IMPORT, {}, path=path)
        return stores.pupils.write(writes)

    desk.worker._apply._stores = stores._replace(pupils=Instead(stores.pupils, write=write))
    with pytest.raises(ImportMoved):
        desk.worker._apply(found)
    assert [homeroom.class_name for homeroom in stores.homerooms.of_school(HERE)] == ["三年一班"]
    assert desk.worker._undo(stores.imports.get(found.id)).state is ImportState.UNDONE
    assert find(desk, 0)[0].class_name == "三年一班"


def test_a_check_that_another_import_made_old_is_not_applied(desk):
    desk.applied(CLASS)
    old = desk.checked(CLASS)
    desk.applied([row(number, class_name="三年一班") for number in range(40)])
    assert desk.call(APPLY_IMPORT, {}, path=old)[1]["code"] == "import_not_ready"
    assert not any(pupil.left for pupil in find(desk, *range(40)))


def test_a_school_that_lacks_too_many_by_the_time_it_is_applied_waits_until_that_is_meant(desk):
    desk.applied(CLASS)
    path = desk.checked(CLASS, school={}, staff=CITY)
    desk.applied([row(number, class_name="三年一班") for number in range(40)])
    desk.call(APPLY_IMPORT, {}, path=path, staff=CITY)
    desk.work()
    found = desk.read(path, staff=CITY)
    assert (found["state"], found["schools_lacking"]) == ("ready", 1)
    assert not any(pupil.left for pupil in find(desk, *range(40)))
    assert desk.call(APPLY_IMPORT, {}, path=path, staff=CITY)[1]["code"] == "too_many_missing"
    assert desk.call(APPLY_IMPORT, {"allow_missing": True}, path=path, staff=CITY)[0] == 202
    desk.work()
    assert desk.read(path, staff=CITY)["counts"]["left"] == 37


def test_that_many_may_be_missing_is_not_said_again_when_a_broken_off_import_goes_on(desk):
    desk.applied(CLASS)
    path = desk.checked(CLASS[:1])
    for allowed in (True, False):
        assert desk.call(APPLY_IMPORT, {"allow_missing": allowed}, path=path)[0] == (202 if allowed else 409)
    desk.work()
    assert desk.read(path)["counts"]["left"] == 2


def test_an_added_pupil_who_is_applied_for_or_exempted_while_an_import_is_taken_back_stays_on_record(desk):
    path = desk.applied([*CLASS, row(3, class_name="三年一班")])
    service, stores = desk.service, desk.worker._undo._stores
    profile = {"student_id": index(desk, 1)}
    assert service.call(EXEMPT_STUDENT, {"reason": "exempt_other"}, staff=FIRST, path=profile, query=SCHOOL)[0] == 200
    session = service.sign_in()
    application = service.application(session, IDS[0])

    seen = []

    def is_bound(one):
        seen.append(stores.pupils.find([one])[one].left)
        if one == index(desk, 0):
            assert service.submit(session, application)[0] == 201
        return stores.pupils.is_bound(one)

    desk.worker._undo._stores = stores._replace(pupils=Instead(stores.pupils, is_bound=is_bound))
    assert desk.call(UNDO_IMPORT, {}, path=path)[0] == 202
    desk.work()
    # In nobody's class any more before it was looked whether they may go.
    assert len(seen) == 4 and all(seen)
    bound, exempted, *gone = find(desk, 0, 1, 2, 3)
    assert bound.left and exempted.left and gone == [None, None]


def test_the_citys_import_is_taken_back_but_where_another_one_came_after_it(desk):
    before = find(desk, 9)
    path = desk.applied([*CLASS, ELSEWHERE[2]], school={}, staff=CITY)
    desk.applied([*CLASS, row(3, class_name="三年一班")])
    assert desk.call(UNDO_IMPORT, {}, path=path, staff=CITY)[0] == 202
    desk.work()
    found = desk.read(path, staff=CITY)
    assert (found["state"], found["schools_done"]) == ("undone", 1)
    assert find(desk, 9) == before == [None] and find(desk, 0)[0].school == HERE


def test_a_file_is_posted_where_no_checked_roster_lies(desk):
    path = desk.upload(b"x")
    archive = desk.worker._apply._stores.archive._archive
    assert archive.find(f"uploads/{path['import_id']}") == b"x"
    writes = [part for part, actions in import_roster.FUNCTION.uses.items() if "s3:PutObject" in actions]
    assert writes == ["uploads"]
