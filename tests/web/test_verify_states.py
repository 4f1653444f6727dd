"""Every state of the verify page in every language: no barrier, no overflow, and a picture to be looked at."""

import pytest

from infra.bootstrap import ROOT
from tests.web.states import STATES

LANGUAGES = ("zh-Hant", "en", "vi", "id")
SCREENS = ROOT / ".build" / "screens" / "verify"
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
EACH = pytest.mark.parametrize("name", STATES)


def _reach(reader, files, name):
    title, reach = STATES[name]
    reach(reader, files)
    if title:
        reader.heading(reader.evaluate("async key => (await import('/verify/texts.js')).TEXTS['zh-Hant'][key]", title))
    return reader


def _picture(reader, name):
    SCREENS.mkdir(parents=True, exist_ok=True)
    reader.page.screenshot(path=SCREENS / f"{name}.png", full_page=True, animations="disabled")


@EACH
def test_without_a_barrier_in_any_language_light_or_size(read, files, name):
    reader = _reach(read(viewport=NARROW), files, name)
    for language in LANGUAGES:
        reader.speak(language)
        assert reader.barriers() == [], language
        assert reader.overflow() == 0, language
        _picture(reader, f"{name}-{language}-360")
        reader.page.set_viewport_size(WIDE)
        assert reader.overflow() == 0, language
        _picture(reader, f"{name}-{language}-1280")
        reader.page.set_viewport_size(NARROW)
    reader.page.emulate_media(color_scheme="dark")
    assert reader.barriers() == [], "dark"
    _picture(reader, f"{name}-id-360-dark")
    reader.evaluate("document.documentElement.style.fontSize = '200%'")
    for language in LANGUAGES:
        reader.speak(language)
        assert reader.overflow() == 0, f"{language} at twice the size"
    _picture(reader, f"{name}-id-360-dark-twice")


@pytest.mark.parametrize("name", ["issued", "altered", "asking"])
def test_keeps_its_edges_in_forced_colours(read, files, name):
    reader = _reach(read(viewport=NARROW, forced_colors="active"), files, name)
    assert reader.barriers() == []
    _picture(reader, f"{name}-forced-360")
    edge = "getComputedStyle(document.querySelector('#result > div')).borderTopStyle"
    assert reader.evaluate(edge) == "solid"


def test_nothing_turns_for_those_who_asked_for_rest(read, files):
    turning = "getComputedStyle(document.querySelector('.spinner')).animationName"
    assert _reach(read(), files, "asking").evaluate(turning) == "turn"
    assert _reach(read(reduced_motion="reduce"), files, "asking").evaluate(turning) == "none"


def test_a_planted_barrier_is_found(read):
    reader = read().open()
    reader.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert reader.barriers() == ["button-name: ['main > button']"]
