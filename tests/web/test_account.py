"""The account's screens in a browser: every state without barriers, in every language, on phone and desk."""

import json

import pytest

from functions.catalog import FUNCTIONS
from infra.bootstrap import ROOT
from shared.domain.languages import Language
from tests.web.account import ANSWERS
from tests.web.account_states import STATES

SCREENS = ROOT / ".build" / "screens" / "account"
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 800}


@pytest.mark.parametrize("name", STATES)
def test_every_state_is_without_barriers_and_fits(at_account, name):
    SCREENS.mkdir(parents=True, exist_ok=True)
    state = STATES[name]
    sitting = at_account(state.section, state.answers, page=state.page)
    state.reach(sitting)
    sitting.page.locator(state.shown).first.wait_for()
    found = {}
    for width, viewport in ((1280, DESK), (360, PHONE)):
        sitting.page.set_viewport_size(viewport)
        found[width] = (sitting.reader.barriers(), sitting.reader.overflow())
        sitting.page.screenshot(path=SCREENS / f"{name}-{width}.png", full_page=True)
    sitting.page.emulate_media(color_scheme="dark")
    sitting.reader.evaluate("document.documentElement.style.fontSize = '200%'")
    found["dark and twice the size"] = sitting.reader.barriers(), sitting.reader.overflow()
    sitting.reader.evaluate("document.documentElement.style.fontSize = ''")
    for language in (Language.ENGLISH, Language.VIETNAMESE, Language.INDONESIAN):
        sitting.speak(language)
        found[language] = (sitting.reader.barriers(), sitting.reader.overflow())
    assert {where: what for where, what in found.items() if what != ([], 0)} == {}


def test_what_stands_in_answers_as_the_service_does():
    endpoints = {f"{each.method} {each.path.removeprefix('/v1/')}": each for one in FUNCTIONS for each in one.endpoints}
    known = ANSWERS.keys() & endpoints.keys()
    assert "GET account" in known
    for what in known:
        endpoint, answer = endpoints[what], ANSWERS[what]
        models = {endpoint.status: endpoint.response} | endpoint.other_responses
        models[answer.status].model_validate_json(json.dumps(answer.body))
