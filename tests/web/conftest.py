"""A browser, and the pages under the headers that they have in AWS; a stand-in answers for the API."""

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from infra.browser import FLAGS, find_browser
from infra.local.engine import free_port
from infra.local.site import serving
from tests.web import account
from tests.web.reader import INSECURE_HOST, Answer, Reader
from tests.web.school_states import Sitting
from tests.web.screens import SHOWN
from tests.web.stand_in import StandIn
from tests.web.states import Files

NO_API = "http://127.0.0.1:9"
PDF = b"%PDF-1.7\n% a form as this test would have it\n"


# Of a module and not of the session: while Playwright runs, no other test of this thread can run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = find_browser()
    flags = [*FLAGS, f"--host-resolver-rules=MAP {INSECURE_HOST} 127.0.0.1"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=found.program, args=flags, env=os.environ | found.variables
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    with serving(free_port(), NO_API) as origin:
        yield origin


@pytest.fixture
def read(browser: Browser, origin: str) -> Iterator[Callable[..., Reader]]:
    """Somebody who opens the verify page; ``options`` are those of Playwright's contexts, ``at`` another origin.

    At the end, whatever the browser complained of fails the test.
    """
    readers = []

    def open_page(*, at: str = origin, **options: object) -> Reader:
        readers.append(Reader(browser.new_context(**({"locale": "zh-TW"} | options)), at))
        return readers[-1]

    yield open_page
    for reader in readers:
        reader.context.close()
    assert [complaint for reader in readers for complaint in reader.complaints] == []


@pytest.fixture
def visit(browser: Browser, origin: str) -> Iterator[Callable[..., tuple[Reader, StandIn]]]:
    """Somebody who opens a screen of the guardian's pages, and what answers them; ``left``: seconds of the session.

    At the end, whatever the browser complained of fails the test.
    """
    readers = []

    def open_screen(
        name: str,
        *,
        answers: dict[str, Answer | tuple[Answer, ...]] | None = None,
        awaited: str = "",
        entered: dict[str, object] | None = None,
        language: str = "zh-Hant",
        left: int = 900,
        renewable: bool = True,
        width: int = 360,
        **options: object,
    ) -> tuple[Reader, StandIn]:
        screen = SHOWN[name]
        viewport = {"width": width, "height": 780}
        reader = Reader(browser.new_context(**({"locale": "zh-TW", "viewport": viewport} | options)), origin)
        readers.append(reader)
        stand_in = StandIn(reader.page, answers or {})
        _seed(reader, screen.path, language, screen.entered if entered is None else entered, _session(left, renewable))
        reader.page.goto(f"{origin}{screen.path}")
        reader.page.locator(awaited or screen.awaited).first.wait_for()
        return reader, stand_in

    yield open_screen
    for reader in readers:
        reader.context.close()
    # The browser itself notes a connection that broke, which some tests are about.
    told = [complaint for reader in readers for complaint in reader.complaints]
    assert [complaint for complaint in told if "ERR_" not in complaint] == []


@pytest.fixture
def at_account(browser: Browser, origin: str) -> Iterator[Callable[..., Sitting]]:
    """Opens a section of an account, or, for None, the way in; ``options`` are those of Playwright's contexts.

    At the end, whatever the browser complained of fails the test.
    """
    readers = []

    def open_section(
        section: str | None,
        answers: dict[str, Answer | tuple[Answer, ...]] | None = None,
        *,
        language: str = "zh-Hant",
        page: str = "/account/",
        **options: object,
    ) -> Sitting:
        viewport = {"width": 360, "height": 780}
        reader = Reader(browser.new_context(**({"locale": "zh-TW", "viewport": viewport} | options)), origin)
        readers.append(reader)
        stand_in = StandIn(reader.page, answers or {}, account.usual)
        signed_in = "sessionStorage.setItem('account', 'refresh');" if section is not None else ""
        reader.context.add_init_script(
            "if (!sessionStorage.getItem('seeded')) { sessionStorage.setItem('seeded', 'yes');"
            f" localStorage.setItem('language', {json.dumps(language)}); {signed_in} }}"
        )
        reader.page.goto(f"{origin}{page}#{section or ''}")
        shown = ".desk .lead, main form, .summary, .desk .notice, main .card, main > .notice"
        reader.page.locator(shown).first.wait_for()
        return Sitting(reader, stand_in)

    yield open_section
    for reader in readers:
        reader.context.close()
    told = [complaint for reader in readers for complaint in reader.complaints]
    assert [complaint for complaint in told if "ERR_" not in complaint and "Failed to load" not in complaint] == []


def _session(left: int, renewable: bool) -> dict[str, object]:
    ends = int((time.time() + left) * 1000)
    return {"token": "t", "idleSeconds": 900, "idleAt": ends, "endsAt": ends + 3_000_000 if renewable else ends}


def _seed(reader: Reader, path: str, language: str, entered: dict[str, object] | None, session: object) -> None:
    """What the tab has before its first page: the language, and what was entered, once."""
    key = "progress" if path.startswith("/progress") else "application"
    kept = json.dumps(json.dumps({} if entered is None else entered | {"session": session}))
    reader.context.add_init_script(
        f"if (!sessionStorage.getItem('seeded')) {{ sessionStorage.setItem('seeded', 'yes');"
        f" localStorage.setItem('language', {json.dumps(language)});"
        f" sessionStorage.setItem({json.dumps(key)}, {kept}); }}"
    )


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A PDF file."""
    return _written(tmp_path / "申請書.pdf", PDF)


@pytest.fixture
def large_form(tmp_path: Path) -> Path:
    """A PDF file over the limit."""
    return _written(tmp_path / "large.pdf", PDF.ljust(612_345))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return _written(tmp_path / "photo.jpg", b"\xff\xd8\xff\xe0 a photograph")


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.fixture
def files(form: Path, large_form: Path, photo: Path) -> Files:
    return Files(form, large_form, photo)
