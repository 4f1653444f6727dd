"""Stand-in: what answers the pages in place of the API, and what they asked of it."""

import json
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from playwright.sync_api import Page, Route

from infra.local.sample import read_statement
from shared.domain import policy
from shared.domain.languages import Language
from tests.web.reader import HELD, Answer, fulfil

NUMBER = "115-7KQ2M-9M4TX"
AT = 1_795_000_000
_SESSION = {
    "session_token": "t", "idle_seconds": policy.SESSION_IDLE, "lifetime_seconds": policy.SESSION_LIFETIME,
    "has_applications": False,
}  # fmt: skip
REASON = {"code": "return_other", "text": "其他原因", "words": "請補上全名"}
GUARDIAN = {
    "name": "王曉明", "national_id": "A12*****89", "email": "guardian@example.org", "mobile": "+886912345678",
}  # fmt: skip


class Asked(NamedTuple):
    """A request. ``what``: ``POST codes``."""

    what: str
    url: str
    body: Any
    headers: dict[str, str]


class StandIn:
    """Answers ``page``; what ``answers`` does not name is answered by ``usual``, as when nothing is wrong.

    Each name has one answer or several: one after the other, the last one again and again.
    """

    def __init__(
        self,
        page: Page,
        answers: dict[str, Answer | tuple[Answer, ...]],
        usual: Callable[[str], Answer] | None = None,
    ) -> None:
        self._usual = usual or _usual
        self.asked: list[Asked] = []
        self.held: list[Route] = []
        self._answers = {what: deque([told] if isinstance(told, Answer) else told) for what, told in answers.items()}
        page.route("**/v1/**", self._answer)

    def of(self, what: str) -> list[Asked]:
        """The requests of that name."""
        return [asked for asked in self.asked if asked.what == what]

    def then(self, what: str, *answers: Answer) -> None:
        """Let the next requests of that name have these answers."""
        self._answers[what] = deque(answers)

    def _answer(self, route: Route) -> None:
        request = route.request
        path = request.url.partition("/v1/")[2].partition("?")[0]
        what = f"{request.method} {path}"
        body = json.loads(request.post_data) if request.post_data else None
        self.asked.append(Asked(what, request.url, body, request.headers))
        answers = self._answers.get(what) or deque([self._usual(what)])
        answer = answers.popleft() if len(answers) > 1 else answers[0]
        if answer is HELD:
            self.held.append(route)
        elif answer.status == 0:
            route.abort("connectionreset")
        else:
            fulfil(route, answer)


def problem(status: int, code: str, *errors: tuple[str, str]) -> Answer:
    """A refusal (RFC 9457) that names fields by pointer and detail."""
    told = {"title": f"標題 {code}", "detail": f"說明 {code}", "code": code}
    named = [{"pointer": pointer, "code": "invalid", "detail": detail} for pointer, detail in errors]
    return Answer(status, told | ({"errors": named} if named else {}))


def binding(number: int, state: str, **told: object) -> dict[str, Any]:
    """One child as the progress page gets it."""
    return {
        "binding_id": str(number), "student_name": "張二寶", "class_name": "五年一班", "relationship": "mother",
        "state": state, "changed_at": AT, "reason": REASON if state == "returned" else None,
        "cancellable": state == "applied", **told,
    }  # fmt: skip


def applications(*states: str) -> Answer:
    """One application with a child in each of ``states``."""
    bindings = [binding(number, state) for number, state in enumerate(states)]
    told = [{"application_number": NUMBER, "submitted_at": AT, "bindings": bindings}] if states else []
    return Answer(200, {"applications": told})


def statement(sections: int | None = None) -> Answer:
    """The consent statement of the sample, or its first ``sections``."""
    text = read_statement(Language.CHINESE)
    shown = [{"heading": part.heading, "paragraphs": list(part.paragraphs)} for part in text.sections[:sections]]
    return Answer(200, {
        "consent": "c", "version": text.version, "digest": text.digest, "language": "zh-Hant", "title": text.title,
        "sections": shown, "accept": text.accept, "decline": text.decline,
    })  # fmt: skip


def _usual(what: str) -> Answer:
    every = ("applied", "approved", "rejected", "cancelled", "ended", "returned")
    return {
        "POST codes": Answer(202, {
            "challenge": "h", "reference": "ABCD", "receipt": "r",
            "expires_in": policy.HOUR, "resend_after": policy.MINUTE,
        }),
        "POST code-verifications": Answer(201, _SESSION),
        "POST login-email-verifications": Answer(200, {"email": "g*@example.org"}),
        "GET schools": Answer(200, {
            "schools": [{"code": "900101", "name": "市立內湖國小", "district": "內湖區"}], "districts": ["內湖區"],
        }),
        "POST student-matches": Answer(200, {
            "match": "m", "student_name": "王大明", "class_name": "五年一班", "school_name": "市立內湖國小",
        }),
        "GET consent-statements/current": statement(),
        "POST guardian-checks": Answer(200, {"guardian_check": "g", "account": "none"}),
        "POST applications": Answer(201, {
            "application_number": NUMBER, "submitted_at": AT,
            "bindings": [{"binding_id": "1", "student_name": "王大明", "state": "applied"}],
        }),
        "GET applications": applications(*every),
        f"GET applications/{NUMBER}/form": Answer(202, {"status": "rendering"}),
        f"GET applications/{NUMBER}/evidence": Answer(202, {"status": "rendering"}),
        f"GET applications/{NUMBER}/correction": Answer(200, {
            "application_number": NUMBER, "guardian_check": "g", "account": "none", "guardian": GUARDIAN,
            "students": [{
                "match": "m", "student_name": "張二寶", "class_name": "五年一班", "school_name": "市立內湖國小",
                "binding_id": "5", "relationship": "mother", "relationship_detail": None, "reason": REASON,
            }],
        }),
    }.get(what) or Answer(200, binding(0, "cancelled") | {"changed_at": AT})  # fmt: skip
