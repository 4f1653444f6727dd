"""The developers' pages in a browser: whole, without barriers, readable without scripts; forms by keyboard alone."""

import json
import re
import time
from functools import cache
from html.parser import HTMLParser

import pytest

from infra.bootstrap import ROOT
from infra.local.engine import free_port
from infra.local.site import serving
from infra.site import WEB, Installation, Sandbox, file_of, published
from infra.stages.local import STAGE
from shared.domain.policy import SANDBOX_CODE
from tests.web.conftest import NO_API
from tests.web.reader import Answer, Reader, fulfil
from tests.web.test_budget import weight

SCREENS = ROOT / ".build" / "screens" / "docs"
DOCUMENT = json.loads((ROOT / "infra" / "openapi.json").read_text("utf-8"))
PROBLEMS = json.loads((ROOT / "infra" / "problems.json").read_text("utf-8"))
# Page → its path, and what it has an anchor for.
PAGES = {
    "guide": ("/docs/", set()),
    "reference": (
        "/docs/reference/",
        {
            operation["operationId"]
            for kind in ("paths", "webhooks")
            for methods in DOCUMENT[kind].values()
            for operation in methods.values()
        },
    ),
    "schemas": ("/docs/schemas/", set(DOCUMENT["components"]["schemas"])),
    "errors": ("/docs/errors/", {problem["code"] for problem in PROBLEMS}),
}
WIDTHS = (360, 1280)
BUDGET = 15_000  # bytes of JavaScript, gzipped, with the forms
SANDBOX = Sandbox(STAGE.sandbox_domain, SANDBOX_CODE)
_PATIENCE = 10  # seconds
_STOPS_ARE_SET = (
    "[...document.querySelectorAll('.scroll, pre')].every((each) => each.tabIndex === 0"
    " || each.scrollWidth <= each.clientWidth && each.scrollHeight <= each.clientHeight)"
)
# Links that leave the built pages.
_SERVED = {"/config.json"}


class Links(HTMLParser):
    """``ids`` and ``targets`` (of links) of a page."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.targets = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.ids += [told["id"]] if "id" in told else []
        self.targets += [told["href"]] if tag == "a" else []


@cache
def page_of(path):
    return Links(_files()[file_of(path)].read_text("utf-8"))


@cache
def _files():
    return published(WEB)


def broken(path, links):
    """The targets of ``links``, on the page at ``path``, that lead nowhere."""
    files = _files()
    lost = []
    for target in links.targets:
        place, _, anchor = target.partition("#")
        if place in _SERVED:
            continue
        file = file_of(place or path)
        if file not in files or (anchor and anchor not in page_of(place or path).ids):
            lost.append(target)
    return lost


@pytest.fixture(scope="module")
def sandbox():
    with serving(free_port(), NO_API, installation=Installation(sandbox=SANDBOX)) as origin:
        yield origin


@pytest.fixture
def look(browser, sandbox):
    """Opens a page; whatever the browser complained of fails the test."""
    readers = []

    def open_page(name, *, at=sandbox, width=1280, ready=".try button", **options):
        viewport = {"width": width, "height": 900}
        readers.append(Reader(browser.new_context(**({"locale": "en-GB", "viewport": viewport} | options)), at))
        readers[-1].page.goto(f"{at}{PAGES[name][0]}")
        if name == "reference" and ready:
            readers[-1].page.locator(ready).last.wait_for()
        return readers[-1]

    yield open_page
    for reader in readers:
        reader.context.close()
    # The browser itself notes an answer that is an error, which one test is about.
    told = [complaint for reader in readers for complaint in reader.complaints]
    assert [complaint for complaint in told if "responded with a status of 503" not in complaint] == []


def lay_out(reader):
    """As whoever has scrolled through a page finds it: what is out of sight is laid out, its keyboard stops are set."""
    reader.evaluate(
        "document.querySelectorAll('.operation, .schema, .problem')"
        ".forEach((each) => { each.style.contentVisibility = 'visible'; })"
    )
    deadline = time.monotonic() + _PATIENCE
    while not reader.evaluate(_STOPS_ARE_SET):
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_without_barriers_and_fits(look, name):
    SCREENS.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        reader = look(name, width=width)
        lay_out(reader)
        assert (reader.barriers(), reader.overflow()) == ([], 0)
        reader.page.screenshot(path=SCREENS / f"{name}-{width}.png")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_without_barriers_in_the_dark_and_at_twice_the_size(look, name):
    reader = look(name, width=360, color_scheme="dark")
    reader.evaluate("document.documentElement.style.fontSize = '200%'")
    lay_out(reader)
    assert (reader.barriers(), reader.overflow()) == ([], 0)
    reader.page.screenshot(path=SCREENS / f"{name}-dark.png")


@pytest.mark.parametrize("name", PAGES)
def test_everything_of_the_document_and_the_catalogue_has_its_anchor_once(name):
    path, wanted = PAGES[name]
    ids = page_of(path).ids
    assert wanted - set(ids) == set()
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name):
    path, _ = PAGES[name]
    links = page_of(path)
    assert len(links.targets) > 10
    assert broken(path, links) == []


def test_a_link_to_nowhere_is_found():
    html = '<a href="/docs/errors/#no_such_code">…</a><a href="#here">…</a><a href="/no-page/">…</a><p id="here">'
    assert broken("/docs/", Links(html)) == ["/docs/errors/#no_such_code", "#here", "/no-page/"]


def test_a_refusal_tells_how_to_cause_it(look):
    reader = look("errors")
    lay_out(reader)
    for problem in PROBLEMS:
        section = reader.page.locator(f"section#{problem['code']}")
        assert problem["title"] in section.inner_text()
        # Backticks are shown as code.
        assert re.sub("`", "", problem["cause"]).split(";")[0] in section.inner_text()


def test_the_pages_read_without_scripts(look):
    reader = look("reference", ready="", java_script_enabled=False)
    assert reader.page.locator("#submit_application").get_by_text("guardian_check", exact=True).first.is_visible()
    assert reader.page.get_by_text("needs JavaScript").first.is_visible()


def test_the_skip_link_is_the_first_stop(look):
    reader = look("reference")
    reader.page.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.textContent") == "Skip to the content"
    reader.page.keyboard.press("Enter")
    assert reader.evaluate("document.activeElement.id") == "content"


def test_contents_close_once_one_is_chosen(look):
    reader = look("errors", width=360)
    contents = reader.page.locator("details.contents")
    contents.locator("summary").click()
    contents.get_by_role("link", name="code_wrong").click()
    assert contents.get_attribute("open") is None
    assert reader.evaluate("location.hash") == "#code_wrong"


def test_only_what_scrolls_is_a_stop_of_the_keyboard(look):
    scripted = "[...document.querySelectorAll('.scroll, pre')].map(each => [each.scrollWidth > each.clientWidth || \
        each.scrollHeight > each.clientHeight, each.tabIndex === 0])"
    for width in WIDTHS:
        reader = look("guide", width=width)
        # The stops are set once the page has been laid out.
        reader.until(f"{scripted}.every(([scrolls, stop]) => scrolls === stop)")
        told = reader.evaluate(scripted)
    assert any(scrolls for scrolls, _ in told)


class Developer:
    """Somebody with a keyboard, and what a stand-in for the API was asked."""

    def __init__(self, reader):
        self.reader, self.asked = reader, []
        self.keys = reader.page.keyboard

    def answer(self, path, status, body, **headers):
        def give(route):
            self.asked.append(route.request)
            fulfil(route, Answer(status, body, {name.replace("_", "-"): text for name, text in headers.items()}))

        self.reader.page.route(f"**/v1/{path}", give)

    def tab_to(self, name, limit=60):
        """Press Tab until the focus is on what bears ``name``: its id, or its text."""
        for _ in range(limit):
            self.keys.press("Tab")
            if self.reader.evaluate("[document.activeElement.id, document.activeElement.textContent]").count(name):
                return
        raise AssertionError(f"{name} is not within {limit} stops")

    def go(self, operation):
        """Follow the contents to an operation and open its form."""
        self.reader.page.locator(f".beside a[href='#{operation}']").focus()
        self.keys.press("Enter")
        self.tab_to(f"Try it : {operation}")
        self.keys.press("Enter")

    def send(self):
        self.tab_to("Send")
        self.keys.press("Enter")

    def shown(self, operation):
        return self.reader.page.locator(f"#{operation}-form [role=status]")


def test_a_session_is_opened_and_used_by_keyboard_alone(look):
    developer = Developer(look("reference"))
    developer.answer("codes", 202, {"challenge": "c1", "reference": "K7QM", "receipt": "r", "resend_after": 60})
    developer.answer("code-verifications", 201, {"session_token": "first", "idle_seconds": 900})
    developer.answer("student-matches", 200, {"match": "m1"}, session_token="second")
    developer.answer("applications", 201, {"application_number": "115-7KQ2M-9M4TX"}, session_token="third")
    for operation in ("issue_code", "verify_code", "match_student", "submit_application"):
        developer.go(operation)
        developer.send()
        developer.shown(operation).get_by_text(re.compile("^20[0-2]$")).wait_for()
        assert developer.reader.barriers() == []
    first, second, third, fourth = (request.post_data_json for request in developer.asked)
    assert first["contact"].endswith(f"@{SANDBOX.domain}")
    assert second == first | {"challenge": "c1", "code": SANDBOX.code}
    assert third["school_code"] == "900101"
    assert fourth["students"][0]["match"] == "m1"
    assert fourth["guardian"]["email"] == first["contact"]
    tokens = [request.headers.get("authorization") for request in developer.asked]
    assert tokens == [None, None, "Bearer first", "Bearer second"]
    assert len(developer.asked[3].headers["idempotency-key"]) == 36
    assert "115-7KQ2M-9M4TX" in developer.shown("submit_application").inner_text()
    developer.reader.page.screenshot(path=SCREENS / "answered-1280.png")


def test_a_refusal_leads_to_the_catalogue_and_keeps_the_key(look):
    developer = Developer(look("reference"))
    refusal = {"code": "busy", "title": "…", "detail": "…", "status": 503}
    developer.answer("applications", 503, refusal, retry_after="2")
    developer.go("submit_application")
    developer.send()
    link = developer.shown("submit_application").get_by_role("link", name="busy")
    link.wait_for()
    assert link.get_attribute("href") == "/docs/errors/#busy"
    assert "retry-after" in developer.shown("submit_application").inner_text()
    developer.keys.press("Enter")
    developer.reader.page.wait_for_timeout(500)
    assert len(developer.asked) == 2
    assert len({request.headers["idempotency-key"] for request in developer.asked}) == 1


def test_staff_calls_take_the_staff_pages_token(look):
    reader = look("reference")
    lasting = "JSON.stringify({token: 'of-the-staff-page', endsAt: Date.now() + 60000})"
    reader.evaluate(f"sessionStorage.setItem('staff', {lasting})")
    reader.page.reload()
    reader.page.locator(".try button").last.wait_for()
    developer = Developer(reader)
    developer.answer("reviews", 200, {"bindings": [], "more": False})
    developer.go("read_review_queue")
    developer.send()
    developer.shown("read_review_queue").get_by_text("200").wait_for()
    assert developer.asked[0].headers["authorization"] == "Bearer of-the-staff-page"
    # Who signs out there is signed out here.
    assert "of-the-staff-page" not in reader.evaluate("sessionStorage.getItem('docs')")


def test_the_sandbox_is_reset_after_a_question_and_until_nothing_is_left(look):
    developer = Developer(look("reference"))
    developer.answer("sandbox-resets", 200, {"more": False})
    page = developer.reader.page
    page.get_by_role("button", name="Reset the sandbox").click()
    page.get_by_role("button", name="No", exact=True).click()
    assert developer.asked == []
    page.get_by_role("button", name="Reset the sandbox").click()
    assert developer.reader.barriers() == []
    page.get_by_role("button", name="Yes, forget it").click()
    page.get_by_text("The sandbox is as new.").wait_for()
    assert developer.reader.evaluate("document.activeElement.textContent") == "Reset the sandbox"
    assert [request.method for request in developer.asked] == ["POST"]


def test_a_stage_without_a_sandbox_says_so(look, origin):
    reader = look("reference", at=origin, ready=".try .hint")
    assert reader.page.locator(".try button").count() == 0
    assert "python3 -m infra run" in reader.page.locator("#trying").inner_text()
    assert (reader.barriers(), reader.overflow()) == ([], 0)


def test_the_scripts_weigh_little():
    waiting = set(re.findall(r'src="(/assets/[^"]+\.js)"', published(WEB)["/docs/reference/index.html"].read_text()))
    found = set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        others = re.findall(r'"(?:\./|assets/)([\w-]+\.js)"', (WEB / name[1:]).read_text("utf-8"))
        waiting |= {f"/assets/{other}" for other in others} - found
    assert any("forms" in name for name in found)
    assert weight(found) <= BUDGET
