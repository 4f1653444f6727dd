"""Reader: somebody at a browser, who reads the verify page while a stand-in answers for the API."""

import json
import time
from collections import deque
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Route

from infra.bootstrap import WEB_TESTS

INSECURE_HOST = "insecure.test"
"""Resolves to this machine, and is no secure context over plain HTTP as localhost is one."""

API = "/v1/form-verifications"
_AXE = (WEB_TESTS / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
_PATIENCE = 5  # seconds
# The engine's hosted pages have no end to revoke a token at; whether the browser tells of it depends on how soon the
# page that asked is left.
_MAY_REFUSE = ("/v1/", "/oauth2/revoke")
_REPORT_VIOLATIONS = (
    "document.addEventListener('securitypolicyviolation', e => console.error(`CSP: ${e.violatedDirective}`))"
)


class Answer(NamedTuple):
    """What the stand-in answers; ``status`` 0: the connection breaks; ``HELD``: nothing, for now."""

    status: int
    body: Any = None
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed


HELD = Answer(-1)


class Reader:
    """One browser context with one page. ``asked``: bodies of the API's requests. ``complaints``: of the browser."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.context = context
        self.origin = origin
        self.asked: list[dict[str, Any]] = []
        self.languages: list[str] = []
        self.held: list[Route] = []
        self._answers: deque[Answer] = deque()
        self.page, self.complaints = watched(context)
        self.page.set_default_timeout(_PATIENCE * 1000)
        self.page.route(f"**{API}", self._answer)

    def expect(self, *answers: Answer) -> None:
        """Let the next requests have these answers, one after the other."""
        self._answers.extend(answers)

    def open(self, fragment: str = "", *answers: Answer) -> "Reader":
        """Open the page; ``answers`` are what is answered from then on."""
        self.expect(*answers)
        self.page.goto(f"{self.origin}/verify{fragment}")
        self.until("document.title.length > 0 && !document.querySelector('#chooser-title:empty')")
        return self

    def choose(self, path: Path, *answers: Answer) -> "Reader":
        """Choose a file."""
        self.expect(*answers)
        self.page.set_input_files("#file", path)
        return self

    def press(self, name: str, *answers: Answer) -> "Reader":
        """Press the button of that name."""
        self.expect(*answers)
        self.page.get_by_role("button", name=name, exact=True).click()
        return self

    def heading(self, text: str) -> Locator:
        """Wait for the outcome of that heading."""
        found = self.page.locator("#outcome").filter(has_text=text)
        found.wait_for()
        return found

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """The value of an expression on the page."""
        return self.page.evaluate(script, argument)

    def until(self, script: str, argument: Any = None) -> None:
        """Wait until an expression on the page is true. Playwright's own way is refused by the pages' policy."""
        deadline = time.monotonic() + _PATIENCE
        while not self.evaluate(script, argument):
            assert time.monotonic() < deadline, script
            time.sleep(0.02)

    def speak(self, language: str) -> None:
        """Change the page's language."""
        self.page.locator(f"[data-language={language}]").click()

    def barriers(self) -> list[str]:
        """What axe finds, by rule and place."""
        if not self.evaluate("'axe' in window"):
            self.evaluate(_AXE)
        found = self.evaluate("axe.run({resultTypes: ['violations']}).then(result => result.violations)")
        return [f"{violation['id']}: {node['target']}" for violation in found for node in violation["nodes"]]

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return self.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def _answer(self, route: Route) -> None:
        self.asked.append(json.loads(route.request.post_data))
        self.languages.append(route.request.headers["accept-language"])
        answer = self._answers.popleft()
        if answer is HELD:
            self.held.append(route)
        elif answer.status == 0:
            route.abort("connectionreset")
        else:
            fulfil(route, answer)


def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and what the browser complains of on it: errors of the script, of the console, of the policy."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        url = message.location["url"]
        # The browser itself notes each answer that is an error, which are what some tests are about.
        if message.type == "error" and not any(path in url for path in _MAY_REFUSE):
            complaints.append(f"{message.text} ({url})")

    context.add_init_script(_REPORT_VIOLATIONS)
    page = context.new_page()
    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


def fulfil(route: Route, answer: Answer) -> None:
    """Give a request its answer."""
    route.fulfill(
        status=answer.status,
        headers={"content-type": "application/json", **answer.headers},
        body=answer.body if isinstance(answer.body, str) else json.dumps(answer.body),
    )
