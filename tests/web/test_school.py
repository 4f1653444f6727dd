"""The school's screens in a browser: every state without barriers, in every language, on phone and desk."""

import json
import time
from functools import partial

import pytest

from infra.bootstrap import ROOT
from infra.local.engine import free_port
from infra.local.site import serving
from infra.site import Installation, StaffSignIn
from shared.domain.languages import Language
from tests.web.conftest import NO_API
from tests.web.reader import Reader
from tests.web.school import usual
from tests.web.school_states import STATES, Sitting
from tests.web.stand_in import StandIn

SCREENS = ROOT / ".build" / "screens" / "school"
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 800}
INSTALLATION = Installation(StaffSignIn("https://staff.example", "client"), ("https://documents.example",))


@pytest.fixture(scope="module")
def origin():
    """The site of an installation at which staff sign in."""
    with serving(free_port(), NO_API, installation=INSTALLATION) as origin:
        yield origin


@pytest.fixture
def sit(browser, origin):
    """Opens a section as somebody of a role; whatever the browser complained of fails the test."""
    readers = []

    def open_section(role, section, answers=None, *, language="zh-Hant", viewport=DESK, **options):
        reader = Reader(browser.new_context(**({"locale": "zh-TW", "viewport": viewport} | options)), origin)
        readers.append(reader)
        stand_in = StandIn(reader.page, answers or {}, partial(usual, role=role))
        kept = json.dumps({"token": "token", "endsAt": int((time.time() + 3600) * 1000)})
        reader.context.add_init_script(
            f"localStorage.setItem('language', {json.dumps(language)});"
            f"sessionStorage.setItem('staff', {json.dumps(kept)})"
        )
        reader.page.goto(f"{origin}/staff/#{section}")
        reader.page.locator(".sections, main > .card, .summary").first.wait_for()
        return Sitting(reader, stand_in)

    yield open_section
    for reader in readers:
        reader.context.close()
    told = [complaint for reader in readers for complaint in reader.complaints]
    assert [complaint for complaint in told if "Failed to load resource" not in complaint] == []


@pytest.mark.parametrize("name", STATES)
def test_every_state_is_without_barriers_and_fits(sit, name):
    SCREENS.mkdir(parents=True, exist_ok=True)
    state = STATES[name]
    sitting = sit(state.role, state.section, state.answers)
    state.reach(sitting)
    sitting.page.locator(state.shown).first.wait_for()
    found = {}
    for width, viewport in ((1280, DESK), (360, PHONE)):
        sitting.page.set_viewport_size(viewport)
        found[width] = (sitting.reader.barriers(), sitting.reader.overflow())
        sitting.page.screenshot(path=SCREENS / f"{name}-{width}.png", full_page=True)
    sitting.page.emulate_media(color_scheme="dark")
    found["dark"] = sitting.reader.barriers(), 0
    sitting.reader.evaluate("document.documentElement.style.fontSize = '200%'")
    found["twice"] = sitting.reader.barriers(), sitting.reader.overflow()
    sitting.reader.evaluate("document.documentElement.style.fontSize = ''")
    for language in (Language.ENGLISH, Language.VIETNAMESE, Language.INDONESIAN):
        sitting.speak(language)
        found[language] = (sitting.reader.barriers(), sitting.reader.overflow())
    assert {where: what for where, what in found.items() if what != ([], 0)} == {}
