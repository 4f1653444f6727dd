"""A registrar's roster, from the upload to its undoing, as the browser and the worker see it."""

import pytest

from functions.import_roster.contract import (
    APPLY_IMPORT,
    CHECK_IMPORT,
    LIST_IMPORTS,
    OPEN_IMPORT,
    READ_IMPORT,
    UNDO_IMPORT,
)
from shared.domain.audit import AuditAction
from shared.domain.staff import Role
from shared.persistence.failures import StoreBusy
from tests.component.posting import post_file
from tests.component.registrars import OTHER_SCHOOL, SCHOOL, STRANGER
from tests.component.roster_desk import CITY, Desk
from tests.component.rosters import THERE, csv, row

CLASS = [row(number, class_name="三年一班") for number in range(12)]


@pytest.fixture
def desk(service):
    return Desk(service)


def test_from_upload_to_undo(desk):
    service = desk.service
    path = desk.upload(csv(CLASS))
    assert desk.read(path)["state"] == "uploading"
    status, answer, _ = desk.call(CHECK_IMPORT, path=path)
    assert (status, answer["state"]) == (202, "checking")
    assert desk.work() == 1
    found = desk.read(path)
    # The pupil whom the service starts with goes to the same school and is not in the file.
    assert (found["state"], found["rows"], found["schools"], found["counts"]["added"]) == ("ready", 12, 1, 12)
    assert [one["name"] for one in found["differences"]] == [f"學生{number}" for number in range(12)]
    assert found["by_school"][0]["counts"] == found["counts"] and not found["by_school"][0]["lacking"]
    assert desk.call(APPLY_IMPORT, {}, path=path)[1]["state"] == "applying"
    desk.work()
    found = desk.read(path)
    assert (found["state"], found["schools_done"], found["can_be_undone"]) == ("applied", 1, True)
    assert not found["differences"]
    (listed,) = desk.call(LIST_IMPORTS, query=SCHOOL)[1]["imports"]
    assert (listed["import_id"], listed["can_be_undone"]) == (path["import_id"], True)
    assert len(service.rosters.stores.homerooms.of_school(THERE._replace(code="900101"))) == 1
    assert desk.call(UNDO_IMPORT, {}, path=path)[1]["state"] == "undoing"
    desk.work()
    assert desk.read(path)["state"] == "undone"
    assert not service.rosters.stores.homerooms.of_school(THERE._replace(code="900101"))


def test_what_is_asked_for_and_seen_is_recorded_once(desk):
    path = desk.applied(CLASS)
    desk.read(path)
    desk.call(UNDO_IMPORT, {}, path=path)
    recorded = sorted(desk.service.recorder.taken(), key=lambda entry: entry.at)
    assert [(entry.action, entry.subject, entry.school.code, entry.role) for entry in recorded] == [
        (action, path["import_id"], "900101", Role.REGISTRAR)
        for action in (AuditAction.ROSTER_CHECKED, AuditAction.ROSTER_APPLIED, AuditAction.ROSTER_UNDONE)
    ]


def test_names_are_seen_only_on_record(desk):
    path = desk.checked(CLASS)
    desk.service.recorder.taken()
    assert desk.read(path)["differences"]
    (entry,) = desk.service.recorder.taken()
    assert (entry.action, entry.details) == (AuditAction.ROSTER_CHECKED, ("seen",))


def test_faults_are_told_by_row_and_column_in_the_readers_language(desk):
    path = desk.checked([*CLASS, (*row(20)[:7], "A123456788", *row(20)[8:])])
    found = desk.read(path, language="zh-Hant")
    assert (found["state"], found["faults"]) == ("refused", 1)
    (fault,) = found["findings"]
    assert (fault["row"], fault["column"], fault["code"]) == (14, "身分證字號", "national_id_invalid")
    assert fault["text"].startswith("第 14 列，「身分證字號」欄：")
    assert desk.read(path)["findings"][0]["text"].startswith("Row 14")
    assert desk.call(APPLY_IMPORT, {}, path=path)[1]["code"] == "import_not_ready"


def test_a_roster_for_one_school_can_name_no_other(desk):
    path = desk.checked([*CLASS, row(20, school=THERE, class_name="一年一班", teacher="there")])
    assert [fault["code"] for fault in desk.read(path)["findings"]] == ["school_not_yours"]


def test_a_post_to_another_place_is_refused(desk):
    _, opened, _ = desk.call(OPEN_IMPORT, SCHOOL)
    upload = opened["upload"]
    elsewhere = upload | {"fields": upload["fields"] | {"key": "seal/certificates.pem"}}
    assert post_file(elsewhere, b"x")[0] == 403
    assert desk.call(CHECK_IMPORT, path={"import_id": opened["import_id"]})[1]["code"] == "roster_not_uploaded"


def test_half_a_file_is_applied_only_when_that_is_meant(desk):
    desk.applied(CLASS)
    path = desk.checked(CLASS[:6])
    assert desk.read(path)["schools_lacking"] == 1
    assert desk.call(APPLY_IMPORT, {}, path=path)[1]["code"] == "too_many_missing"
    assert desk.call(APPLY_IMPORT, {"allow_missing": True}, path=path)[0] == 202
    desk.work()
    assert desk.read(path)["counts"]["left"] == 6


def test_only_the_last_import_can_be_undone(desk):
    first, second = desk.applied(CLASS), desk.applied([row(0, class_name="三年一班", seat=40), *CLASS[1:]])
    assert desk.call(UNDO_IMPORT, {}, path=first)[1]["code"] == "import_not_last"
    listed = desk.call(LIST_IMPORTS, query=SCHOOL)[1]["imports"]
    assert [(one["import_id"], one["can_be_undone"]) for one in listed] == [
        (second["import_id"], True),
        (first["import_id"], False),
    ]


def test_a_registrar_takes_the_citys_import_back_in_the_own_school_alone(desk):
    rows = [*CLASS, row(20, school=THERE, class_name="一年一班", teacher="there")]
    path = desk.applied(rows, school={}, staff=CITY)
    assert desk.call(READ_IMPORT, path=path)[0] == 403
    assert path["import_id"] in [one["import_id"] for one in desk.call(LIST_IMPORTS, query=SCHOOL)[1]["imports"]]
    assert desk.call(UNDO_IMPORT, {}, path=path)[0] == 403
    assert desk.call(UNDO_IMPORT, OTHER_SCHOOL, path=path)[0] == 403
    assert desk.call(UNDO_IMPORT, SCHOOL, path=path)[0] == 202
    desk.work()
    homerooms = desk.service.rosters.stores.homerooms
    assert not homerooms.of_school(THERE._replace(code="900101")) and homerooms.of_school(THERE)


def test_what_is_done_twice_or_comes_twice_is_done_once(desk):
    path = desk.checked(CLASS)
    for _ in range(2):
        assert desk.call(APPLY_IMPORT, {}, path=path)[0] == 202
    assert desk.work() == 2
    assert desk.read(path)["counts"]["added"] == 12
    assert desk.call(APPLY_IMPORT, {}, path=path)[1]["code"] == "import_not_ready"


def test_what_takes_too_long_is_gone_on_with_as_another_task(desk):
    path = desk.checked(CLASS)
    desk.call(APPLY_IMPORT, {}, path=path)
    late = desk.service.now
    desk.worker._given = desk.worker._given._replace(clock=lambda: late - 601)
    desk.service.rosters.queue.send([{"import": path["import_id"], "task": "apply", "school": None}])
    times = iter([desk.worker._given.clock] + [lambda: late] * 9)

    def once(body):
        desk.worker._given = desk.worker._given._replace(clock=next(times))
        desk.worker(body)

    assert desk.service.rosters.drain(once) == 3
    assert desk.read(path)["state"] == "applied"


def test_a_service_that_is_out_of_reach_is_waited_for_and_then_the_task_comes_again(desk):
    path = desk.checked(CLASS)
    desk.call(APPLY_IMPORT, {}, path=path)
    paused, apply = [], desk.worker._apply

    def busy(*arguments):
        if len(paused) < 3:
            raise StoreBusy("busy")
        return apply(*arguments)

    desk.worker._apply = busy
    desk.worker._given = desk.worker._given._replace(pause=paused.append)
    desk.work()
    assert paused == [1, 2, 4] and desk.read(path)["state"] == "applied"


def test_who_is_no_registrar_there_is_refused(desk):
    path = desk.checked(CLASS)
    for endpoint, body in ((READ_IMPORT, None), (CHECK_IMPORT, None), (APPLY_IMPORT, {}), (UNDO_IMPORT, {})):
        assert desk.call(endpoint, body, staff=STRANGER, path=path)[1]["code"] == "staff_not_assigned"
        assert desk.call(endpoint, body, path={"import_id": "none"})[1]["code"] == "import_not_found"
    assert desk.call(OPEN_IMPORT, {})[1]["code"] == "staff_not_assigned"
    assert desk.call(OPEN_IMPORT, {"school_code": "900101"})[1]["errors"][0]["pointer"] == "/school_level"
