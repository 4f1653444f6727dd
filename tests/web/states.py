"""Every state of the verify page, and how a reader comes to it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.web.reader import HELD, Answer, Reader

FORM = "kT3vR8_wQ2mXz7Lp-9aBcD"
NUMBER = "115-7KQ2M-9M4TX"
AT = 1_795_508_460  # 2026-11-24 16:21 in Taipei
_DAY = 86_400
SOME = ("approved", "applied", "returned")
ALL = ("applied", "approved", "returned", "rejected", "cancelled", "ended", "superseded")
_NOTHING_TOLD = {"document": None, "application_number": None, "sealed_at": None, "bindings": []}
NOT_OURS = Answer(200, {"verdict": "not_ours", **_NOTHING_TOLD})
ALTERED = Answer(200, {"verdict": "altered", **_NOTHING_TOLD})
NOT_KEPT = Answer(200, {"verdict": "whole", **_NOTHING_TOLD})
OFFLINE = Answer(0)
BUSY = Answer(429, {"message": "Too Many Requests"}, {"retry-after": "30"})
FAILED = Answer(503, {"code": "busy", "title": "…", "detail": "…"})
REFUSED = Answer(400, {"code": "invalid_request", "title": "…", "detail": "…"})


class Files(NamedTuple):
    """What the reader has on the device."""

    form: Path
    large_form: Path
    photo: Path


class State(NamedTuple):
    """``title``: key of the outcome's heading, empty for none."""

    title: str
    reach: Callable[[Reader, Files], object]


def ours(verdict: str, states: tuple[str, ...] = SOME, document: str = "form") -> Answer:
    """The answer for a document of ours, with a binding in each of ``states``."""
    bindings = [{"state": state, "changed_at": AT + number * _DAY} for number, state in enumerate(states)]
    facts = {"application_number": NUMBER, "sealed_at": AT, "bindings": bindings}
    return Answer(200, {"verdict": verdict, "document": document, **facts})


def _scan(*answers: Answer, fragment: str = f"#{FORM}") -> Callable[[Reader, Files], object]:
    return lambda reader, files: reader.open(fragment, *answers)


def _choose(kind: str, *answers: Answer) -> Callable[[Reader, Files], object]:
    return lambda reader, files: reader.open().choose(getattr(files, kind), *answers)


def _send(answer: Answer) -> Callable[[Reader, Files], object]:
    return lambda reader, files: (
        reader.open().choose(files.form, NOT_OURS, answer).page.locator("#result button").click()
    )


STATES = {
    "idle": State("", _scan(fragment="")),
    "asking": State("working.form", _scan(HELD)),
    "sending": State("working.pdf", _send(HELD)),
    "issued": State("issued.title", _scan(ours("issued"))),
    "issued-every-state": State("issued.title", _scan(ours("issued", ALL))),
    "unknown": State("not_ours.form.title", _scan(NOT_OURS)),
    "whole": State("whole.form.title", _choose("form", ours("whole", ("approved",)))),
    "whole-every-state": State("whole.form.title", _choose("form", ours("whole", ALL))),
    "whole-evidence": State("whole.evidence.title", _choose("form", ours("whole", SOME, "evidence"))),
    "whole-not-kept": State("whole.file.title", _choose("form", NOT_KEPT)),
    "foreign-or-altered": State("not_ours.sha256.title", _choose("form", NOT_OURS)),
    "too-large-to-send": State("not_ours.sha256.title", _choose("large_form", NOT_OURS)),
    "altered": State("altered.title", _send(ALTERED)),
    "foreign": State("not_ours.pdf.title", _send(NOT_OURS)),
    "offline": State("offline.title", _scan(OFFLINE)),
    "busy": State("busy.title", _scan(BUSY)),
    "failed": State("service.title", _scan(FAILED)),
    "refused": State("refused.title", _scan(REFUSED)),
    "broken-link": State("bad_link.title", _scan(fragment="#kT3vR8")),
    "photograph": State("not_pdf.title", _choose("photo")),
}
