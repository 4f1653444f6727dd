"""What a guardian can count on who signs in to an account, whatever device, hands and memory they have."""

import re

import pytest

from infra.bootstrap import ROOT
from shared.domain import policy
from shared.domain.languages import Language
from tests.web.account import ISSUED, MAILBOX, TOKENS, account, child, usual
from tests.web.account_states import (
    FIRST,
    FIRST_SIGN_IN,
    NEVER_SET,
    OWN,
    SIGN_IN_REQUIRED,
    STATES,
    ask_code,
    enter,
    reset_password,
)
from tests.web.reader import HELD, Answer
from tests.web.school_states import submit
from tests.web.stand_in import StandIn, problem
from tests.web.test_app import await_summary_focused
from tests.web.test_people import FOCUSED, Keyboard, heading, screen

TEXTS = ROOT / "web" / "src"
CODE = "549497"


def kept(reader):
    """Everything that the browser keeps."""
    return reader.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])")


def test_the_first_sign_in_is_walked_by_keyboard_alone_and_no_address_tells_who_walks_it(at_account):
    sitting = at_account(None, FIRST_SIGN_IN)
    reader, hands, addresses = sitting.reader, Keyboard(sitting.reader), []
    reader.page.on("request", lambda request: addresses.append(request.url))
    reader.page.on("framenavigated", lambda frame: addresses.append(frame.url))
    hands.type("#email", MAILBOX)
    hands.type("#password", FIRST)
    hands.keys.press("Enter")
    reader.page.locator("#code:focus").wait_for()
    hands.keys.type(CODE)
    hands.keys.press("Enter")
    screen(reader, "設定密碼")
    hands.type("#new-password", OWN)
    hands.press("[aria-controls=new-password]", "Space")
    assert reader.page.locator("#new-password").get_attribute("type") == "text"
    hands.press("button[type=submit]")
    screen(reader, "我的子女")
    hands.press("summary")
    reader.page.locator("details[open]").wait_for()
    hands.press("a[href='#security']")
    screen(reader, "登入與密碼")
    hands.press(".heading .button")
    screen(reader, "登入")
    asked = {one.what: one.body for one in sitting.service.asked}
    assert asked["POST sign-ins"] == {"email": MAILBOX, "password": FIRST}
    assert asked["POST password-code-verifications"] == {"email": MAILBOX, "challenge": "h", "code": CODE}
    # Entered once, it is not asked for again.
    assert asked["POST passwords"] == {"password_change": "change", "initial_password": FIRST, "new_password": OWN}
    told = " ".join(addresses)
    assert "/v1/sign-ins" in told
    for secret in (MAILBOX, FIRST, OWN, CODE, "access", "refresh"):
        assert secret not in told and secret not in kept(reader)


def test_who_has_an_own_password_is_asked_for_no_code(at_account):
    sitting = at_account(None)
    enter(sitting)
    heading(sitting.reader, "我的子女")
    assert [one.what for one in sitting.service.asked] == ["POST sign-ins", "GET account"]
    (asked,) = sitting.service.of("GET account")
    assert asked.headers["authorization"] == "Bearer access"
    # What lasts is in this tab alone; what opens the account at once, in memory.
    assert sitting.reader.evaluate("sessionStorage.getItem('account')") == "refresh"
    assert "access" not in kept(sitting.reader)


def test_password_managers_know_each_field_and_a_password_can_be_pasted(at_account):
    told = {}
    for name in ("sign-in", "new-password-with-first", "security", "forgotten"):
        state = STATES[name]
        sitting = at_account(state.section, state.answers)
        state.reach(sitting)
        sitting.page.locator(state.shown).wait_for()
        fields = sitting.page.locator("main input:not([type=checkbox])").all()
        told[name] = [(field.get_attribute("type"), field.get_attribute("autocomplete")) for field in fields]
    login, current, new = ("email", "username"), ("password", "current-password"), ("password", "new-password")
    assert told == {
        "sign-in": [login, current], "forgotten": [login],
        "new-password-with-first": [login, current, new], "security": [login, current, new],
    }  # fmt: skip
    sitting = at_account(None, permissions=["clipboard-read", "clipboard-write"])
    sitting.reader.evaluate("text => navigator.clipboard.writeText(text)", OWN)
    sitting.page.locator("#password").focus()
    sitting.page.keyboard.press("Control+V")
    assert sitting.page.locator("#password").input_value() == OWN


def test_a_forgotten_password_is_set_anew_and_the_first_one_asked_for_only_where_none_was_ever_set(at_account):
    sitting = at_account(None)
    reset_password(sitting)
    assert sitting.page.locator("#initial").count() == 0
    sitting = at_account(None, NEVER_SET)
    reset_password(sitting)
    for field, text in (("initial", FIRST), ("new-password", OWN)):
        sitting.page.locator(f"#{field}").fill(text)
    submit(sitting)
    heading(sitting.reader, "我的子女")
    (asked,) = sitting.service.of("POST passwords")
    assert asked.body == {"password_change": "change", "initial_password": FIRST, "new_password": OWN}


def test_loaded_anew_a_code_can_still_be_entered_and_another_asked_for(at_account):
    sitting = at_account(None, FIRST_SIGN_IN | {"POST password-codes": Answer(202, ISSUED | {"reference": "ZZ99"})})
    ask_code(sitting)
    assert FIRST not in kept(sitting.reader)
    sitting.page.clock.install()
    sitting.page.reload()
    sitting.page.locator("#code").wait_for()
    assert sitting.page.get_by_role("button", name="重新取得驗證碼").count() == 0
    sitting.page.clock.run_for(61_000)
    sitting.press("重新取得驗證碼")
    sitting.page.get_by_text("ZZ99").wait_for()
    sitting.press("返回登入")
    heading(sitting.reader, "登入")
    assert sitting.page.locator("#email").input_value() == MAILBOX
    assert sitting.reader.evaluate("sessionStorage.getItem('sign_in')") is None


@pytest.mark.parametrize("name", ["sign-in-missing", "first-code-wrong", "new-password-refused", "password-wrong"])
def test_what_is_wrong_is_told_above_the_heading_in_the_title_and_at_its_field_in_the_same_words(at_account, name):
    state = STATES[name]
    sitting = at_account(state.section, state.answers)
    state.reach(sitting)
    await_summary_focused(sitting.reader)
    title = sitting.page.locator("h1").inner_text()
    assert sitting.page.title() == f"錯誤：{title}｜臺北市親子綁定"
    lines = sitting.page.locator(".summary a").all()
    assert lines and [line.inner_text() for line in lines] == sitting.page.locator(".error").all_inner_texts()
    for line in lines:
        place = line.get_attribute("href")[1:]
        line.click()
        assert sitting.reader.evaluate(f"id => {FOCUSED}.id === id", place)


def test_who_is_kept_out_is_told_until_when_and_can_sign_in_then(at_account):
    locked = problem(429, "sign_in_locked")._replace(headers={"retry-after": "900"})
    sitting = at_account(None, {"POST sign-ins": (locked, Answer(201, TOKENS))})
    enter(sitting)
    told = sitting.page.locator("form .notice")
    told.wait_for()
    assert re.search(r"\d:\d\d", told.inner_text())
    assert sitting.page.locator("#password").input_value() == OWN
    submit(sitting)
    heading(sitting.reader, "我的子女")


def test_an_access_token_that_ran_out_is_renewed_once_for_all_that_wait(at_account):
    renewed = TOKENS | {"access_token": "newer", "refresh_token": "next"}
    sitting = at_account("security", {"POST account-sessions": (Answer(201, TOKENS), Answer(201, renewed))})
    assert len(sitting.service.of("POST account-sessions")) == 1
    sitting.service.then("GET account", SIGN_IN_REQUIRED, SIGN_IN_REQUIRED, Answer(200, account()))
    # Two calls at once, each refused.
    sitting.speak("en")
    sitting.speak("vi")
    sitting.reader.until("sessionStorage.getItem('account') === 'next'")
    sitting.page.get_by_role("link", name="Con của tôi").click()
    sitting.page.locator(".desk .lead").wait_for()
    first, second = sitting.service.of("POST account-sessions")
    assert (first.body, second.body) == ({"refresh_token": "refresh"}, {"refresh_token": "refresh"})
    assert sitting.service.asked[-1].headers["authorization"] == "Bearer newer"


def test_a_copy_of_the_tab_shares_the_sign_in_and_another_tab_does_not(at_account):
    sitting = at_account("children")
    others = []
    for token in ("same", "foreign"):
        page = sitting.reader.context.new_page()
        StandIn(page, {}, usual)
        page.goto(f"{sitting.reader.origin}/account/")
        page.locator(".desk .lead").wait_for()
        page.evaluate("token => sessionStorage.setItem('account', token)", token)
        others.append(page)
    sitting.reader.evaluate("sessionStorage.setItem('account', 'same')")
    sitting.service.then("POST account-sessions", Answer(201, TOKENS | {"refresh_token": "next"}))
    sitting.service.then("GET account", SIGN_IN_REQUIRED, Answer(200, account()))
    sitting.speak("en")
    sitting.reader.until("sessionStorage.getItem('account') === 'next'")
    assert [page.evaluate("sessionStorage.getItem('account')") for page in others] == ["next", "foreign"]


@pytest.mark.parametrize(("mailbox", "left"), [(MAILBOX, OWN), ("another@example.org", "")])
def test_what_was_entered_outlives_a_sign_in_that_ended_but_only_for_the_same_guardian(at_account, mailbox, left):
    sitting = at_account("security", {"POST account/password": SIGN_IN_REQUIRED})
    for field in ("current", "new-password"):
        sitting.page.locator(f"#{field}").fill(OWN)
    sitting.service.then("POST account-sessions", SIGN_IN_REQUIRED)
    submit(sitting)
    screen(sitting.reader, "登入")
    sitting.page.get_by_text("先前填寫的內容仍會保留").wait_for()
    assert sitting.page.locator("#email").input_value() == MAILBOX
    assert not sitting.page.locator("#current").is_visible()
    assert sitting.reader.evaluate("sessionStorage.getItem('account')") is None
    sitting.service.then("GET account", Answer(200, account(child(1, "approved"), email=mailbox)))
    sitting.page.locator("#password").fill(OWN)
    submit(sitting)
    screen(sitting.reader, "登入與密碼")
    sitting.reader.until("left => document.querySelector('#current')?.value === left", left)


def test_a_question_that_stood_open_keeps_nobody_from_signing_in_again(at_account):
    sitting = at_account("security", {"DELETE account-sessions": SIGN_IN_REQUIRED})
    sitting.service.then("POST account-sessions", SIGN_IN_REQUIRED)
    sitting.press("在所有裝置登出")
    sitting.page.locator("dialog[open] [type=submit]").click()
    screen(sitting.reader, "登入")
    sitting.page.locator("#password").fill(OWN)
    submit(sitting)
    screen(sitting.reader, "登入與密碼")
    assert sitting.page.locator("dialog").count() == 0


@pytest.mark.parametrize("answer", [Answer(200, {"everywhere": False}), Answer(0), SIGN_IN_REQUIRED])
def test_who_signs_out_leaves_nothing_behind_whatever_is_answered(at_account, answer):
    sitting = at_account("children", {"DELETE account-sessions/current": answer})
    sitting.press("登出")
    screen(sitting.reader, "登入")
    assert "王大明" not in sitting.reader.evaluate("document.body.innerText + document.body.innerHTML")
    assert "refresh" not in kept(sitting.reader)
    sitting.page.reload()
    sitting.page.locator("#password").wait_for()


def test_who_signs_out_everywhere_is_outside(at_account):
    sitting = at_account("security")
    sitting.press("在所有裝置登出")
    sitting.page.locator("dialog[open] [type=submit]").click()
    sitting.page.get_by_text("您已在所有裝置登出。").wait_for()
    assert len(sitting.service.of("DELETE account-sessions")) == 1


def test_pressed_twice_it_is_sent_once(at_account):
    sitting = at_account(None, {"POST sign-ins": HELD})
    enter(sitting)
    sitting.page.locator("[aria-disabled]").click(force=True)
    sitting.page.locator("#password").press("Enter")
    assert len(sitting.service.of("POST sign-ins")) == 1


@pytest.mark.parametrize("language", Language)
def test_the_numbers_that_are_told_are_those_of_the_policy(language):
    own = (TEXTS / "account" / "texts" / f"{language}.ts").read_text("utf-8")
    (length,) = re.findall(r'"password.rule.length": "(.*)"', own)
    assert re.findall(r"\d+", length) == [str(policy.PASSWORD_MIN_CHARACTERS), str(policy.PASSWORD_MAX_CHARACTERS)]
    way = (TEXTS / "progress" / "texts" / f"{language}.ts").read_text("utf-8")
    (step,) = re.findall(r'"process.step.sign_in": "(.*)"', way)
    assert re.findall(r"\d+", step) == [str(policy.INITIAL_PASSWORD_DAYS)]


def test_the_account_is_reached_from_the_start_and_from_the_end_of_the_process(visit):
    for name in ("start", "progress"):
        reader, _ = visit(name)
        link = reader.page.get_by_role("link", name="登入親子帳號")
        assert link.get_attribute("href") == "/account/"
