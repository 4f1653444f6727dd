"""The guardian's pages in a browser: every screen and every state in every language, narrow and wide, no barrier."""

import pytest

from infra.bootstrap import ROOT
from shared.domain.languages import Language
from shared.domain.policy import STUDENTS_AN_APPLICATION
from tests.web.reader import Answer
from tests.web.screens import LISTED, SHOWN, STATES, STUDENT

SCREENS = ROOT / ".build" / "screens" / "apply"
WIDTHS = (360, 1280)


def await_summary_focused(reader):
    """What is wrong takes the focus a moment after it shows: what is focused before that loses it again."""
    reader.page.locator(".summary:focus").wait_for()


def entered(reader):
    """The draft, as the tab keeps it."""
    return reader.evaluate("JSON.parse(sessionStorage.getItem('application'))")


def picture(reader, name):
    SCREENS.mkdir(parents=True, exist_ok=True)
    reader.page.screenshot(path=SCREENS / f"{name}.png", full_page=True)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", SHOWN)
def test_every_screen_is_without_barriers_and_fits(visit, name, language):
    for width in WIDTHS:
        reader, _ = visit(name, width=width, language=language)
        assert reader.evaluate("document.documentElement.lang") == language
        assert (reader.barriers(), reader.overflow()) == ([], 0)
        picture(reader, f"{name}-{language}-{width}")


@pytest.mark.parametrize("name", STATES)
def test_every_state_of_a_screen_is_without_barriers_and_fits_in_every_language(visit, name):
    state = STATES[name]
    for language in Language:
        reader, _ = visit(state.screen, language=language, answers=state.answers, **state.visiting)
        state.reach(reader)
        reader.page.locator(state.shown).first.wait_for()
        assert (reader.barriers(), reader.overflow()) == ([], 0), language
        picture(reader, f"state-{name}-{language}-360")


@pytest.mark.parametrize("name", SHOWN)
def test_every_screen_is_without_barriers_in_the_dark_and_at_twice_the_size(visit, name):
    reader, _ = visit(name, color_scheme="dark")
    reader.evaluate("document.documentElement.style.fontSize = '200%'")
    assert (reader.barriers(), reader.overflow()) == ([], 0)


def test_a_planted_barrier_is_found(visit):
    reader, _ = visit("start")
    reader.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert reader.barriers() != []


@pytest.mark.parametrize(("count", "offered"), [(STUDENTS_AN_APPLICATION - 1, True), (STUDENTS_AN_APPLICATION, False)])
def test_one_more_student_is_offered_up_to_the_policys_number(visit, count, offered):
    students = [STUDENT | {"match": str(number)} for number in range(count)]
    reader, _ = visit("students", entered=LISTED | {"students": students})
    assert reader.page.locator("dl.rows").count() == count
    assert reader.page.get_by_role("button", name="新增綁定學生").is_visible() is offered


def test_the_box_counts_only_once_the_end_was_seen(visit):
    reader, _ = visit("consent")
    reader.page.locator("#agree").check()
    reader.press("下一步")
    assert "請先將聲明捲動至末尾" in reader.page.get_by_role("alert").inner_text()
    await_summary_focused(reader)
    reader.page.locator("#statement").focus()
    reader.page.keyboard.press("End")
    reader.page.get_by_text("已閱讀至末尾。").wait_for()
    reader.press("下一步")
    reader.page.locator("#guardian-id").wait_for()


def test_no_answer_keeps_what_was_entered_and_a_repeat_is_the_same_submission(visit):
    reader, stand_in = visit("review", answers={"POST applications": Answer(0)})
    reader.press("無法手寫？改以輸入姓名簽署")
    reader.page.get_by_label("輸入姓名作為簽章").fill("王曉明")
    for _ in range(2):
        reader.press("送出資料")
        reader.page.get_by_role("heading", name="連線中斷").wait_for()
        reader.page.get_by_role("button", name="送出資料").wait_for()
    first, second = stand_in.of("POST applications")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert first.body == second.body and first.body["signature"] == {"typed_name": "王曉明"}


def test_what_was_said_of_one_student_is_changed_without_another_match(visit):
    reader, _ = visit("students")
    reader.page.get_by_role("button", name="修改關係 王大明").click()
    reader.page.get_by_label("法定代理人").check()
    reader.press("修改關係")
    assert "尚未選擇" in reader.page.get_by_role("alert").inner_text()
    reader.page.get_by_label("母親").check()
    assert reader.barriers() == []
    reader.press("修改關係")
    reader.page.get_by_role("button", name="新增綁定學生").wait_for()
    kept = reader.evaluate("JSON.parse(sessionStorage.getItem('application')).students[0]")
    assert (kept["match"], kept["relationship"], kept["detail"]) == ("m", "mother", "")
