"""The school's screens in a browser: every state without barriers, in every language, on phone and desk."""

import json
import time
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest

from functions.recover_accounts.contract import ISSUE_RECOVERY_CODE, RECOVER_ACCOUNT
from infra.bootstrap import ROOT
from infra.local.engine import free_port
from infra.local.site import serving
from infra.site import Installation, StaffSignIn
from shared.domain.languages import Language
from tests.web.conftest import NO_API
from tests.web.reader import Answer, Reader
from tests.web.school import (
    ASSISTED,
    CODE_SENT,
    DIFFERENCES,
    IMPORT,
    RECOVERED,
    SECRET,
    SERVICES,
    STUDENTS,
    card,
    roster_import,
    usual,
)
from tests.web.school_states import (
    CODE,
    GUARDIAN_ID,
    ID_DIFFERS,
    NEW_CONTACT,
    STATES,
    Sitting,
    approve_service,
    ask_recovery_code,
    begin_recovery,
    enter_recovery_code,
    fill_counter,
    look_up,
    register,
)
from tests.web.stand_in import StandIn, problem
from tests.web.test_budget import BUDGET, scripts, weight
from tests.web.test_people import Keyboard, screen
from tests.web.test_sign_in import kept

SCREENS = ROOT / ".build" / "screens" / "school"
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 800}
INSTALLATION = Installation(StaffSignIn("https://staff.example", "client"), ("https://documents.example",))


@pytest.fixture(scope="module")
def origin():
    """The site of an installation at which staff sign in."""
    with serving(free_port(), NO_API, installation=INSTALLATION) as origin:
        yield origin


@pytest.fixture
def sit(browser, origin):
    """Opens a section as somebody of a role; whatever the browser complained of fails the test."""
    readers = []

    def open_section(role, section, answers=None, *, language="zh-Hant", viewport=DESK, **options):
        reader = Reader(browser.new_context(**({"locale": "zh-TW", "viewport": viewport} | options)), origin)
        readers.append(reader)
        stand_in = StandIn(reader.page, answers or {}, partial(usual, role=role))
        kept = json.dumps({"token": "token", "endsAt": int((time.time() + 3600) * 1000)})
        reader.context.add_init_script(
            f"localStorage.setItem('language', {json.dumps(language)});"
            f"sessionStorage.setItem('staff', {json.dumps(kept)})"
        )
        reader.page.goto(f"{origin}/staff/#{section}")
        reader.page.locator(".sections, main > .card, .summary").first.wait_for()
        return Sitting(reader, stand_in)

    yield open_section
    for reader in readers:
        reader.context.close()
    told = [complaint for reader in readers for complaint in reader.complaints]
    assert [complaint for complaint in told if "Failed to load resource" not in complaint] == []


@pytest.mark.parametrize("name", STATES)
def test_every_state_is_without_barriers_and_fits(sit, name):
    SCREENS.mkdir(parents=True, exist_ok=True)
    state = STATES[name]
    sitting = sit(state.role, state.section, state.answers)
    state.reach(sitting)
    sitting.page.locator(state.shown).first.wait_for()
    found = {}
    for width, viewport in ((1280, DESK), (360, PHONE)):
        sitting.page.set_viewport_size(viewport)
        found[width] = (sitting.reader.barriers(), sitting.reader.overflow())
        sitting.page.screenshot(path=SCREENS / f"{name}-{width}.png", full_page=True)
    sitting.page.emulate_media(color_scheme="dark")
    found["dark"] = sitting.reader.barriers(), 0
    sitting.reader.evaluate("document.documentElement.style.fontSize = '200%'")
    found["twice"] = sitting.reader.barriers(), sitting.reader.overflow()
    sitting.reader.evaluate("document.documentElement.style.fontSize = ''")
    for language in (Language.ENGLISH, Language.VIETNAMESE, Language.INDONESIAN):
        sitting.speak(language)
        found[language] = (sitting.reader.barriers(), sitting.reader.overflow())
    assert {where: what for where, what in found.items() if what != ([], 0)} == {}


@pytest.mark.parametrize(
    ("role", "sections"),
    [
        ("teacher", "導師審核 綁定概況 通知單"),
        ("substitute", "導師審核 綁定概況 通知單"),
        ("registrar", "導師審核 綁定概況 通知單 學生與保護 臨櫃申請 匯入名冊 指派權限 操作紀錄"),
        ("city", "綁定概況 匯入名冊 指派權限 介接服務 操作紀錄"),
    ],
)
def test_each_role_has_its_own_sections(sit, role, sections):
    sitting = sit(role, "")
    assert sitting.page.locator(".sections a").all_inner_texts() == sections.split()


def test_a_section_is_opened_by_keys_and_read_from_its_heading(sit):
    sitting = sit("registrar", "review")
    sitting.page.get_by_role("link", name="臨櫃申請").focus()
    sitting.page.keyboard.press("Enter")
    sitting.reader.until("document.activeElement.textContent === '臨櫃申請' && document.activeElement.tagName === 'H1'")
    assert sitting.page.get_by_role("link", name="臨櫃申請").get_attribute("aria-current") == "page"


def test_a_review_loads_nothing_of_the_other_sections(sit):
    loaded = scripts("staff")
    assert loaded and not any(name.startswith("/assets/Coverage") for name in loaded)
    assert weight(loaded) <= BUDGET


def test_the_class_that_is_chosen_names_itself_in_every_call(sit):
    sitting = sit("substitute", "review")
    sitting.page.locator("#class").select_option("elementary/900101/五年二班")
    sitting.page.locator(".sections ~ .card").wait_for()
    sitting.reader.until("performance.getEntriesByType('resource').some(each => each.name.includes('class_name'))")
    own, other = (parse_qs(urlsplit(asked.url).query) for asked in sitting.service.of("GET reviews"))
    assert own == {"state": ["applied"]}
    named = {"school_level": ["elementary"], "school_code": ["900101"], "class_name": ["五年二班"]}
    assert other == {"state": ["applied"]} | named


def ready(state="ready", **told):
    return Answer(200, roster_import(state, differences=DIFFERENCES, **told))


def send(sitting, drop):
    """Hand in a roster, by the chooser or by dropping it."""
    sent = []

    def take(route):
        sent.append(route.request.post_data_buffer)
        route.fulfill(status=204, headers={"access-control-allow-origin": "*"})

    sitting.page.route("https://documents.example/", take)
    sitting.page.locator(".drop").wait_for()
    if drop:
        sitting.reader.evaluate(
            "() => { const data = new DataTransfer(); data.items.add(new File(['a,b'], 'roster.csv'));"
            " document.querySelector('.drop').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true,"
            " cancelable: true})); }"
        )
    else:
        file = {"name": "roster.csv", "mimeType": "text/csv", "buffer": b"a,b"}
        sitting.page.locator("#roster-file").set_input_files(file)
    return sent


@pytest.mark.parametrize("drop", [False, True])
def test_a_roster_is_brought_in_and_taken_back(sit, drop):
    at = f"roster-imports/{IMPORT}"
    sitting = sit("registrar", "roster", {f"GET {at}": (ready("checking"), ready())})
    sent = send(sitting, drop)
    sitting.page.locator("#difference").wait_for()
    assert len(sent) == 1 and b'name="key"' in sent[0] and b"a,b" in sent[0]
    (opened,) = sitting.service.of("POST roster-imports")
    assert opened.body == {"school_level": "elementary", "school_code": "900101"}
    assert len(sitting.service.of(f"POST {at}/check")) == 1
    sitting.service.then(f"GET {at}", ready("applied"))
    sitting.press("套用名冊")
    sitting.page.locator("dialog button[type=submit]").click()
    sitting.page.locator("#applied").wait_for()
    assert sitting.service.of(f"POST {at}/application")[0].body == {"allow_missing": False}
    sitting.service.then(f"GET {at}", ready("undone"))
    sitting.press("復原這次匯入")
    sitting.page.locator("dialog button[type=submit]").click()
    sitting.page.get_by_role("heading", name="已復原").wait_for()
    assert len(sitting.service.of(f"POST {at}/undo")) == 1


def test_half_a_roster_is_applied_only_once_that_is_said(sit):
    at = f"roster-imports/{IMPORT}"
    sitting = sit("registrar", "roster", {f"GET {at}": ready(schools_lacking=1)})
    sitting.page.locator("#past ~ .binding button").first.click()
    apply = sitting.page.get_by_role("button", name="套用名冊")
    assert apply.is_disabled()
    sitting.page.get_by_label("已確認名冊完整").check()
    apply.click()
    sitting.page.locator("dialog button[type=submit]").click()
    sitting.page.locator("dialog").wait_for(state="detached")
    assert sitting.service.of(f"POST {at}/application")[0].body == {"allow_missing": True}


def test_a_child_is_protected_after_a_question(sit):
    sitting = sit("registrar", "children")
    look_up(sitting)
    sitting.press("設為受保護")
    sitting.press("先不要")
    sitting.page.locator("dialog").wait_for(state="detached")
    assert sitting.service.of(f"PUT students/{2:022d}/protection") == []
    sitting.press("設為受保護")
    sitting.page.locator("dialog button[type=submit]").click()
    sitting.page.get_by_text("張二寶已設為受保護。").wait_for()
    (asked,) = sitting.service.of(f"PUT students/{2:022d}/protection")
    assert asked.body == {"protected": True}


CODES, RECOVERIES = "POST account-recovery-codes", "POST account-recoveries"
RECOVERY = {"binding_id": "1" * 44, "national_id": GUARDIAN_ID, "channel": "email", "contact": NEW_CONTACT}


def test_another_contact_is_given_by_keyboard_alone_and_no_address_tells_the_id(sit):
    sitting = sit("registrar", "children")
    reader, hands, addresses = sitting.reader, Keyboard(sitting.reader), []
    reader.page.on("request", lambda request: addresses.append(request.url))
    reader.page.on("framenavigated", lambda frame: addresses.append(frame.url))
    hands.type("#student-id", "A123456789")
    hands.keys.press("Enter")
    screen(reader, "學生與保護")
    hands.press("[id^=recover-]")
    reader.page.locator("#recovery:focus").wait_for()
    hands.go_to("[name=channel]")
    hands.type("#contact", f" {NEW_CONTACT}")
    hands.type("#guardian-id", GUARDIAN_ID)
    hands.keys.press("Enter")
    reader.page.locator("#code:focus").wait_for()
    assert "K7QM" in reader.page.locator("#sent").inner_text()
    hands.keys.type("549 497")
    hands.keys.press("Enter")
    screen(reader, "學生與保護")
    assert RECOVERED["contact"] in reader.page.locator(".notice.good[role=status]").inner_text()
    (issued,), (recovered,) = sitting.service.of(CODES), sitting.service.of(RECOVERIES)
    assert issued.body == RECOVERY and recovered.body == RECOVERY | {"challenge": "h", "code": CODE}
    assert len(recovered.headers["idempotency-key"]) >= 8 and "idempotency-key" not in issued.headers
    at = {"school_level": ["elementary"], "school_code": ["900101"]}
    assert [parse_qs(urlsplit(one.url).query) for one in (issued, recovered)] == [at, at]
    told = " ".join(addresses)
    assert "account-recoveries" in told
    for secret in (GUARDIAN_ID, NEW_CONTACT, CODE):
        assert secret not in told and secret not in kept(reader) and secret not in reader.page.content()


def test_another_mobile_number_says_that_the_login_stays(sit):
    given = RECOVERED | {"channel": "sms", "contact": "0987***321"}
    sitting = sit("registrar", "children", {RECOVERIES: Answer(200, given)})
    begin_recovery(sitting)
    sitting.page.locator("#contact").fill(NEW_CONTACT)
    sitting.page.get_by_label("行動電話", exact=True).check()
    assert sitting.page.locator("#contact[type=tel]").input_value() == ""
    sitting.page.locator("#contact").fill("0987654321")
    sitting.page.locator("#guardian-id").fill(GUARDIAN_ID)
    sitting.press("寄送驗證碼")
    sitting.page.locator("#code").fill(CODE)
    sitting.press("確認更換")
    told = sitting.page.locator(".notice.good").inner_text()
    assert "0987***321" in told and "仍以原來的電子信箱登入" in told
    assert sitting.service.of(RECOVERIES)[0].body["contact"] == "0987654321"


def test_a_code_that_was_sent_outlives_what_goes_wrong_with_it(sit):
    refusals = (Answer(0), problem(503, "busy"), ID_DIFFERS, Answer(200, RECOVERED))
    sitting = sit("registrar", "children", {RECOVERIES: refusals})
    enter_recovery_code(sitting)
    for title in ("連線中斷", "標題 busy"):
        sitting.page.locator(".summary").filter(has_text=title).wait_for()
        sitting.press("確認更換")
    # Back at the ID, which may be mended; for the same contact no other code is asked for.
    sitting.page.locator("#guardian-id[aria-invalid]").wait_for()
    assert sitting.page.locator("#guardian-id-error").inner_text() == "標題 guardian_id_differs"
    sitting.page.locator("#guardian-id").fill("A123456789")
    sitting.press("輸入已寄出的驗證碼")
    sitting.page.locator("#code").fill(CODE)
    sitting.press("確認更換")
    sitting.page.locator(".notice.good").wait_for()
    tries = sitting.service.of(RECOVERIES)
    assert [one.body["national_id"] for one in tries] == [GUARDIAN_ID] * 3 + ["A123456789"]
    # Whatever became of the first, the next two are the same try.
    assert len({one.headers["idempotency-key"] for one in tries[:3]}) == 1
    assert len(sitting.service.of(CODES)) == 1


def test_a_login_that_is_anothers_leads_back_to_the_contact_and_to_another_code(sit):
    taken = problem(409, "login_email_taken", ("/contact", "請從提供的選項中選擇。"))
    sitting = sit("registrar", "children", {RECOVERIES: (taken, Answer(200, RECOVERED))})
    enter_recovery_code(sitting)
    sitting.page.locator("#contact[aria-invalid]").wait_for()
    assert sitting.page.locator("#guardian-id").input_value() == GUARDIAN_ID
    sitting.page.locator("#contact").fill("other@example.org")
    sitting.press("寄送驗證碼")
    sitting.page.get_by_text("other@example.org").wait_for()
    assert [one.body["contact"] for one in sitting.service.of(CODES)] == [NEW_CONTACT, "other@example.org"]


def test_another_code_can_be_asked_for_and_what_was_entered_changed(sit):
    again = Answer(202, CODE_SENT | {"challenge": "i", "reference": "ZZ99"})
    sitting = sit("registrar", "children", {CODES: (Answer(202, CODE_SENT), again)})
    sitting.page.clock.install()
    ask_recovery_code(sitting)
    sitting.page.locator("#code").wait_for()
    assert sitting.page.get_by_role("button", name="重新取得驗證碼").count() == 0
    sitting.page.clock.run_for(61_000)
    sitting.press("重新取得驗證碼")
    sitting.page.get_by_text("ZZ99").wait_for()
    sitting.service.then(CODES, ID_DIFFERS, again)
    sitting.page.clock.run_for(61_000)
    sitting.press("重新取得驗證碼")
    sitting.page.locator("#guardian-id[aria-invalid]").wait_for()
    sitting.press("輸入已寄出的驗證碼")
    sitting.page.get_by_text("ZZ99").wait_for()
    sitting.press("返回修改")
    assert sitting.page.locator("#contact").input_value() == NEW_CONTACT
    sitting.page.locator("#contact").fill("other@example.org")
    sitting.press("寄送驗證碼")
    sitting.page.get_by_text("other@example.org").wait_for()
    assert len(sitting.service.of(CODES)) == 4


def test_one_guardian_at_a_time_and_what_is_cancelled_leaves_nothing(sit):
    found = card()
    found["bindings"].append(found["bindings"][0] | {"binding_id": "4" * 44, "guardian_name": "李小華"})
    sitting = sit("registrar", "children", {"POST student-lookups": Answer(201, found)})
    begin = sitting.page.get_by_role("button", name="更換聯絡方式")
    begin_recovery(sitting)
    assert begin.count() == 0
    sitting.page.locator("#contact").fill(NEW_CONTACT)
    sitting.page.locator("#guardian-id").fill(GUARDIAN_ID)
    sitting.press("取消，不更換")
    sitting.reader.until("document.activeElement.getAttribute('aria-label') === '更換聯絡方式 王曉明'")
    assert begin.count() == 2 and sitting.service.of(CODES) == []
    begin.first.click()
    assert [sitting.page.locator(f"#{field}").input_value() for field in ("contact", "guardian-id")] == ["", ""]


def test_what_stands_in_for_a_recovery_answers_as_the_service_does():
    for endpoint, what in ((ISSUE_RECOVERY_CODE, CODES), (RECOVER_ACCOUNT, RECOVERIES)):
        assert f"{endpoint.method} {endpoint.path.removeprefix('/v1/')}" == what
        answer = usual(what, "registrar")
        assert answer.status == endpoint.status
        endpoint.response.model_validate_json(json.dumps(answer.body))


def test_what_is_sent_again_from_the_counter_is_one_application(sit):
    sitting = sit("registrar", "counter", {"POST assisted-applications": (Answer(0), Answer(201, ASSISTED))})
    fill_counter(sitting)
    sitting.page.locator(".summary").wait_for()
    sitting.press("送出申請")
    sitting.page.locator(".handed-in").wait_for()
    first, second = sitting.service.of("POST assisted-applications")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert first.body["students"] == [
        {"student_id": f"{2:022d}", "relationship": "other", "relationship_detail": "阿姨"}
    ]
    assert first.body["signature"] == {"image": "image"} and first.body["guardian"].keys() == {"name", "national_id"}


def test_the_coverage_is_saved_as_the_service_made_it(sit):
    sitting = sit("registrar", "coverage")
    with sitting.page.expect_download() as download:
        sitting.press("下載 CSV")
    assert download.value.suggested_filename == "coverage-115-900101.csv"
    assert download.value.path().read_text("utf-8-sig").startswith("班級")


def test_names_that_would_be_reckoned_are_not_when_a_class_is_saved(sit):
    named = {"students": [STUDENTS["students"][0] | {"name": '=SUM(1,"2")'}]}
    sitting = sit("teacher", "coverage", {"GET class-students": Answer(200, named)})
    with sitting.page.expect_download() as download:
        sitting.press("下載 CSV")
    assert download.value.path().read_bytes().decode("utf-8-sig").splitlines()[1] == '1,"\'=SUM(1,""2"")",已綁定'


def test_a_secret_is_shown_once_and_can_be_copied(sit):
    sitting = sit("city", "services", permissions=["clipboard-read", "clipboard-write"])
    approve_service(sitting)
    sitting.page.locator("#client-secret").wait_for()
    sitting.reader.until("document.activeElement.id === 'secret'")
    sitting.press("複製密鑰")
    sitting.page.locator("text=已複製。").wait_for()
    assert sitting.reader.evaluate("navigator.clipboard.readText()") == SECRET["client_secret"]
    sitting.press("已妥善保存，關閉")
    assert SECRET["client_secret"] not in sitting.page.content()


def test_who_registered_a_service_is_offered_no_approval(sit):
    sitting = sit("city", "services")
    sitting.page.locator("#services ~ article").first.wait_for()
    own = SERVICES["services"][1]
    card = sitting.page.locator(f"article[aria-labelledby=service-{own['client_id']}]")
    assert card.locator("button").count() == 0 and "另一位管理員" in card.inner_text()


def test_what_is_registered_is_sent_as_entered(sit):
    sitting = sit("city", "services")
    sitting.page.locator("#service-name_zh").wait_for()
    register(sitting)
    sitting.page.locator(".notice.good").wait_for()
    (sent,) = sitting.service.of("POST services")
    assert sent.body["redirect_uris"] == ["https://pay.example/return", "https://pay.example/other"]
    assert sent.body["scopes"] == ["children.read"] and "webhook_url" not in sent.body
