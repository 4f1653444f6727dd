"""A registrar at a browser against the deployed service: a roster brought in and taken back, a child protected."""

import pytest

from infra.local.people import Pupil
from tests.e2e.test_roster_import import roster
from tests.e2e.test_staff_journey import SCREENS, desk, guardian_id, sign_in  # noqa: F401 - a fixture
from tests.web.conftest import browser  # noqa: F401 - a fixture

CHILD = Pupil("顏雅怡", "E151942605", "國小", "市立內湖國小", "900101", "六年三班")
_WORKED_ON = 60_000  # milliseconds in which the worker is through with a small file


@pytest.fixture
def registrar(desk, origin, logins):  # noqa: F811
    sign_in(desk, origin, next(login for login in logins if login.email == "registrar1@school.example"))
    return desk


def _confirm(page):
    page.locator("dialog button[type=submit]").click()


@pytest.mark.timeout(300)
def test_a_roster_goes_to_the_bucket_and_is_taken_back(registrar):
    registrar.get_by_role("link", name="匯入名冊").click()
    file = {"name": "roster.csv", "mimeType": "text/csv", "buffer": roster()}
    registrar.locator("#roster-file").set_input_files(file)
    registrar.get_by_text("堃喆峯").wait_for(timeout=_WORKED_ON)
    registrar.screenshot(path=SCREENS / "roster-1280.png")
    registrar.get_by_role("button", name="套用名冊").click()
    _confirm(registrar)
    registrar.locator("#applied").wait_for(timeout=_WORKED_ON)
    registrar.get_by_role("button", name="復原這次匯入").click()
    _confirm(registrar)
    registrar.get_by_role("heading", name="已復原").wait_for(timeout=_WORKED_ON)


@pytest.mark.timeout(300)
def test_a_protected_child_is_nobodys_until_it_no_longer_is(registrar, guardian):
    stranger = guardian(guardian_id(20))
    stranger.sign_in()
    assert stranger.match(CHILD).status == 200

    registrar.get_by_role("link", name="學生與保護").click()
    registrar.locator("#student-id").fill(CHILD.national_id)
    registrar.locator("form button[type=submit]").first.click()
    registrar.get_by_role("button", name="設為受保護").click()
    _confirm(registrar)
    registrar.get_by_text("已設為受保護").wait_for()
    assert (stranger.match(CHILD).status, stranger.match(CHILD).body["code"]) == (404, "student_not_found")

    registrar.get_by_role("button", name="解除保護").click()
    _confirm(registrar)
    registrar.get_by_role("button", name="設為受保護").wait_for()
    assert stranger.match(CHILD).status == 200
