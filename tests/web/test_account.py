"""The account's screens in a browser: every state without barriers, in every language, on phone and desk."""

import json

import pytest

from functions.catalog import FUNCTIONS
from infra.bootstrap import ROOT
from tests.web.account import ANSWERS
from tests.web.account_states import STATES
from tests.web.looks import faults

SCREENS = ROOT / ".build" / "screens" / "account"


@pytest.mark.parametrize("name", STATES)
def test_every_state_is_without_barriers_and_fits(at_account, name):
    state = STATES[name]
    sitting = at_account(state.section, state.answers, page=state.page)
    state.reach(sitting)
    sitting.page.locator(state.shown).first.wait_for()
    assert faults(sitting, SCREENS, name) == {}


def test_what_stands_in_answers_as_the_service_does():
    endpoints = {f"{each.method} {each.path.removeprefix('/v1/')}": each for one in FUNCTIONS for each in one.endpoints}
    known = ANSWERS.keys() & endpoints.keys()
    assert "GET account" in known
    for what in known:
        endpoint, answer = endpoints[what], ANSWERS[what]
        models = {endpoint.status: endpoint.response} | endpoint.other_responses
        models[answer.status].model_validate_json(json.dumps(answer.body))
