"""Reason given: how an answer tells a guardian why a binding stands where it does."""

from shared.api.wire import WireModel
from shared.delivery.reasons import reason_text
from shared.domain.bindings import Reason
from shared.domain.languages import Language


class ReasonGiven(WireModel):
    """Why it was returned, rejected or ended: a code, its text in the guardian's language, the teacher's own words."""

    code: str
    text: str
    words: str


def reason_given(reason: Reason, language: Language) -> ReasonGiven:
    """A reason as a guardian reads it."""
    return ReasonGiven(code=reason.code, text=reason_text(reason.code, language), words=reason.words)
