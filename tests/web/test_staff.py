"""The teacher's page in a browser: signed out, the queue, one and many decisions, by keyboard, without barriers."""

import json
import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest

from infra.bootstrap import ROOT
from infra.local.engine import free_port
from infra.local.site import serving
from infra.site import Installation, StaffSignIn
from shared.domain.languages import Language
from shared.domain.policy import DECISIONS_A_BATCH
from shared.domain.reasons import RejectReason, ReturnReason
from tests.web.conftest import NO_API
from tests.web.reader import Answer, Reader, fulfil
from tests.web.school import ACTING, DUTIES

SCREENS = ROOT / ".build" / "screens" / "staff"
WIDTHS = (360, 1280)
HOSTED = "https://staff.example"
DOCUMENTS = "https://documents.example"
INSTALLATION = Installation(StaffSignIn(HOSTED, "client"), (DOCUMENTS,))
FORM = "<!doctype html><html lang=zh-Hant><title>form</title><main><h1>the form</h1></main></html>"
NAMES = ("王大明", "堃喆峯犇", "張二寶", "李小華")
FLAGS = (
    "role_taken", "other_guardians", "name_differs", "class_differs", "relationship_other", "account_elsewhere",
    "form_by_hand", "objected", "disputed",
)  # fmt: skip


def item(number, **told):
    return {
        "binding_id": f"{number:044d}", "version": 1, "state": "applied", "application_number": "115-7KQ2M-9M4TX",
        "submitted_at": 1_795_000_000, "changed_at": 1_795_000_000, "student_name": NAMES[number % len(NAMES)],
        "roster_name": NAMES[number % len(NAMES)], "class_name": "五年一班", "seat": number + 1,
        "guardian_name": "王曉明", "guardian_id": "A12*****89", "relationship": "mother", "relationship_detail": "",
        "email": "g***@example.org", "mobile": "09******78", "flags": [], "other_guardians": [],
        "other_guardian_count": 0, "objections": [], "returned_before": 0, **told,
    }  # fmt: skip


FLAGGED = item(
    3,
    flags=list(FLAGS),
    relationship="other",
    relationship_detail="阿姨",
    returned_before=1,
    other_guardians=[{"name": "王○明", "relationship": "father", "state": "approved"}],
    other_guardian_count=3,
    objections=[{"name": "王○明", "relationship": "father", "at": 1_795_000_000, "words": "我不認識這位申請人"}],
)
SEEN = FLAGGED | {"acting_adults": [ACTING]}
QUEUE = [item(0), item(1), item(2), FLAGGED]


class Desk:
    """A teacher at the page, and what stands in for the service: a queue that decisions empty."""

    def __init__(self, reader, queue):
        self.reader, self.page = reader, reader.page
        self.queue = list(queue)
        self.decided, self.batches = [], []
        self.refuse = {}
        self.form = {"url": f"{DOCUMENTS}/form.pdf", "expires_in": 300}
        self.page.route("**/v1/assignments", lambda route: self._answer(route, 200, DUTIES["teacher"]))
        self.page.route("**/v1/reviews?**", lambda route: self._answer(route, 200, self._queue(route)))
        self.page.route(re.compile(r"/v1/reviews/\d+(\?|$)"), lambda route: self._answer(route, 200, SEEN))
        self.page.route("**/v1/reviews/*/form", lambda route: self._answer(route, 200, self.form))
        self.page.route("**/v1/reviews/*/decision", self._decide)
        self.page.route("**/v1/review-decisions", self._decide_many)

    def _answer(self, route, status, body):
        assert route.request.headers["authorization"] == "Bearer token"
        fulfil(route, Answer(status, body))

    def _queue(self, route):
        state = parse_qs(urlsplit(route.request.url).query)["state"][0]
        return {"bindings": [each | {"state": state} for each in self.queue], "more": False}

    def _decide(self, route):
        binding = route.request.url.rsplit("/", 2)[-2]
        if code := self.refuse.get(binding):
            return self._answer(route, 409, {"code": code, "title": "無法審核", "detail": "這件申請已經審核。"})
        self.decided.append((binding, route.request.headers["if-match"], json.loads(route.request.post_data)))
        self._forget(binding)
        return self._answer(route, 200, {"binding_id": binding, "state": "approved", "version": 2})

    def _decide_many(self, route):
        asked = json.loads(route.request.post_data)["decisions"]
        self.batches.append(asked)
        outcomes = []
        for each in asked:
            code = self.refuse.get(each["binding_id"])
            outcomes.append({"binding_id": each["binding_id"], "decided": code is None, "code": code})
            if code is None:
                self._forget(each["binding_id"])
        return self._answer(route, 200, {"outcomes": outcomes})

    def _forget(self, binding):
        self.queue = [each for each in self.queue if each["binding_id"] != binding]

    def told(self, text):
        self.page.locator("[role=status]").filter(has_text=text).first.wait_for()

    def names(self):
        return self.page.locator(".item strong").all_inner_texts()


@pytest.fixture(scope="module")
def origin():
    """The site of an installation at which teachers sign in."""
    with serving(free_port(), NO_API, installation=INSTALLATION) as origin:
        yield origin


@pytest.fixture
def sit(browser, origin):
    """Opens the page; whatever the browser complained of fails the test, but for refusals that it notes itself."""
    readers = []

    def open_desk(queue=QUEUE, *, width=1280, language="zh-Hant", session=3600, address="/staff/", **options):
        viewport = {"width": width, "height": 800}
        reader = Reader(browser.new_context(**({"locale": "zh-TW", "viewport": viewport} | options)), origin)
        readers.append(reader)
        desk = Desk(reader, queue)
        reader.page.route(f"{DOCUMENTS}/**", lambda route: route.fulfill(content_type="text/html", body=FORM))
        kept = json.dumps({"token": "token", "endsAt": int((time.time() + session) * 1000)}) if session else "null"
        reader.context.add_init_script(
            f"localStorage.setItem('language', {json.dumps(language)});"
            "if (!sessionStorage.getItem('seeded')) { sessionStorage.setItem('seeded', 'yes');"
            f" sessionStorage.setItem('staff', {json.dumps(kept)}); }}"
        )
        reader.page.goto(f"{origin}{address}")
        reader.page.locator(".review, main .card").first.wait_for()
        return desk

    yield open_desk
    for reader in readers:
        reader.context.close()
    told = [complaint for reader in readers for complaint in reader.complaints]
    assert [complaint for complaint in told if "Failed to load resource" not in complaint] == []


def signed_out(sit, **options):
    return sit(session=0, **options)


def reviewing(sit, **options):
    return sit(**options)


def flagged(sit, **options):
    desk = sit(**options)
    desk.page.locator(".item button").last.click()
    desk.page.get_by_role("heading", level=3).first.wait_for()
    desk.page.locator("[aria-labelledby=acting] button").click()
    desk.page.locator("[aria-labelledby=acting] li").wait_for()
    return desk


def empty(sit, **options):
    return sit([], **options)


def asking(sit, **options):
    desk = sit(**options)
    desk.page.locator(".many button").first.click()
    desk.page.locator(".many button").nth(1).click()
    desk.page.get_by_role("alertdialog").wait_for()
    return desk


def returning(sit, **options):
    desk = sit(**options)
    desk.page.locator("[aria-labelledby=decide] button").nth(1).click()
    desk.page.locator("dialog button[type=submit]").click()
    desk.page.locator("dialog .error").first.wait_for()
    return desk


def warned(sit, **options):
    desk = sit(session=100, **options)
    desk.page.get_by_role("alert").wait_for()
    return desk


STATES = {f.__name__: f for f in (signed_out, reviewing, flagged, empty, asking, returning, warned)}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", STATES)
def test_every_state_is_without_barriers_and_fits(sit, name, language):
    SCREENS.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        desk = STATES[name](sit, width=width, language=language)
        assert desk.reader.evaluate("document.documentElement.lang") == language
        assert (desk.reader.barriers(), desk.reader.overflow()) == ([], 0)
        desk.page.screenshot(path=SCREENS / f"{name}-{language}-{width}.png", full_page=True)


@pytest.mark.parametrize("name", STATES)
def test_every_state_is_without_barriers_in_the_dark_and_at_twice_the_size(sit, name):
    desk = STATES[name](sit, color_scheme="dark", width=360)
    desk.reader.evaluate("document.documentElement.style.fontSize = '200%'")
    assert (desk.reader.barriers(), desk.reader.overflow()) == ([], 0)


def test_signing_in_asks_the_hosted_pages_for_a_code_under_a_challenge(sit):
    desk = signed_out(sit)
    desk.page.route(f"{HOSTED}/**", lambda route: route.fulfill(body="hosted"))
    desk.page.get_by_role("button", name="教職員登入").click()
    desk.page.wait_for_url(f"{HOSTED}/oauth2/authorize**")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(desk.page.url).query).items()}
    assert asked["response_type"] == "code" and asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == f"{desk.reader.origin}/staff/"
    assert re.fullmatch(r"[\w-]{43}", asked["code_challenge"]) and re.fullmatch(r"[\w-]{43}", asked["state"])


def test_an_answer_that_was_not_asked_for_signs_nobody_in(sit):
    desk = signed_out(sit, address="/staff/?code=stolen&state=forged")
    desk.page.get_by_text("登入未完成").wait_for()
    assert desk.reader.evaluate("location.search") == ""
    assert desk.reader.evaluate("sessionStorage.getItem('staff')") == "null"


def test_one_is_approved_at_the_version_that_was_looked_at(sit):
    desk = sit()
    desk.page.get_by_role("button", name="認證", exact=True).click()
    desk.told("已認證 王大明。")
    assert desk.decided == [(QUEUE[0]["binding_id"], '"1"', {"action": "approve"})]
    assert desk.names() == ["堃喆峯犇", "張二寶", "李小華"]


def test_returning_needs_a_reason_and_another_reason_needs_words(sit):
    desk = sit()
    desk.page.get_by_role("button", name="退件", exact=True).click()
    send = desk.page.locator("dialog button[type=submit]")
    send.click()
    desk.page.locator("dialog .summary").wait_for()
    desk.page.get_by_label("其他原因").check()
    send.click()
    assert "請填寫說明" in desk.page.locator("#words-error").inner_text()
    desk.page.get_by_label("給家長的說明").fill("請補上全名")
    send.click()
    desk.told("已將 王大明 的申請退件。")
    assert desk.decided[0][2] == {"action": "return", "reason": "return_other", "words": "請補上全名"}


@pytest.mark.parametrize(("button", "reasons"), [("退件", ReturnReason), ("不通過", RejectReason)])
def test_every_reason_is_offered(sit, button, reasons):
    desk = sit()
    desk.page.get_by_role("button", name=button, exact=True).click()
    offered = desk.page.locator("dialog input[type=radio]")
    offered.first.wait_for()
    assert [each.get_attribute("value") for each in offered.all()] == list(reasons)


def test_many_are_approved_together_and_flagged_ones_held_back(sit):
    desk = sit()
    assert desk.page.get_by_role("checkbox", name="選取 李小華").is_disabled()
    desk.page.get_by_role("button", name="選取全部無疑點的申請（3 件）").click()
    desk.refuse[QUEUE[1]["binding_id"]] = "already_decided"
    desk.page.get_by_role("button", name="認證選取的 3 件").click()
    desk.page.get_by_role("button", name="確定認證").click()
    desk.told("已認證 2 件。")
    desk.told("堃喆峯犇（已審核或已由家長取消）")
    assert [len(batch) for batch in desk.batches] == [3]
    assert desk.names() == ["堃喆峯犇", "李小華"]


def test_more_than_a_batch_go_in_batches(sit):
    desk = sit([item(number) for number in range(DECISIONS_A_BATCH + 1)])
    desk.page.locator(".many button").first.click()
    desk.page.locator(".many button").nth(1).click()
    desk.page.get_by_role("button", name="確定認證").click()
    desk.told(f"已認證 {DECISIONS_A_BATCH + 1} 件。")
    assert [len(batch) for batch in desk.batches] == [DECISIONS_A_BATCH, 1]


def test_a_decision_that_came_too_late_is_told_and_the_queue_read_again(sit):
    desk = sit()
    desk.refuse[QUEUE[0]["binding_id"]] = "already_decided"
    desk.page.get_by_role("button", name="認證", exact=True).click()
    assert "這件申請已經審核。" in desk.page.get_by_role("alert").inner_text()
    assert desk.decided == []


def test_the_queue_is_worked_by_keys_alone(sit):
    desk = sit()
    keys = desk.page.keyboard
    keys.press("j")
    keys.press("a")
    desk.told("已認證 堃喆峯犇。")
    keys.press("s")
    assert desk.page.get_by_role("checkbox", name="選取 張二寶").is_checked()
    keys.press("k")
    keys.press("x")
    desk.page.locator("dialog").wait_for()
    keys.press("Escape")
    desk.page.locator("dialog").wait_for(state="detached")
    keys.press("r")
    desk.page.locator("dialog").wait_for()
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.type("sax")  # typed, and no shortcut
    keys.press("Tab")
    keys.press("Enter")
    desk.told("已將 王大明 的申請退件。")
    assert desk.decided[1][2] == {"action": "return", "reason": "relationship_unclear", "words": "sax"}


def test_keys_can_be_turned_off(sit):
    desk = sit()
    desk.page.get_by_text("鍵盤快速鍵", exact=True).click()
    desk.page.get_by_label("使用鍵盤快速鍵").uncheck()
    desk.page.keyboard.press("a")
    desk.page.get_by_role("button", name="重新整理").click()
    assert desk.decided == []


def test_the_form_stands_beside_the_evidence(sit):
    desk = sit()
    frame, evidence = desk.page.locator("iframe"), desk.page.locator("[aria-labelledby=evidence]")
    frame.wait_for()
    left, right = evidence.bounding_box(), frame.bounding_box()
    assert left["x"] + left["width"] <= right["x"] and right["width"] >= 400
    assert desk.page.get_by_role("link", name="在新分頁開啟申請書").get_attribute("href") == desk.form["url"]


def test_a_token_that_counts_no_longer_leads_back_to_the_sign_in(sit):
    desk = sit()
    desk.page.route("**/v1/reviews?**", lambda route: fulfil(route, Answer(401, {"message": "Unauthorized"})))
    desk.page.get_by_role("button", name="重新整理").click()
    desk.page.get_by_role("heading", name="登入已逾時").wait_for()
    assert desk.reader.evaluate("sessionStorage.getItem('staff')") is None


def test_the_end_of_a_sign_in_is_told_two_minutes_before(sit):
    desk = sit(session=100)
    assert re.search("登入將於 .+ 逾時", desk.page.get_by_role("alert").inner_text())
    over = sit(session=2)
    over.page.get_by_role("heading", name="登入已逾時").wait_for()
