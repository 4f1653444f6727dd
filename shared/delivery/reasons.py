"""Reasons in words: what the codes of ``shared.domain.reasons`` say to a guardian."""

from shared.delivery.reason_texts import TEXTS, WORDS
from shared.domain.bindings import Reason
from shared.domain.languages import Language


def reason_text(code: str, language: Language) -> str:
    """The sentence of a reason's code. Raises KeyError for what is not a code."""
    return TEXTS[code][language]


def reason_in_full(reason: Reason, language: Language) -> str:
    """A reason as messages give it: its sentence, then what the teacher added, introduced as such."""
    sentence = reason_text(reason.code, language)
    if not reason.words:
        return sentence
    return f"{sentence} {WORDS[language].format(words=reason.words)}"
