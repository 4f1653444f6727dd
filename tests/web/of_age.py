"""Of age: what the service answers a student of age, every state of the page, and how somebody comes to it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.web.reader import HELD, Answer
from tests.web.school_states import Sitting, submit
from tests.web.stand_in import problem

CODE, OWN_ID = "9H3K-41RT-WX0C", "A123456789"
AT = 1_795_000_000


def guardian(number: int, **told: Any) -> dict[str, Any]:
    """A guardian as the student sees them."""
    return {
        "binding_id": f"{number:044d}", "relationship": "mother", "guardian_name": "王○明", "state": "approved",
        "since": AT, **told,
    }  # fmt: skip


BOUND = [
    guardian(0),
    guardian(1, guardian_name="N○○ T○○ M○○ K○○", relationship="other"),
    guardian(2, guardian_name="陳○", relationship="paternal_grandfather", state="applied"),
]
ACTING = [
    {
        "binding_id": BOUND[0]["binding_id"], "name": "林○華", "scopes": ["forms", "payments", "pick_up_notices"],
        "until": "2027-01-31",
    }
]  # fmt: skip
OPENED = {
    "session": "session", "expires_in": 900, "student_name": "王○明", "class_name": "三年一班",
    "bound": BOUND, "acting": ACTING,
}  # fmt: skip
ANSWERS = {
    "POST of-age-sessions": Answer(201, OPENED),
    "POST of-age-endings": Answer(200, {"bound": BOUND[1:], "acting": []}),
}
"""By method and path: ``POST of-age-sessions``."""


def usual(what: str) -> Answer:
    """The answer to ``what``."""
    return ANSWERS[what]


class State(NamedTuple):
    """Reached by ``reach``, and there once ``shown`` is seen; ``fragment``: with what the page was opened."""

    shown: str
    reach: Callable[[Sitting], object] = lambda sitting: None
    answers: dict[str, Answer] = {}  # noqa: RUF012 - never changed
    fragment: str = f"#{CODE}"


def enter(sitting: Sitting) -> None:
    """Give the own ID number, the code being there by the letter's link."""
    sitting.page.locator("#own-id").fill(OWN_ID)
    submit(sitting)


def opened(sitting: Sitting) -> None:
    """Come to who is bound."""
    enter(sitting)
    sitting.page.locator("#bound").wait_for()


def ask_end(sitting: Sitting) -> None:
    """Begin to end the first binding."""
    opened(sitting)
    sitting.page.locator(".binding button").first.click()
    sitting.page.locator("dialog[open]").wait_for()


def end(sitting: Sitting) -> None:
    """End the first binding."""
    ask_end(sitting)
    sitting.page.locator("dialog button[type=submit]").click()


def ask_end_all(sitting: Sitting) -> None:
    """Begin to end all bindings."""
    opened(sitting)
    sitting.page.locator("#bound ~ .actions .quiet").click()


def leave(sitting: Sitting) -> None:
    """Look, and leave."""
    opened(sitting)
    sitting.page.locator("#bound ~ .actions .button").first.click()


_SUMMARY, _FIELD, _DIALOG = ".summary", ".summary li a", "dialog[open]"
_ENTER, _END = "POST of-age-sessions", "POST of-age-endings"
_WRONG_ID = problem(422, "invalid_request", ("/national_id", "檢查碼不符，請核對。"))
_EXPIRED = problem(401, "letter_session_expired")
STATES = {
    "by-hand": State("#code", fragment=""),
    "by-link": State("#own-id"),
    "missing": State(_FIELD, submit, fragment=""),
    "wrong-id": State(_FIELD, enter, {_ENTER: _WRONG_ID}),
    "refused": State(_SUMMARY, enter, {_ENTER: problem(403, "letter_refused")}),
    "opening": State("[aria-disabled]", enter, {_ENTER: HELD}),
    "unreached": State(_SUMMARY, enter, {_ENTER: Answer(0)}),
    "bound": State("#bound ~ .binding .reason", opened),
    "nobody": State("#bound", opened, {_ENTER: Answer(201, OPENED | {"bound": [], "acting": []})}),
    "ending": State(_DIALOG, ask_end),
    "ending-all": State(_DIALOG, ask_end_all),
    "end-unreached": State(f"{_DIALOG} {_SUMMARY}", end, {_END: Answer(0)}),
    "ended": State("main > .notice.good", end),
    "over": State("main > .notice", end, {_END: _EXPIRED}),
    "left": State("main > .notice", leave),
}
