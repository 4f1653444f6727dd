"""The page of a student of age in a browser: every state without barriers, in every language, on phone and desk."""

import json

import pytest

from functions.decide_of_age.contract import END_OF_AGE, OPEN_OF_AGE
from infra.bootstrap import ROOT
from tests.web.looks import PHONE, faults
from tests.web.of_age import ANSWERS, BOUND, CODE, OWN_ID, STATES, ask_end, enter, leave, usual
from tests.web.reader import Answer, Reader
from tests.web.school_states import Sitting
from tests.web.stand_in import StandIn

SCREENS = ROOT / ".build" / "screens" / "of-age"


@pytest.fixture
def at_page(browser, origin):
    """Opens the page as a letter's link does, or, without ``fragment``, as who typed the address."""
    readers = []

    def open_page(answers=None, fragment=f"#{CODE}"):
        reader = Reader(browser.new_context(locale="zh-TW", viewport=PHONE), origin)
        readers.append(reader)
        stand_in = StandIn(reader.page, answers or {}, usual)
        reader.page.goto(f"{origin}/of-age/{fragment}")
        reader.page.locator("#own-id").wait_for()
        return Sitting(reader, stand_in)

    yield open_page
    for reader in readers:
        reader.context.close()
    told = [complaint for reader in readers for complaint in reader.complaints]
    assert [complaint for complaint in told if "ERR_" not in complaint and "Failed to load" not in complaint] == []


@pytest.mark.parametrize("name", STATES)
def test_every_state_is_without_barriers_and_fits(at_page, name):
    state = STATES[name]
    sitting = at_page(state.answers, state.fragment)
    state.reach(sitting)
    sitting.page.locator(state.shown).first.wait_for()
    assert faults(sitting, SCREENS, name) == {}


def test_a_letter_s_link_brings_the_code_which_stays_in_no_address(at_page):
    sitting = at_page()
    assert sitting.page.locator("#code").input_value() == CODE
    assert sitting.page.url.endswith("/of-age/") and sitting.service.asked == []
    enter(sitting)
    sitting.page.locator("#bound").wait_for()
    (asked,) = sitting.service.of("POST of-age-sessions")
    assert asked.body == {"code": CODE, "national_id": OWN_ID} and CODE not in asked.url


def test_only_what_was_confirmed_is_ended_and_the_rest_stands(at_page):
    sitting = at_page()
    ask_end(sitting)
    sitting.page.locator("dialog .quiet").click()
    assert sitting.service.of("POST of-age-endings") == []
    assert sitting.page.locator(".binding").count() == len(BOUND)
    sitting.page.locator(".binding button").first.click()
    sitting.page.locator("dialog button[type=submit]").click()
    sitting.page.locator("main > .notice.good").wait_for()
    (asked,) = sitting.service.of("POST of-age-endings")
    assert asked.body == {"session": "session", "binding_ids": [BOUND[0]["binding_id"]]}
    assert sitting.page.locator(".binding").count() == len(BOUND) - 1
    assert sitting.reader.evaluate("document.activeElement.tagName") == "H1"


def test_by_keyboard_alone(at_page):
    sitting = at_page({"POST of-age-endings": Answer(200, {"bound": [], "acting": []})})
    page = sitting.page
    page.locator("#own-id").focus()
    page.keyboard.type(OWN_ID)
    page.keyboard.press("Enter")
    page.locator("#bound").wait_for()
    page.locator(".binding button").first.focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    page.keyboard.press("Enter")
    page.locator("dialog[open] button[type=submit]").focus()
    page.keyboard.press("Enter")
    page.locator("main > .notice.good").wait_for()


def test_nothing_stays_once_one_has_left_or_time_is_up(at_page):
    sitting = at_page()
    leave(sitting)
    sitting.page.locator("main > .notice").wait_for()
    assert (sitting.page.locator("#code").input_value(), sitting.page.locator("#own-id").input_value()) == ("", "")
    kept = sitting.reader.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, document.body.innerText])")
    assert CODE not in kept and OWN_ID not in kept and "王○明" not in kept


def test_what_stands_in_answers_as_the_service_does():
    for endpoint, what in ((OPEN_OF_AGE, "POST of-age-sessions"), (END_OF_AGE, "POST of-age-endings")):
        assert f"{endpoint.method} {endpoint.path.removeprefix('/v1/')}" == what
        endpoint.response.model_validate_json(json.dumps(ANSWERS[what].body))
