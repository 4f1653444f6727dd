"""The notice's last step in a browser on a phone: from the approval's message into the account, against the deployed
service."""

import re
from urllib.parse import urlsplit

import pytest

from infra.bootstrap import ROOT
from infra.local.people import Pupil
from tests.e2e.people import eventually
from tests.web.conftest import browser  # noqa: F401 - a fixture
from tests.web.reader import watched

GUARDIAN_ID = "H228403170"
BOUND = Pupil("盧倫", "U264658715", "國小", "市立內湖國小", "900101", "五年一班")
ASKED = Pupil("余凱淑", "K159158431", "國小", "市立內湖國小", "900101", "五年一班")
OWN = "five unrelated words in a row"
SCREENS = ROOT / ".build" / "screens" / "apply"


@pytest.fixture
def phone(browser):  # noqa: F811
    """A page of 360 pixels; whatever the browser complained of fails the test."""
    with browser.new_context(locale="zh-TW", viewport={"width": 360, "height": 740}) as context:
        page, complaints = watched(context)
        yield page
        assert complaints == []


class Owner:
    """A guardian who does what the message and the screens say."""

    def __init__(self, page, guardian) -> None:
        self.page, self.guardian = page, guardian

    def picture(self, name: str) -> None:
        self.page.screenshot(path=SCREENS / f"{name}-360.png", full_page=True)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def approval(self) -> str:
        """The message that tells of an account."""
        found = lambda: next((mail.text for mail in self.guardian.messages() if "請啟用帳號" in mail.subject), None)  # noqa: E731
        return eventually(found, "the approval")

    def sign_in(self, password: str) -> None:
        self.page.get_by_label("電子信箱", exact=True).fill(self.guardian.mailbox)
        self.page.get_by_label("密碼", exact=True).fill(password)
        self.press("登入")

    def enter_code(self) -> None:
        sent = self.page.get_by_text("識別碼").first
        sent.wait_for()
        reference = re.search(r"識別碼 (\w{4})", sent.inner_text())[1]
        self.page.get_by_label("請輸入驗證碼").fill(self.guardian.code_of(reference))
        self.picture("account-code")
        self.press("確認")


@pytest.mark.timeout(600)  # with a deployment, and a code that may be asked for once a minute
def test_a_guardian_walks_from_the_approval_into_the_account_and_back_again(phone, origin, guardian, teacher):
    applicant = guardian(GUARDIAN_ID)
    applicant.sign_in()
    assert applicant.submit(applicant.fill_in([BOUND, ASKED])).status == 201
    assert teacher(BOUND).decide(BOUND.name, action="approve").status == 200
    owner = Owner(phone, applicant)
    told = owner.approval()
    (address,) = re.findall(r"^http\S+/account/$", told, re.MULTILINE)
    assert applicant.mailbox in told and GUARDIAN_ID[-6:] not in told

    # The first time: what the city's rule gives, a code, and a password of one's own.
    phone.goto(origin + urlsplit(address).path)
    owner.picture("account-sign-in")
    applicant.wait_to_ask()
    owner.sign_in(GUARDIAN_ID[-6:])
    owner.enter_code()
    chosen = phone.get_by_label("新密碼", exact=True)
    chosen.fill(f"my {applicant.mailbox}")
    owner.press("設定密碼並登入")
    phone.locator("#new-password-error").wait_for()
    chosen.fill(OWN)
    owner.picture("account-password")
    owner.press("設定密碼並登入")
    phone.get_by_role("heading", name="我的子女").wait_for()
    phone.get_by_text("申請經過").first.click()
    owner.picture("account-children")
    bound, asked = phone.locator("article").all_inner_texts()
    assert BOUND.name in bound and "認證" in bound and ASKED.name in asked and "申請" in asked

    # Loaded anew, one is still signed in; signed out, the first password opens nothing and the own one does.
    phone.reload()
    phone.get_by_role("heading", name="我的子女").wait_for()
    owner.press("登出")
    phone.get_by_text("您已登出。").wait_for()
    owner.sign_in(f"{OWN}!")
    phone.get_by_role("heading", name="無法登入").wait_for()
    owner.sign_in(OWN)
    phone.get_by_role("heading", name="我的子女").wait_for()
    phone.get_by_role("link", name="登入與密碼").click()
    owner.press("在所有裝置登出")
    phone.locator("dialog[open] [type=submit]").click()
    phone.get_by_text("您已在所有裝置登出。").wait_for()
    assert OWN not in phone.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
