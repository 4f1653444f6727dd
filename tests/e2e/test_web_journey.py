"""The notice, screen by screen, in a browser on a phone, against the deployed service."""

import re
import uuid

import pytest

from infra.bootstrap import ROOT
from infra.local.mailbox import read_mailbox
from tests.e2e.people import eventually
from tests.web.conftest import browser  # noqa: F401 - a fixture
from tests.web.reader import watched

GUARDIAN_ID = "B142312123"
SCREENS = ROOT / ".build" / "screens" / "apply"


@pytest.fixture
def phone(browser):  # noqa: F811
    """A page of 360 pixels; whatever the browser complained of fails the test."""
    with browser.new_context(locale="zh-TW", viewport={"width": 360, "height": 740}) as context:
        page, complaints = watched(context)
        yield page
        assert complaints == []


class Walker:
    """A guardian who does what the screens say. A picture of each is left in ``.build/screens/apply``."""

    def __init__(self, page, deployment) -> None:
        self.page, self._deployment = page, deployment
        self.mailbox = f"{uuid.uuid4().hex[:12]}@example.org"

    def picture(self, name: str) -> None:
        self.page.screenshot(path=SCREENS / f"{name}-360.png", full_page=True)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def get_code(self) -> None:
        """Step 1: a code by e-mail."""
        self.page.get_by_label("電子信箱", exact=True).fill(self.mailbox)
        self.picture("apply-code")
        self.press("取得驗證碼")
        sent = self.page.get_by_text("識別碼").first
        sent.wait_for()
        reference = re.search(r"識別碼 (\w{4})", sent.inner_text())[1]
        code = eventually(lambda: self._code(reference), "the code")
        self.page.get_by_label("請輸入驗證碼").fill(code)
        self.picture("apply-code-sent")
        self.press("確認")

    def _code(self, reference: str) -> str | None:
        mails = [mail for mail in read_mailbox(self._deployment.endpoint) if mail.to == self.mailbox]
        mail = next((mail for mail in mails if reference in mail.subject), None)
        return re.search(r"^\d{6}$", mail.text, re.MULTILINE)[0] if mail else None

    def add_student(self, child) -> None:
        """Step 2."""
        self.page.get_by_label("法定代理人").check()
        self.page.get_by_label("母親").check()
        self.page.get_by_label(child.school_level, exact=True).check()
        self.page.get_by_label("綁定學生身分證字號").fill(child.national_id)
        self.page.get_by_label("搜尋學校名稱").fill(child.school)
        self.page.get_by_label(child.school, exact=True).check()
        self.picture("student")
        self.press("下一步")
        self.page.get_by_text(child.name).wait_for()
        self.picture("students")

    def consent(self) -> None:
        """Step 3: to the end, then the box."""
        self.page.locator("#statement").evaluate("box => box.scrollTo(0, box.scrollHeight)")
        self.page.get_by_text("已閱讀至末尾").wait_for()
        self.page.locator("#agree").check()
        self.picture("consent")
        self.press("下一步")

    def own_data(self, national_id: str) -> None:
        """Step 4."""
        self.page.get_by_label("家長身分證字號").fill(national_id)
        self.press("驗證")
        self.page.get_by_label("家長姓名").fill("王曉明")
        self.page.get_by_label("行動電話／手機號碼").fill("0912345678")
        self.picture("guardian")
        self.press("下一步")

    def sign_and_send(self) -> str:
        """The application's number."""
        box = self.page.locator("canvas.signature")
        box.scroll_into_view_if_needed()
        place = box.bounding_box()
        x, y = place["x"], place["y"]
        self.page.mouse.move(x + 40, y + 40)
        self.page.mouse.down()
        for step in range(1, 12):
            self.page.mouse.move(x + 40 + 18 * step, y + 40 + (30 if step % 2 else 0))
        self.page.mouse.up()
        self.picture("review")
        self.press("送出資料")
        self.page.get_by_role("heading", name="申請已送出").wait_for()
        self.picture("done")
        return self.page.locator("dd strong").inner_text()


@pytest.mark.timeout(300)
def test_a_guardian_walks_the_notice_cancels_one_and_corrects_another(phone, origin, deployment, children, teacher):
    walker = Walker(phone, deployment)
    phone.goto(origin)
    phone.get_by_role("heading", name="親子綁定").wait_for()
    walker.picture("start")
    phone.get_by_role("link", name="開始申請").click()
    walker.get_code()
    first, second, third = children
    walker.add_student(first)
    for child in (second, third):
        walker.press("新增綁定學生")
        walker.add_student(child)
    walker.press("下一步")
    walker.consent()
    walker.own_data(GUARDIAN_ID)
    number = walker.sign_and_send()
    assert re.fullmatch(r"\d{3}-\w{5}-\w{5}", number)
    with phone.expect_download(timeout=60_000) as download:
        walker.press("下載留存申請書")
    assert download.value.suggested_filename == f"parent-binding-{number}.pdf"
    assert phone.evaluate("sessionStorage.getItem('application')") is None

    # On to progress in the same session: no other code is asked for.
    phone.get_by_role("link", name="查詢申請進度").click()
    phone.locator(".binding .tag").nth(2).wait_for()
    walker.picture("progress")
    assert phone.locator(".binding .tag").all_inner_texts() == ["申請"] * 3
    with phone.expect_download(timeout=60_000) as download:
        walker.press("佐證資料")
    assert download.value.suggested_filename == f"parent-binding-evidence-{number}.pdf"
    phone.get_by_role("button", name=f"取消申請 {second.name}").click()
    walker.press("確定取消")
    phone.get_by_text(f"已取消 {second.name} 的申請。").wait_for()
    phone.locator(".binding .tag.cancelled").wait_for()
    assert sorted(phone.locator(".binding .tag").all_inner_texts()) == ["取消", "申請", "申請"]

    # One is returned: the reason is seen, all is filled in, one thing corrected, and it is handed in anew.
    _decide(teacher(third), number, action="return", reason="return_other", words="請補上全名")
    phone.reload()
    phone.get_by_text("請補上全名").wait_for()
    walker.picture("returned")
    phone.get_by_text("修正後重新送出", exact=True).click()
    phone.get_by_role("heading", name=f"修正退件：{number}").wait_for()
    assert phone.get_by_text(third.name).count() and not phone.get_by_text(second.name).count()
    walker.picture("correction-students")
    walker.press("下一步")
    walker.consent()
    assert phone.get_by_label("家長姓名").input_value() == "王曉明"
    assert phone.get_by_text("請補上全名").is_visible()
    phone.get_by_label("家長姓名").fill("王曉明明")
    walker.picture("correction-guardian")
    walker.press("下一步")
    again = walker.sign_and_send()
    assert re.fullmatch(r"\d{3}-\w{5}-\w{5}", again) and again != number
    _decide(teacher(third), again, action="approve")
    phone.get_by_role("link", name="查詢申請進度").click()
    phone.locator(".binding .tag.approved").wait_for()
    walker.picture("progress")


def _decide(teacher, number, **decision):
    """The teacher's decision on the one binding of the application that is in the class."""
    queue = teacher.call("GET", "/reviews").body["bindings"]
    (waiting,) = (item for item in queue if item["application_number"] == number)
    path = f"/reviews/{waiting['binding_id']}/decision"
    assert teacher.call("PUT", path, decision, if_match=f'"{waiting["version"]}"').status == 200
