"""The four languages that guardians read (PRODUCT section 9)."""

from enum import StrEnum


class Language(StrEnum):
    """BCP 47 tags, as the API and the stored records spell them."""

    CHINESE = "zh-Hant"
    ENGLISH = "en"
    VIETNAMESE = "vi"
    INDONESIAN = "id"


DEFAULT_LANGUAGE = Language.CHINESE
_BY_PRIMARY_TAG = {
    "zh": Language.CHINESE,
    "en": Language.ENGLISH,
    "vi": Language.VIETNAMESE,
    "id": Language.INDONESIAN,
    "in": Language.INDONESIAN,
}


def negotiate(accept_language: str | None) -> Language:
    """The reader's best language for an ``Accept-Language`` header (RFC 9110 section 12.5.4).

    Anything unreadable counts as no preference. ``in`` is the old tag of Indonesian that some phones still send.
    """
    best, best_weight = DEFAULT_LANGUAGE, 0.0
    for entry in (accept_language or "")[:200].split(","):
        tag, _, parameter = entry.strip().partition(";")
        language = _BY_PRIMARY_TAG.get(tag.strip().lower().split("-")[0])
        weight = _weight(parameter)
        if language is not None and weight > best_weight:
            best, best_weight = language, weight
    return best


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
