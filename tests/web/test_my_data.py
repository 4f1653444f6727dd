"""What a guardian can count on who gives up a child, takes the own data away, or closes the account."""

import json
from pathlib import Path

from tests.web.account import MAILBOX, account, child
from tests.web.account_states import ask_closure_code, choose_language, close, unbind
from tests.web.reader import Answer
from tests.web.test_people import heading, screen

EXPORT = {"schema_name": "parent-binding/account-export/1", "account": {"name": "王曉明"}}


def asked(sitting):
    """What the service was asked, but for what opens and reads the account."""
    read = ("POST account-sessions", "GET account", "GET account/contests")
    return [one for one in sitting.service.asked if one.what not in read]


def test_the_question_names_the_child_and_what_ends_and_no_changes_nothing(at_account):
    sitting = at_account("children")
    sitting.press("解除綁定 王大明")
    words = sitting.page.locator("dialog[open]").inner_text()
    for word in ("王大明", "繳費", "導師", "重新申請"):
        assert word in words
    sitting.page.locator("dialog[open] .button.quiet").click()
    assert asked(sitting) == []


def test_a_child_is_unbound_at_the_version_that_was_seen(at_account):
    sitting = at_account("children")
    unbind(sitting)
    sitting.page.locator(".desk > .notice.good").wait_for()
    (one,) = asked(sitting)
    assert (one.what, one.headers["if-match"]) == (f"POST account/bindings/{1:044d}/unbinding", '"1"')
    assert sitting.page.locator("dialog[open]").count() == 0
    screen(sitting.reader, "我的子女")


def test_what_is_held_is_saved_as_it_was_answered(at_account):
    sitting = at_account("data", {"GET account/export": Answer(200, EXPORT)})
    with sitting.page.expect_download() as download:
        sitting.press("下載 JSON（供程式讀取）")
    assert download.value.suggested_filename == "parent-binding-my-data.json"
    assert json.loads(Path(download.value.path()).read_text("utf-8")) == EXPORT


def test_closing_says_what_ends_and_takes_the_code_of_the_login_s_mailbox(at_account):
    bound, waits = child(1, "approved", student_name="王大明"), child(0, "applied")
    sitting = at_account("data", {"GET account": Answer(200, account(bound, waits))})
    sitting.press("關閉帳號")
    words = sitting.page.locator("dialog[open]").inner_text()
    assert "王大明" in words and "張二寶" in words
    sitting.page.locator("dialog[open] .button.quiet").click()
    assert asked(sitting) == []
    ask_closure_code(sitting)
    assert MAILBOX in sitting.page.locator("#sent").inner_text()


def test_who_has_closed_the_account_is_outside_and_nothing_is_kept(at_account):
    sitting = at_account("data")
    close(sitting)
    heading(sitting.reader, "登入")
    assert "您的親子帳號已關閉。" in sitting.page.locator("main").inner_text()
    assert "refresh" not in sitting.reader.evaluate("JSON.stringify({...sessionStorage})")
    last = asked(sitting)[-1]
    assert (last.what, last.body) == ("POST account/closure", {"challenge": "h", "code": "549497"})
    assert last.headers["idempotency-key"]


def test_the_language_of_messages_is_not_that_of_the_page(at_account):
    sitting = at_account("data")
    choose_language(sitting)
    sitting.page.locator(".desk > .notice.good").wait_for()
    assert [one.body for one in asked(sitting)] == [{"language": "vi"}]
    heading(sitting.reader, "我的資料")
