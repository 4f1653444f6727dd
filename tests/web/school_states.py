"""Every state of the school's screens, and how somebody comes to it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from playwright.sync_api import Page

from tests.web.reader import HELD, Answer, Reader
from tests.web.school import DIFFERENCES, FINDINGS, IMPORT, WARNINGS, block, card, lift, roster_import
from tests.web.stand_in import StandIn, problem


class Sitting:
    """Somebody at the desk, and what answers them."""

    def __init__(self, reader: Reader, service: StandIn) -> None:
        self.reader = reader
        self.page: Page = reader.page
        self.service = service

    def press(self, name: str) -> None:
        """Press the button of that name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def speak(self, language: str) -> None:
        """Have the page in another language, once its own words have come."""
        # By the page and not by the mouse, which a dialog keeps from it.
        self.reader.evaluate("language => document.querySelector(`.languages [lang=${language}]`).click()", language)
        self.reader.until("language => document.documentElement.lang === language", language)
        self.page.wait_for_timeout(150)


class State(NamedTuple):
    """Of ``section`` as somebody of ``role``, reached by ``reach``, and there once ``shown`` is seen."""

    role: str
    section: str
    shown: str
    reach: Callable[[Sitting], object] = lambda sitting: None
    answers: dict[str, Any] = {}  # noqa: RUF012 - never changed


def submit(sitting: Sitting) -> None:
    """Press what sends the first form."""
    sitting.page.locator("main button[type=submit]").first.click()


def look_up(sitting: Sitting) -> None:
    """Find a child by ID number."""
    sitting.page.locator("#student-id").fill("A123456789")
    submit(sitting)
    sitting.page.locator("#guardians").wait_for()


def _look_up_and(*names: str) -> Callable[[Sitting], None]:
    def act(sitting: Sitting) -> None:
        look_up(sitting)
        for name in names:
            sitting.press(name)

    return act


def _set_nothing(sitting: Sitting) -> None:
    _look_up_and("新增限制", "設定限制")(sitting)


GUARDIAN_ID, NEW_CONTACT, CODE = "W234567893", "new@example.org", "549497"


def begin_recovery(sitting: Sitting) -> None:
    """Open the form by which a guardian is given another contact."""
    look_up(sitting)
    sitting.press("更換聯絡方式 王曉明")
    sitting.page.locator("#recovery:focus").wait_for()


def ask_recovery_code(sitting: Sitting) -> None:
    """Have a code sent to the contact that the guardian has now."""
    begin_recovery(sitting)
    sitting.page.locator("#contact").fill(NEW_CONTACT)
    sitting.page.locator("#guardian-id").fill(GUARDIAN_ID)
    sitting.press("寄送驗證碼")


def enter_recovery_code(sitting: Sitting) -> None:
    """Enter the code that the guardian reads out."""
    ask_recovery_code(sitting)
    sitting.page.locator("#code").fill(CODE)
    sitting.press("確認更換")


def add_child(sitting: Sitting) -> None:
    """Add a child at the counter."""
    sitting.page.locator("#student-id").fill("A123456789")
    for value in ("custodian", "other"):
        sitting.page.locator(f"input[value={value}]").check()
    sitting.page.locator("#detail").fill("阿姨")
    submit(sitting)
    sitting.page.locator(".binding").wait_for()


def fill_counter(sitting: Sitting) -> None:
    """Enter a whole application and send it."""
    add_child(sitting)
    for field, text in (("name", "王曉明"), ("national_id", "W234567893"), ("version", "2026-11-01")):
        sitting.page.locator(f"#{field}").fill(text)
    sitting.page.locator("#seen").check()
    sitting.press("改用紙本簽名掃描檔")
    sitting.page.locator("#scan").set_input_files({"name": "scan.png", "mimeType": "image/png", "buffer": b"\x89PNG"})
    sitting.page.locator(".notice.good").wait_for()
    sitting.press("送出申請")


def choose_of_age(sitting: Sitting) -> None:
    """Choose the letters to students of age."""
    sitting.page.locator("input[value=of_age]").check()


def name_no_seat(sitting: Sitting) -> None:
    """Ask for letters anew, and name what is no seat."""
    choose_of_age(sitting)
    sitting.page.locator("#seats").fill("三號")
    submit(sitting)


def register(sitting: Sitting) -> None:
    """Register a service."""
    page = sitting.page
    for field, text in (
        ("name_zh", "校園繳費"),
        ("name_en", "School fees"),
        ("purpose_zh", "列出您子女的應繳費用。"),
        ("purpose_en", "To list what is due."),
        ("owner", "owner@pay.example"),
        ("redirects", "https://pay.example/return\nhttps://pay.example/other"),
    ):
        page.locator(f"#service-{field}").fill(text)
    page.locator("input[value='children.read']").check()
    submit(sitting)


def approve_service(sitting: Sitting) -> None:
    """Approve a service that another administrator registered."""
    sitting.press("核准 校園繳費")
    sitting.page.locator("dialog button[type=submit]").click()


_NO_ADDRESS = problem(422, "invalid_request", ("/redirect_uris/1", "請填寫以 https:// 開頭的完整網址。"))
_SUMMARY, _FIELD, _DIALOG = ".summary", ".summary li a", "dialog[open]"
_RECOVERY_CODES, _RECOVERIES = "POST account-recovery-codes", "POST account-recoveries"
_CARD = {"POST student-lookups": Answer(201, card(protected=True, exempt="in_care", blocks=[block(), block(
    guardian_id="c" * 22, holds=False, starts="2027-02-01", lift=lift(own=False)
)]))}  # fmt: skip
NONE_DUE = Answer(409, {"code": "no_letters_due", "title": "沒有需要通知的學生", "detail": "每位學生都已綁定。"})
ID_DIFFERS = problem(409, "guardian_id_differs", ("/national_id", "請從提供的選項中選擇。"))
REFUSED = Answer(403, {"code": "staff_not_assigned", "title": "沒有權限", "detail": "您沒有這個學校的權限。"})


def choose_school(sitting: Sitting) -> None:
    """Choose a school of the city."""
    sitting.page.locator("#at-level").select_option("elementary")
    sitting.page.locator("#at-school").select_option("900101")


def _of_import(state: str, shown: str, **told: Any) -> State:
    """An import that is opened from the list."""

    def reach(sitting: Sitting) -> None:
        sitting.page.locator("#past ~ .binding button").first.click()

    return State(
        "registrar", "roster", shown, reach, {f"GET roster-imports/{IMPORT}": Answer(200, roster_import(state, **told))}
    )


STATES = {
    "nobody": State("nobody", "", "main > .card"),
    "duties-unreached": State("teacher", "", _SUMMARY, answers={"GET assignments": Answer(0)}),
    "review-of-a-school": State("registrar", "review", "#class"),
    "coverage-of-a-school": State("registrar", "coverage", "table"),
    "coverage-of-the-city": State("city", "coverage", "table"),
    "coverage-waiting": State("registrar", "coverage", ".sections ~ [role=status]", answers={"GET coverage": HELD}),
    "coverage-refused": State("registrar", "coverage", _SUMMARY, answers={"GET coverage": REFUSED}),
    "class": State("substitute", "coverage", "table"),
    "children": State("registrar", "children", "#lifts ~ .binding"),
    "child-missing": State("registrar", "children", _SUMMARY, submit),
    "child": State("registrar", "children", "#blocks", look_up),
    "child-protected": State("registrar", "children", "#blocks", look_up, _CARD),
    "protecting": State("registrar", "children", _DIALOG, _look_up_and("設為受保護")),
    "blocking": State("registrar", "children", f"{_DIALOG} {_SUMMARY}", _set_nothing),
    "settling-a-dispute": State(
        "registrar",
        "children",
        _DIALOG,
        _look_up_and("確認是本人"),
        {"POST student-lookups": Answer(201, card(disputed=True))},
    ),
    "lifting": State("registrar", "children", _DIALOG, _look_up_and("確認解除"), _CARD),
    "recovering": State("registrar", "children", "#guardian-id", begin_recovery),
    "recovery-missing": State("registrar", "children", _FIELD, _look_up_and("更換聯絡方式 王曉明", "寄送驗證碼")),
    "recovery-id-differs": State("registrar", "children", _FIELD, ask_recovery_code, {_RECOVERY_CODES: ID_DIFFERS}),
    "recovery-code-sent": State("registrar", "children", "#code", ask_recovery_code),
    "recovery-code-wrong": State(
        "registrar", "children", _FIELD, enter_recovery_code, {_RECOVERIES: problem(422, "code_wrong")}
    ),
    "recovered": State("registrar", "children", ".notice.good", enter_recovery_code),
    "counter": State("registrar", "counter", "canvas"),
    "counter-missing": State("registrar", "counter", _SUMMARY, lambda sitting: sitting.press("送出申請")),
    "counter-child": State("registrar", "counter", ".binding", add_child),
    "counter-done": State("registrar", "counter", ".handed-in", fill_counter),
    "letters": State("registrar", "letters", "main form", lambda sitting: sitting.page.locator("#class").wait_for()),
    "letters-made": State("teacher", "letters", ".notice.good", submit),
    "letters-none": State("teacher", "letters", _SUMMARY, submit, {"POST letters": NONE_DUE}),
    "letters-of-age": State("registrar", "letters", "#seats", choose_of_age),
    "letters-of-age-wrong": State("registrar", "letters", _FIELD, name_no_seat),
    "assignments": State("registrar", "assignments", "#given ~ .binding"),
    "assignments-of-the-city": State("city", "assignments", "#given ~ .binding", choose_school),
    "assigning-nothing": State("registrar", "assignments", _SUMMARY, submit),
    "taking-back": State("registrar", "assignments", _DIALOG, lambda sitting: sitting.press("收回 洪巧雲")),
    "roster": State("registrar", "roster", "#past ~ .binding"),
    "roster-of-the-city": State("city", "roster", "#past ~ .binding"),
    "roster-checking": _of_import("checking", "progress", schools=0),
    "roster-applying": _of_import("applying", "progress", schools=214, schools_done=37),
    "roster-refused": _of_import("refused", "table", faults=1204, findings=FINDINGS),
    "roster-ready": _of_import("ready", "table", differences=DIFFERENCES, findings=WARNINGS),
    "roster-lacking": _of_import("ready", "[role=alert]", schools_lacking=1),
    "roster-applied": _of_import("applied", "#applied"),
    "audit": State("registrar", "audit", "table"),
    "audit-of-the-city": State("city", "audit", "table"),
    "services": State("city", "services", "#services ~ article"),
    "services-none": State(
        "city", "services", "#services ~ p", answers={"GET services": Answer(200, {"services": []})}
    ),
    "services-unreached": State("city", "services", _SUMMARY, answers={"GET services": Answer(0)}),
    "registering-nothing": State("city", "services", _SUMMARY, submit),
    "registering-refused": State("city", "services", _SUMMARY, register, {"POST services": _NO_ADDRESS}),
    "registered": State("city", "services", ".notice.good", register),
    "approving": State("city", "services", _DIALOG, lambda sitting: sitting.press("核准 校園繳費")),
    "renewing-a-secret": State(
        "city", "services", f"{_DIALOG} fieldset", lambda sitting: sitting.press("換發密鑰 電子回條")
    ),
    "secret": State("city", "services", "#client-secret", approve_service),
}
