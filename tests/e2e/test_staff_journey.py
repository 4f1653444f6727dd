"""The teacher's way in a browser against the deployed service: sign-in, one and many, what is returned."""

import csv
import urllib.request

import pytest

from infra.bootstrap import ROOT
from infra.local.people import ROSTER, Pupil
from shared.domain.national_ids import NationalIdInvalid, national_id
from tests.web.conftest import browser  # noqa: F401 - a fixture
from tests.web.reader import watched

SCREENS = ROOT / ".build" / "screens" / "staff"
CLASS = "資訊科二年甲班"
_COLUMNS = ("姓名", "身分證字號", "學層", "學校", "學校代碼", "班級")


@pytest.fixture(scope="module")
def pupils():
    """The class of one teacher."""
    with ROSTER.open(encoding="utf-8-sig", newline="") as file:
        return [Pupil(*(row[name] for name in _COLUMNS)) for row in csv.DictReader(file) if row["班級"] == CLASS]


@pytest.fixture
def desk(browser):  # noqa: F811
    """A page of 1280 pixels; whatever the browser complained of fails the test."""
    with browser.new_context(locale="zh-TW", viewport={"width": 1280, "height": 900}) as context:
        page, complaints = watched(context)
        page.set_default_timeout(15_000)
        yield page
        assert complaints == []


def guardian_id(number):
    """A valid ID that nobody else in the tests has."""
    stem = f"H1{number:07d}"
    # The last digit weighs 1, so that it is what the sum of the others lacks.
    return next(number for number in (f"{stem}{digit}" for digit in range(10)) if _is_valid(number))


def _is_valid(number):
    try:
        return national_id(number) == number
    except NationalIdInvalid:
        return False


def sign_in(page, origin, login):
    page.goto(f"{origin}/staff/")
    page.get_by_role("button", name="教職員登入").click()
    page.get_by_label("Username").fill(login.email)
    page.get_by_label("Password").fill(login.password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="登出").wait_for()


@pytest.mark.timeout(300)
def test_a_teacher_clears_the_class(desk, origin, guardian, logins, pupils):
    applied = pupils[:4]
    guardians = [guardian(guardian_id(number)) for number in range(4)]
    for adult, pupil in zip(guardians, applied, strict=True):
        adult.sign_in()
        assert adult.submit(adult.fill_in([pupil])).status == 201
    second = guardian(guardian_id(9))
    second.sign_in()
    assert second.submit(second.fill_in([applied[3]], "father")).status == 201

    sign_in(desk, origin, next(login for login in logins if login.class_name == CLASS))
    desk.locator(".item").nth(4).wait_for()
    assert desk.url == f"{origin}/staff/"
    assert sorted(desk.locator(".item strong").all_inner_texts()) == sorted(
        [*(pupil.name for pupil in applied), applied[3].name]
    )
    # The form of the application that is open shows in its frame.
    desk.locator("iframe").wait_for(timeout=60_000)
    link = desk.locator("iframe").get_attribute("src")
    with urllib.request.urlopen(link, timeout=30) as answer:
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.headers["content-disposition"].startswith("inline")
        assert answer.read(5) == b"%PDF-"
    desk.screenshot(path=SCREENS / "deployed-1280.png")

    # Two guardians ask for the same child: both are held back.
    assert desk.get_by_text("有 2 件需要個別查看").is_visible()
    desk.get_by_role("button", name="選取全部無疑點的申請（3 件）").click()
    desk.get_by_role("checkbox", name=f"選取 {applied[2].name}").uncheck()
    desk.get_by_role("button", name="認證選取的 2 件").click()
    desk.get_by_role("button", name="確定認證").click()
    desk.get_by_text("已認證 2 件。").wait_for()

    desk.get_by_role("button", name=applied[2].name).click()
    desk.keyboard.press("r")
    desk.get_by_label("簽名無法辨識").check()
    desk.get_by_role("button", name="送出", exact=True).click()
    desk.get_by_text(f"已將 {applied[2].name} 的申請退件。").wait_for()

    desk.locator(".item button").filter(has_text=applied[3].name).filter(has_text="母親").click()
    desk.get_by_text("這位學生另有家長已綁定或正在申請。").wait_for()
    # Not by a key alone: it needs a look.
    desk.keyboard.press("a")
    desk.get_by_role("button", name="認證", exact=True).click()
    desk.get_by_text(f"已認證 {applied[3].name}。").wait_for()

    states = [adult.states()[pupil.name] for adult, pupil in zip(guardians, applied, strict=True)]
    assert states == ["approved", "approved", "returned", "approved"]
    assert second.states() == {applied[3].name: "applied"}

    desk.get_by_role("button", name="登出").click()
    desk.get_by_role("button", name="教職員登入").wait_for()
    assert desk.evaluate("sessionStorage.getItem('staff')") is None


def test_who_cancels_while_the_teacher_looks_wins(desk, origin, guardian, logins, pupils):
    pupil = pupils[5]
    adult = guardian(guardian_id(5))
    adult.sign_in()
    submitted = adult.submit(adult.fill_in([pupil])).body
    sign_in(desk, origin, next(login for login in logins if login.class_name == CLASS))
    desk.get_by_role("button", name=pupil.name).click()
    adult.call("POST", f"/bindings/{submitted['bindings'][0]['binding_id']}/cancellations")
    desk.get_by_role("button", name="認證", exact=True).click()
    desk.get_by_role("alert").wait_for()
    assert desk.get_by_role("button", name=pupil.name).count() == 0
    assert adult.states() == {pupil.name: "cancelled"}
