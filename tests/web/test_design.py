"""The design's page: every token and component, in four languages, with the contrasts it promises."""

import json
import re

import pytest

from infra.bootstrap import ROOT
from shared.domain.languages import Language
from tests.web.reader import Reader

SCREENS = ROOT / ".build" / "screens" / "design"
TOKENS = set(re.findall(r"^\s+(--[\w-]+):", (ROOT / "web/public/design/tokens.css").read_text(), re.MULTILINE))
COMPONENTS = {
    name
    for path in (ROOT / "web/src/parts").glob("*.tsx")
    for name in re.findall(r"^export function ([A-Z]\w*)", path.read_text(), re.MULTILINE)
}


@pytest.fixture
def look(browser, origin):
    """Opens the page; whatever the browser complained of fails the test."""
    readers = []

    def open_page(*, width=1280, language="zh-Hant", **options):
        reader = Reader(browser.new_context(viewport={"width": width, "height": 800}, **options), origin)
        readers.append(reader)
        reader.context.add_init_script(f"localStorage.setItem('language', {json.dumps(language)})")
        reader.page.goto(f"{origin}/design/")
        reader.page.locator(".tag").last.wait_for()
        return reader

    yield open_page
    for reader in readers:
        reader.context.close()
    assert [complaint for reader in readers for complaint in reader.complaints] == []


@pytest.mark.parametrize("language", Language)
def test_it_is_without_barriers_and_fits(look, language):
    SCREENS.mkdir(parents=True, exist_ok=True)
    for width in (360, 1280):
        reader = look(width=width, language=language)
        reader.page.locator(".actions .button.quiet").last.click()
        reader.page.locator(".summary").wait_for()
        assert (reader.barriers(), reader.overflow()) == ([], 0)
        reader.page.screenshot(path=SCREENS / f"design-{language}-{width}.png", full_page=True)


@pytest.mark.parametrize(
    "options", [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"reduced_motion": "reduce"}], ids=str
)
def test_it_is_without_barriers_as_the_reader_has_it(look, options):
    reader = look(width=360, **options)
    reader.evaluate("document.documentElement.style.fontSize = '200%'")
    assert (reader.barriers(), reader.overflow()) == ([], 0)


def test_every_token_is_shown(look):
    shown = set(look().page.locator(".tokens code").all_inner_texts())
    assert shown == TOKENS and len(TOKENS) >= 30


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_differs_as_much_as_it_must(look, scheme):
    pairs = look(color_scheme=scheme).page.locator(".pair").all()
    told = {
        pair.inner_text(): (pair.get_attribute("data-contrast"), pair.get_attribute("data-least")) for pair in pairs
    }
    assert len(told) >= 14
    assert {name: pair for name, pair in told.items() if float(pair[0]) < float(pair[1])} == {}


def test_every_component_is_named(look):
    named = set(look().page.locator("h3 code").all_inner_texts())
    assert named >= COMPONENTS and len(COMPONENTS) >= 12


@pytest.mark.parametrize("language", Language)
def test_what_speaks_with_the_service_is_without_barriers_in_every_state(look, language):
    reader = look(width=360, language=language)
    exchanges = reader.page.locator(".exchanges")
    for download in exchanges.locator(":scope > .actions .button").all()[::-1]:
        download.click()
    exchanges.locator(":scope > .summary").wait_for()
    exchanges.locator("#contact").fill("a@example.org")
    exchanges.locator("form [type=submit]").click()
    exchanges.locator("#code").fill("123456")
    exchanges.locator("form [type=submit]").click()
    exchanges.locator("#code-error").wait_for()
    assert (reader.barriers(), reader.overflow()) == ([], 0)
    reader.page.screenshot(path=SCREENS / f"exchanges-{language}-360.png", full_page=True)
    assert reader.asked == []
