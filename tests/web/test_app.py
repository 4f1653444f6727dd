"""The guardian's pages in a browser: every screen in every language, narrow and wide, without barriers."""

import json
import time

import pytest

from infra.bootstrap import ROOT
from infra.local.sample import read_statement
from shared.domain.languages import Language
from shared.domain.policy import STUDENTS_AN_APPLICATION
from tests.web.reader import Answer, Reader, fulfil

SCREENS = ROOT / ".build" / "screens" / "apply"
WIDTHS = (360, 1280)
SESSION = {"token": "t", "idleSeconds": 900}
STUDENT = {
    "match": "m", "name": "王大明", "className": "五年一班", "school": "市立內湖國小",
    "relationship": "other", "detail": "阿姨",
}  # fmt: skip
CONTACT = {"channel": "email", "contact": "guardian@example.org", "verifiedEmails": ["guardian@example.org"]}
LISTED = {
    **CONTACT,
    "students": [STUDENT, STUDENT | {"match": "n", "name": "堃喆峯犇", "relationship": "mother", "detail": ""}],
}
CHECKED = {
    **LISTED, "consent": "c", "check": "g", "nationalIdMasked": "A12*****89", "name": "王曉明",
    "email": "a-rather-long-name-of-a-mailbox@mail.example.org", "mobile": "0912345678",
}  # fmt: skip
# Screen → the page, what was entered before, and what tells that it stands.
SHOWN = {
    "start": ("/", None, "main .card"),
    "code": ("/apply/", None, "#channel"),
    "student": ("/apply/", CONTACT, "#kind"),
    "students": ("/apply/#student", LISTED, "dl.rows"),
    "consent": ("/apply/#consent", LISTED, "#statement"),
    "guardian": ("/apply/#guardian", LISTED | {"consent": "c"}, "#guardian-id"),
    "own-data": ("/apply/#guardian", CHECKED, "#mobile"),
    "review": ("/apply/#review", CHECKED, "canvas"),
    "progress-code": ("/progress/", None, "#channel"),
    "progress": ("/progress/", {}, ".tag"),
}
SCHOOLS = {"schools": [{"code": "900101", "name": "市立內湖國小", "district": "內湖區"}], "districts": ["內湖區"]}


def binding(number, state, **told):
    return {
        "binding_id": str(number), "student_name": "張二寶", "class_name": "五年一班", "relationship": "mother",
        "state": state, "changed_at": 1_795_000_000, "reason": None, "cancellable": state == "applied", **told,
    }  # fmt: skip


def applications():
    reason = {"code": "return_other", "text": "其他原因", "words": "請補上全名"}
    states = ("applied", "approved", "rejected", "cancelled", "ended")
    bindings = [binding(number, state) for number, state in enumerate(states)]
    bindings.append(binding(9, "returned", reason=reason))
    return {
        "applications": [{"application_number": "115-7KQ2M-9M4TX", "submitted_at": 1_795_000_000, "bindings": bindings}]
    }


def statement():
    text = read_statement(Language.CHINESE)
    sections = [{"heading": section.heading, "paragraphs": list(section.paragraphs)} for section in text.sections]
    return {
        "consent": "c", "version": text.version, "digest": text.digest, "language": "zh-Hant", "title": text.title,
        "sections": sections, "accept": text.accept, "decline": text.decline,
    }  # fmt: skip


def answering(body):
    return lambda route: fulfil(route, Answer(200, body))


def await_summary_focused(reader):
    """What is wrong takes the focus a moment after it shows: what is focused before that loses it again."""
    reader.page.wait_for_function("document.activeElement.className === 'summary'")


@pytest.fixture
def visit(browser, origin):
    """Opens a screen; whatever the browser complained of fails the test."""
    readers = []

    def open_screen(name, *, width=360, language="zh-Hant", left=900, students=None, **options):
        path, entered, awaited = SHOWN[name]
        viewport = {"width": width, "height": 780}
        reader = Reader(browser.new_context(**({"locale": "zh-TW", "viewport": viewport} | options)), origin)
        readers.append(reader)
        ends = int((time.time() + left) * 1000)
        session = SESSION | {"idleAt": ends, "endsAt": ends + 1000}
        kept = {} if entered is None else entered | ({"students": students} if students else {}) | {"session": session}
        key = "progress" if path.startswith("/progress") else "application"
        reader.context.add_init_script(
            f"localStorage.setItem('language', {json.dumps(language)});"
            f"if (!sessionStorage.getItem('seeded')) {{ sessionStorage.setItem('seeded', 'yes');"
            f" sessionStorage.setItem({json.dumps(key)}, {json.dumps(json.dumps(kept))}); }}"
        )
        for address, body in (
            ("schools**", SCHOOLS), ("applications", applications()), ("consent-statements/current**", statement()),
        ):  # fmt: skip
            reader.page.route(f"**/v1/{address}", answering(body))
        reader.page.goto(f"{origin}{path}")
        reader.page.locator(awaited).first.wait_for()
        return reader

    yield open_screen
    for reader in readers:
        reader.context.close()
    told = [complaint for reader in readers for complaint in reader.complaints]
    # The browser itself notes a connection that broke, which one test is about.
    assert [complaint for complaint in told if "ERR_CONNECTION_RESET" not in complaint] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", SHOWN)
def test_every_screen_is_without_barriers_and_fits(visit, name, language):
    SCREENS.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        reader = visit(name, width=width, language=language)
        assert reader.evaluate("document.documentElement.lang") == language
        assert (reader.barriers(), reader.overflow()) == ([], 0)
        reader.page.screenshot(path=SCREENS / f"{name}-{language}-{width}.png", full_page=True)


@pytest.mark.parametrize("name", SHOWN)
def test_every_screen_is_without_barriers_in_the_dark_and_at_twice_the_size(visit, name):
    reader = visit(name, color_scheme="dark")
    reader.evaluate("document.documentElement.style.fontSize = '200%'")
    assert (reader.barriers(), reader.overflow()) == ([], 0)


def test_a_planted_barrier_is_found(visit):
    reader = visit("start")
    reader.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert reader.barriers() != []


def test_what_is_missing_is_told_above_the_heading_of_the_form_and_at_the_field(visit):
    reader = visit("student")
    reader.press("下一步")
    summary = reader.page.get_by_role("alert")
    assert "請選擇一項。" in summary.inner_text()
    await_summary_focused(reader)
    summary.get_by_role("link").first.click()
    assert reader.evaluate("document.activeElement.id") == "kind"
    assert reader.barriers() == []


@pytest.mark.parametrize(("count", "offered"), [(STUDENTS_AN_APPLICATION - 1, True), (STUDENTS_AN_APPLICATION, False)])
def test_one_more_student_is_offered_up_to_the_policys_number(visit, count, offered):
    reader = visit("students", students=[STUDENT | {"match": str(number)} for number in range(count)])
    assert reader.page.locator("dl.rows").count() == count
    assert reader.page.get_by_role("button", name="新增綁定學生").is_visible() is offered


def test_the_box_counts_only_once_the_end_was_seen(visit):
    reader = visit("consent")
    reader.page.locator("#agree").check()
    reader.press("下一步")
    assert "請先將聲明捲動至末尾" in reader.page.get_by_role("alert").inner_text()
    await_summary_focused(reader)
    reader.page.locator("#statement").focus()
    reader.page.keyboard.press("End")
    reader.page.get_by_text("已閱讀至末尾。").wait_for()
    reader.press("下一步")
    reader.page.locator("#guardian-id").wait_for()


def test_who_disagrees_leaves_nothing_behind(visit):
    reader = visit("consent")
    reader.press("不同意並退出")
    reader.page.get_by_role("link", name="開始申請").wait_for()
    assert reader.evaluate("sessionStorage.getItem('application')") is None


def test_strokes_survive_a_turned_phone_and_another_language(visit):
    reader = visit("review")
    page = reader.page
    box = page.locator("canvas")
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    page.mouse.move(place["x"] + 30, place["y"] + 30)
    page.mouse.down()
    for step in range(10):
        page.mouse.move(place["x"] + 30 + 20 * step, place["y"] + 30 + 25 * (step % 2))
    page.mouse.up()
    drawn = reader.evaluate("JSON.parse(sessionStorage.getItem('application')).strokes")
    assert len(drawn) == 1 and len(drawn[0]) > 5
    page.set_viewport_size({"width": 780, "height": 360})
    page.get_by_role("button", name="English").click()
    page.get_by_text("Sign in the box").wait_for()
    inked = (
        "[...document.querySelector('canvas').getContext('2d').getImageData(0, 0, 400, 200).data].some(value => value)"
    )
    page.wait_for_function(inked)
    assert reader.evaluate("JSON.parse(sessionStorage.getItem('application')).strokes") == drawn


def test_the_end_of_a_session_is_told_two_minutes_before_and_clears_what_was_entered(visit):
    reader = visit("own-data", left=100)
    assert "2 分鐘" in reader.page.get_by_role("alert").inner_text()
    over = visit("own-data", left=2)
    over.page.get_by_role("heading", name="已逾時登出").wait_for()
    assert "王曉明" not in (over.evaluate("sessionStorage.getItem('application')") or "")


def test_no_answer_keeps_what_was_entered(visit):
    reader = visit("review")
    reader.page.route("**/v1/applications", lambda route: route.abort("connectionreset"))
    reader.press("無法手寫？改以輸入姓名簽署")
    reader.page.get_by_label("輸入姓名作為簽章").fill("王曉明")
    reader.press("送出資料")
    reader.page.get_by_role("heading", name="連線中斷").wait_for()
    first = reader.evaluate("JSON.parse(sessionStorage.getItem('application')).submission")
    reader.press("送出資料")
    reader.page.get_by_role("heading", name="連線中斷").wait_for()
    # The same key: a lost answer and a retry make one application.
    assert first and reader.evaluate("JSON.parse(sessionStorage.getItem('application')).submission") == first
