"""What people can count on at the guardian's pages, whoever they are and whatever their device and network do."""

import json

import pytest

from tests.web.reader import HELD, Answer
from tests.web.screens import (
    LONG_MAILBOX,
    MAILBOX,
    SHOWN,
    STATES,
    enter_code,
    enter_student,
    get_code,
    sign,
    submit,
    type_name,
)
from tests.web.stand_in import NUMBER, statement
from tests.web.test_app import await_summary_focused, entered, picture

STUDENT_ID, GUARDIAN_ID = "A123456789", "B142312123"
FOCUSED = "document.activeElement"
VALUES = """JSON.stringify([...document.querySelectorAll('main :is(input, select, dd)')].map(field =>
    [field.id, 'checked' in field && field.type !== 'text' ? field.checked : field.value ?? field.textContent]))"""
STATEMENT = "GET consent-statements/current"


def heading(reader, text):
    reader.page.get_by_role("heading", name=text, exact=True).wait_for()


def screen(reader, text):
    """Wait for a screen's heading to have the focus, as it has when the screen comes."""
    reader.page.locator("h1:focus").filter(has_text=text).wait_for()


def kept(reader):
    """Names of what the tab keeps of a person."""
    told = ("application", "progress", "session", "login_email")
    return [key for key in told if reader.evaluate("key => sessionStorage.getItem(key)", key) is not None]


class Keyboard:
    """Somebody without a mouse. Whatever has the focus must be seen to have it."""

    def __init__(self, reader):
        self.reader, self.keys = reader, reader.page.keyboard

    def go_to(self, selector, key="Tab"):
        for _ in range(60):
            self.keys.press(key)
            # Past the last of a page its body has the focus, and then the first again.
            edge = self.reader.evaluate(f"{FOCUSED}.matches('body') || getComputedStyle({FOCUSED}).outlineStyle")
            assert edge != "none", self.reader.evaluate(f"{FOCUSED}.outerHTML")
            if self.reader.evaluate(f"selector => {FOCUSED}.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} is not reached")

    def press(self, selector, key="Enter"):
        self.go_to(selector)
        self.keys.press(key)

    def type(self, selector, text):
        self.go_to(selector)
        self.keys.type(text)


def test_the_notice_is_walked_by_keyboard_alone_and_no_address_tells_who_walks_it(visit):
    reader, stand_in = visit("start")
    addresses = []
    reader.page.on("request", lambda request: addresses.append(request.url))
    reader.page.on("framenavigated", lambda frame: addresses.append(frame.url))
    hands = Keyboard(reader)
    hands.press("a.button[href='/apply/']")
    screen(reader, "取得驗證碼")
    hands.type("#contact", MAILBOX)
    hands.keys.press("Enter")
    reader.page.locator("#code:focus").wait_for()
    hands.keys.type("123456")
    hands.keys.press("Enter")
    screen(reader, "確認學生資訊")
    hands.press("#kind input", "Space")
    hands.press("#relationship input", "Space")
    hands.keys.press("ArrowDown")
    hands.press("#level input", "Space")
    hands.type("#student-id", STUDENT_ID)
    hands.press("#school input", "Space")
    hands.press("button[type=submit]")
    heading(reader, "請確認綁定學生資訊")
    screen(reader, "確認學生資訊")
    reader.page.get_by_text("母親").wait_for()
    hands.press("main > .actions .button")
    screen(reader, "個資使用聲明")
    reader.page.locator("#statement").wait_for()
    hands.go_to("#statement")
    hands.keys.press("End")
    reader.page.get_by_text("已閱讀至末尾。").wait_for()
    hands.press("#agree", "Space")
    hands.press("button[type=submit]")
    screen(reader, "填寫家長資料")
    hands.type("#guardian-id", GUARDIAN_ID)
    hands.keys.press("Enter")
    reader.page.locator("#name").wait_for()
    screen(reader, "填寫家長資料")
    hands.type("#name", "王曉明")
    hands.type("#mobile", "0912345678")
    hands.keys.press("Enter")
    screen(reader, "確認並簽章")
    reader.page.locator("canvas").wait_for()
    hands.go_to("#sign ~ .actions:not(.field *) .button")
    hands.keys.press("Enter")
    reader.page.locator("#typed:focus").wait_for()
    hands.keys.type("王曉明")
    hands.keys.press("Enter")
    heading(reader, "申請已送出")
    (sent,) = stand_in.of("POST applications")
    assert sent.body == {
        "students": [{"match": "m", "relationship": "mother"}], "consent": "c", "guardian_check": "g",
        "guardian": {"name": "王曉明", "email": MAILBOX, "mobile": "0912345678"},
        "signature": {"typed_name": "王曉明"},
    }  # fmt: skip
    assert kept(reader) == ["progress"]

    screen(reader, "申請已送出")
    # On to progress without another code, and one is cancelled.
    hands.press("a[href='/progress/']")
    reader.page.locator(".binding .tag").first.wait_for()
    screen(reader, "申請進度")
    hands.press(".binding .button")
    reader.page.locator("[role=alertdialog]:focus").wait_for()
    hands.keys.press("Escape")
    reader.page.locator(".binding > .button:focus").wait_for()
    hands.keys.press("Enter")
    reader.page.locator("[role=alertdialog]:focus").wait_for()
    hands.press("[role=alertdialog] .button")
    reader.page.get_by_text("已取消 張二寶 的申請。").wait_for()
    assert len(stand_in.of("POST bindings/0/cancellations")) == 1
    told = " ".join(addresses)
    assert "/v1/student-matches" in told
    for secret in (STUDENT_ID, GUARDIAN_ID, MAILBOX, "example.org", "0912345678", "123456"):
        assert secret not in told


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["code-wrong", "student-other", "review-unsigned", "cancel-asked", "session-warned"])
def test_states_and_focus_are_seen_in_colours_of_the_readers_own(visit, name, scheme):
    state = STATES[name]
    options = {"forced_colors": "active", "color_scheme": scheme}
    reader, _ = visit(state.screen, answers=state.answers, **state.visiting, **options)
    state.reach(reader)
    reader.page.locator(state.shown).first.wait_for()
    assert reader.barriers() == []
    picture(reader, f"forced-{scheme}-{name}")
    for marked in (".summary", ".notice", ".card", ".tag", ".field.wrong"):
        for box in reader.page.locator(marked).all():
            edge = box.evaluate("box => [getComputedStyle(box).borderLeftStyle, getComputedStyle(box).borderLeftColor]")
            assert edge[0] == "solid" and edge[1] != box.evaluate("box => getComputedStyle(box).backgroundColor"), (
                marked
            )
    chosen = reader.page.locator("[aria-pressed=true]")
    assert chosen.evaluate("button => getComputedStyle(button).textDecorationLine") == "underline"
    reader.page.keyboard.press("Tab")
    assert reader.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle") == "solid"


@pytest.mark.parametrize("options", [
    {}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"forced_colors": "active", "color_scheme": "dark"},
])  # fmt: skip
def test_strokes_are_seen_in_every_light(visit, options):
    reader, _ = visit("review", **options)
    draw(reader)
    ink, ground = reader.evaluate("""() => {
        const canvas = document.querySelector('canvas');
        const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let most = 0;
        for (let place = 3; place < data.length; place += 4) if (data[place] > data[most + 3]) most = place - 3;
        return [[...data.slice(most, most + 3)], getComputedStyle(canvas).backgroundColor.match(/\\d+/g).map(Number)];
    }""")
    assert abs(sum(ink) - sum(ground[:3])) > 3 * 128


def draw(reader):
    """Draws one stroke; what the draft then has."""
    box = reader.page.locator("canvas")
    box.scroll_into_view_if_needed()
    place, mouse = box.bounding_box(), reader.page.mouse
    mouse.move(place["x"] + 30, place["y"] + 30)
    mouse.down()
    for step in range(10):
        mouse.move(place["x"] + 30 + 20 * step, place["y"] + 30 + 25 * (step % 2))
    mouse.up()
    strokes = entered(reader)["strokes"]
    assert len(strokes) == 1 and len(strokes[0]) > 5
    return strokes


def inked(reader):
    reader.until(
        "[...document.querySelector('canvas').getContext('2d').getImageData(0, 0, 400, 200).data].some(value => value)"
    )


def test_strokes_survive_a_turned_phone_another_language_and_an_error(visit):
    reader, _ = visit("review", answers={"POST applications": Answer(0)})
    drawn = draw(reader)
    reader.page.set_viewport_size({"width": 780, "height": 360})
    reader.page.get_by_role("button", name="English").click()
    reader.page.get_by_text("Sign in the box").wait_for()
    inked(reader)
    reader.press("Submit")
    await_summary_focused(reader)
    inked(reader)
    reader.page.reload()
    reader.page.locator("canvas").wait_for()
    inked(reader)
    assert entered(reader)["strokes"] == drawn


@pytest.mark.parametrize("name", ["start", "student", "review", "progress"])
def test_nothing_moves_for_those_who_asked_for_rest(visit, name):
    reader, _ = visit(name, reduced_motion="reduce")
    moving = """() => document.getAnimations().length + [...document.querySelectorAll('*')].filter(element =>
        !['0s', ''].includes(getComputedStyle(element).transitionDuration)
        || getComputedStyle(element).scrollBehavior === 'smooth').length"""
    assert reader.evaluate(moving) == 0
    reader.page.locator("h1").evaluate("title => title.animate({opacity: [0, 1]}, 60_000)")
    assert reader.evaluate(moving) == 1


def test_offline_is_told_at_once_and_what_failed_is_sent_again(visit):
    reader, stand_in = visit("review", answers={"POST applications": (Answer(0), Answer(0))})
    told = reader.page.locator(".connection[role=status]")
    reader.context.set_offline(True)
    told.get_by_text("您目前離線").wait_for()
    sign(reader)
    heading(reader, "連線中斷")
    assert reader.page.locator("#typed").input_value() == "王曉明"
    reader.context.set_offline(False)
    told.get_by_text("已恢復連線").wait_for()
    (lost,) = stand_in.of("POST applications")
    stand_in.then("POST applications")
    reader.press("送出資料")
    heading(reader, "申請已送出")
    again = stand_in.of("POST applications")[-1]
    assert (again.body, again.headers["idempotency-key"]) == (lost.body, lost.headers["idempotency-key"])
    told.locator(".notice").wait_for(state="detached", timeout=10_000)


def test_a_slow_network_is_told_and_never_sends_twice(visit):
    reader, stand_in = visit("review", answers={"POST applications": HELD})
    reader.page.clock.install()
    sign(reader)
    waiting = reader.page.get_by_role("button", name="處理中……")
    waiting.wait_for()
    assert reader.page.locator(".connection .notice").count() == 0
    reader.page.clock.run_for(9_000)
    reader.page.locator(".connection[role=status]").get_by_text("網路較慢").wait_for()
    waiting.click(force=True)
    reader.page.locator("#typed").press("Enter")
    assert len(stand_in.of("POST applications")) == 1
    stand_in.held[0].abort("connectionreset")
    heading(reader, "連線中斷")
    assert reader.page.locator(".connection .notice").count() == 0
    stand_in.then("POST applications")
    reader.press("送出資料")
    heading(reader, "申請已送出")
    first, second = stand_in.of("POST applications")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]


def test_a_code_whose_answer_was_lost_is_tried_again_under_the_same_name(visit):
    reader, stand_in = visit("code", answers={"POST code-verifications": (Answer(0), Answer(0))})
    enter_code(reader)
    heading(reader, "連線中斷")
    stand_in.then("POST code-verifications")
    submit(reader).click()
    heading(reader, "確認學生資訊")
    first, second = stand_in.of("POST code-verifications")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]


def test_the_back_button_walks_the_steps_and_never_opens_again_what_was_handed_in(visit):
    reader, stand_in = visit("code")
    page = reader.page
    enter_code(reader)
    heading(reader, "確認學生資訊")
    enter_student(reader)
    reader.press("下一步")
    page.locator("#statement").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    page.get_by_text("已閱讀至末尾。").wait_for()
    page.locator("#agree").check()
    reader.press("下一步")
    page.locator("#guardian-id").fill(GUARDIAN_ID)
    submit(reader).click()
    page.locator("#name").fill("王曉明")
    page.locator("#mobile").fill("0912345678")
    submit(reader).click()
    steps = ["確認並簽章", "填寫家長資料", "個資使用聲明", "確認學生資訊"]
    heading(reader, steps[0])
    type_name(reader)
    before = entered(reader)
    for step in steps[1:]:
        page.go_back()
        heading(reader, step)
    for step in steps[-2::-1]:
        page.go_forward()
        heading(reader, step)
    assert entered(reader) == before
    page.get_by_role("link", name="返回上一步").click()
    heading(reader, steps[1])
    assert page.locator("#name").input_value() == "王曉明"
    page.go_back()
    submit(reader).click()
    heading(reader, "申請已送出")
    for _ in range(3):
        page.go_back()
        heading(reader, "申請已送出")
    # Loaded anew, it is on the progress page that it stands; nothing of it can be handed in again.
    page.reload()
    heading(reader, "申請進度")
    assert len(stand_in.of("POST applications")) == 1 and kept(reader) == ["progress"]


@pytest.mark.parametrize(
    "name", ["code-sent", "student-other", "students", "consent", "guardian", "own-data", "review"]
)
def test_loaded_anew_each_step_has_what_was_entered(visit, name):
    state = STATES.get(name)
    reader, stand_in = visit(state.screen if state else name)
    page = reader.page
    if state:
        state.reach(reader)
    typed = {
        "student-other": ("#detail", "阿姨"),
        "guardian": ("#guardian-id", GUARDIAN_ID),
        "own-data": ("#name", "乙"),
    }
    if name in typed:
        page.locator(typed[name][0]).fill(typed[name][1])
    title, values = page.locator("h1").inner_text(), reader.evaluate(VALUES)
    page.reload()
    page.locator("main .card").first.wait_for()
    reader.until(f"told => {VALUES} === told", values)
    assert page.locator("h1").inner_text() == title
    assert len(stand_in.of("POST codes")) == (name == "code-sent")


def test_a_code_can_be_pasted_with_its_blanks(visit):
    reader, stand_in = visit("code", permissions=["clipboard-read", "clipboard-write"])
    get_code(reader)
    field = reader.page.locator("#code")
    assert [field.get_attribute(name) for name in ("type", "inputmode", "autocomplete", "maxlength")] == [
        "text", "numeric", "one-time-code", None,
    ]  # fmt: skip
    reader.evaluate("navigator.clipboard.writeText(' 123 456\\n')")
    field.focus()
    reader.page.keyboard.press("Control+V")
    submit(reader).click()
    heading(reader, "確認學生資訊")
    assert stand_in.of("POST code-verifications")[0].body["code"] == "123456"


def test_who_disagrees_or_signs_out_leaves_nothing_behind(visit):
    reader, _ = visit("consent")
    reader.press("不同意並退出")
    reader.page.get_by_role("link", name="開始申請").wait_for()
    assert kept(reader) == []
    reader.page.goto(f"{reader.origin}/apply/#consent")
    heading(reader, "取得驗證碼")
    assert "王大明" not in reader.evaluate("document.body.innerText")
    reader, _ = visit("progress")
    reader.press("修正後重新送出")
    heading(reader, "確認學生資訊")
    assert sorted(kept(reader)) == ["application", "progress"]
    reader.page.goto(f"{reader.origin}/progress/")
    reader.press("登出")
    reader.page.locator("#channel").wait_for()
    assert kept(reader) == []


@pytest.mark.parametrize("name", ["code-missing", "code-wrong", "student-missing", "consent-unread", "guardian-missing",
                                  "own-data-missing", "review-unsigned"])  # fmt: skip
def test_what_is_wrong_is_told_above_the_heading_in_the_title_and_at_its_field_in_the_same_words(visit, name):
    state = STATES[name]
    reader, _ = visit(state.screen, answers=state.answers)
    state.reach(reader)
    await_summary_focused(reader)
    page = reader.page
    title = page.locator("h1").inner_text()
    assert page.title() == f"錯誤：{title}｜臺北市親子綁定"
    above = "!!(document.querySelector('.summary').compareDocumentPosition(document.querySelector('h1')) & 4)"
    assert reader.evaluate(above)
    lines = page.locator(".summary a").all()
    assert lines and sorted(line.inner_text() for line in lines) == sorted(page.locator(".error").all_inner_texts())
    for line in lines:
        place = line.get_attribute("href")[1:]
        line.click()
        assert reader.evaluate(f"id => document.getElementById(id).contains({FOCUSED})", place)


def test_what_was_mended_is_told_no_more(visit):
    reader, _ = visit("guardian")
    submit(reader).click()
    await_summary_focused(reader)
    reader.page.locator("#guardian-id").fill(GUARDIAN_ID)
    submit(reader).click()
    reader.page.locator("#mobile").wait_for()
    reader.until("document.title.startsWith('填寫家長資料')")
    assert reader.page.locator(".summary").count() == 0


def test_two_tabs_do_not_mix(visit):
    reader, _ = visit("students")
    other = reader.context.new_page()
    other.goto(f"{reader.origin}/")
    other.evaluate("sessionStorage.removeItem('application')")
    other.goto(f"{reader.origin}/apply/")
    other.locator("#contact").fill("another@example.org")
    other.get_by_role("button", name="English").click()
    other.get_by_text("By e-mail").wait_for()
    reader.press("移除 王大明")
    assert [student["name"] for student in entered(reader)["students"]] == ["堃喆峯犇"]
    assert other.evaluate("sessionStorage.getItem('application')") is None
    assert reader.page.locator("h1").inner_text() == "確認學生資訊"


def test_the_end_of_a_session_is_told_once_two_minutes_before_with_a_way_to_stay(visit):
    token = Answer(200, statement().body, {"session-token": "renewed"})
    reader, stand_in = visit("own-data", left=121, answers={STATEMENT: token})
    alert = reader.page.locator("main [role=alert]")
    assert alert.count() == 0
    alert.wait_for()
    assert "自動登出" in alert.inner_text()
    reader.evaluate("""() => {
        window.told = 0;
        const watch = new MutationObserver(changes => { window.told += changes.length; });
        const alert = document.querySelector('main [role=alert]');
        watch.observe(alert, {subtree: true, childList: true, characterData: true});
    }""")
    reader.page.wait_for_timeout(3_500)
    assert reader.evaluate("window.told") == 0
    reader.press("繼續使用")
    alert.wait_for(state="detached")
    assert entered(reader)["session"]["token"] == "renewed" and len(stand_in.of(STATEMENT)) == 1
    assert entered(reader)["name"] == "王曉明"


def test_the_end_of_a_session_clears_what_was_entered(visit):
    reader, _ = visit("own-data", left=2)
    heading(reader, "已逾時登出")
    assert kept(reader) == [] and "王曉明" not in reader.evaluate("document.body.innerText")


@pytest.mark.parametrize(("sections", "read"), [(None, False), (1, True)])
def test_the_end_of_the_statement_is_seen_by_scrolling_or_where_it_stands(visit, sections, read):
    reader, _ = visit("consent", answers={STATEMENT: statement(sections)})
    region = reader.page.get_by_role("region", name="臺北市親子綁定個人資料蒐集、處理及利用同意聲明")
    assert region.get_attribute("tabindex") == "0"
    told = "已閱讀至末尾。" if read else "請閱讀至聲明末尾後勾選同意。"
    reader.page.get_by_text(told).wait_for()
    # Whatever was read, nothing is dead that could be pressed.
    assert reader.page.locator("[disabled], [aria-disabled]").count() == 0


def test_fields_say_what_a_browser_may_fill_in(visit):
    told = {}
    for name in ("code", "student", "guardian", "own-data"):
        reader, _ = visit(name)
        for field in reader.page.locator("main input:not([type=radio], [type=checkbox])").all():
            told[field.get_attribute("id")] = (field.get_attribute("type"), field.get_attribute("autocomplete"))
    assert told == {
        "contact": ("email", "email"), "student-id": ("text", "off"), "guardian-id": ("text", "off"),
        "name": ("text", "name"), "email": ("email", "email"), "mobile": ("tel", "tel"),
    }  # fmt: skip


def test_what_was_returned_is_corrected_with_its_reason_in_view_and_handed_in_again(visit):
    reader, stand_in = visit("progress")
    page = reader.page
    reader.press("修正後重新送出")
    heading(reader, "確認學生資訊")
    why = page.get_by_role("region", name=f"修正退件：{NUMBER}")
    assert "張二寶：其他原因 請補上全名" in why.inner_text()
    assert page.locator("dl.rows").inner_text().split() == [
        "姓名", "張二寶", "學校", "市立內湖國小", "班級", "五年一班", "關係", "母親",
    ]  # fmt: skip
    reader.press("下一步")
    # Consent is given anew.
    assert why.is_visible() and not page.locator("#agree").is_checked()
    page.locator("#statement").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    page.get_by_text("已閱讀至末尾。").wait_for()
    page.locator("#agree").check()
    reader.press("下一步")
    assert [page.locator(f"#{field}").input_value() for field in ("name", "email", "mobile")] == [
        "王曉明", MAILBOX, "0912345678",
    ]  # fmt: skip
    page.locator("#name").fill("王曉明華")
    reader.press("下一步")
    page.locator("canvas").wait_for()
    assert why.is_visible() and entered(reader)["strokes"] == []
    sign(reader)
    heading(reader, "申請已送出")
    (sent,) = stand_in.of("POST applications")
    assert sent.headers["authorization"] == "Bearer t"
    assert sent.body == {
        "students": [{"match": "m", "relationship": "mother"}], "consent": "c", "guardian_check": "g",
        "guardian": {"name": "王曉明華", "email": MAILBOX, "mobile": "0912345678"},
        "signature": {"typed_name": "王曉明"},
    }  # fmt: skip
    # No other code was asked for on the way.
    assert stand_in.of("POST codes") == []


def test_each_value_of_a_correction_can_be_changed(visit):
    reader, stand_in = visit("correction")
    page = reader.page
    reader.press("移除 堃喆峯犇")
    reader.press("新增綁定學生")
    enter_student(reader)
    page.goto(f"{reader.origin}/apply/#guardian")
    assert json.dumps(entered(reader)["students"], ensure_ascii=False).count("王大明") == 1
    reader, stand_in = visit("own-data")
    reader.page.get_by_role("button", name="修改 身分證字號").click()
    reader.page.locator("#guardian-id").fill(GUARDIAN_ID)
    submit(reader).click()
    # Another ID leaves the rest as it was entered.
    assert reader.page.locator("#email").input_value() == LONG_MAILBOX
    reader.page.locator("#email").fill("another@example.org")
    submit(reader).click()
    # Another login's address is proved by a code.
    submit(reader).click()
    reader.page.locator("#code").fill("123456")
    submit(reader).click()
    heading(reader, "確認並簽章")
    assert stand_in.of("POST login-email-verifications")[0].body["email"] == "another@example.org"


def test_no_service_name_is_broken_and_chinese_is_set_as_chinese_is(visit):
    for name in SHOWN:
        reader, _ = visit(name)
        service = reader.page.locator(".service span")
        lines = service.evaluate("span => { const range = document.createRange(); range.selectNodeContents(span);"
                                 " return range.getClientRects().length; }")  # fmt: skip
        assert lines == 1, name
        assert reader.evaluate("getComputedStyle(document.body).lineBreak") == "strict"
        text = reader.page.locator("body").inner_text()
        assert not [mark for mark in ",;:!?()" if _beside_chinese(text, mark)], name


def _beside_chinese(text, mark):
    """Whether a half-width mark stands beside an ideograph."""
    places = [place for place, letter in enumerate(text) if letter == mark]
    return any("\u4e00" <= text[place - 1] <= "\u9fff" for place in places if place)
