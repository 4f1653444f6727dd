"""read_consent: serve a statement; with the one in force, a token that proves which one was served."""

from typing import Any

from functions.read_consent.contract import ConsentQuery, ConsentSection, ConsentText, ConsentToRead
from shared.api.call import Call, Reply
from shared.api.claims import Claims, Consented
from shared.domain.consent import ConsentStatement
from shared.domain.languages import Language
from shared.domain.refusals import Refusal
from shared.persistence.consent_store import ConsentStore

# Longer than any that was published, shorter than what the table takes as a key.
_LONGEST_VERSION = 100


class ReadConsent:
    """One read."""

    def __init__(self, store: ConsentStore, claims: Claims) -> None:
        self._store = store
        self._claims = claims

    def __call__(self, call: Call) -> Reply:
        language = _language(call)
        statement = self._store.current(language)
        served = Consented(statement.version, statement.digest, language)
        token = self._claims.consent(call.session, served)
        return Reply(ConsentToRead(consent=token, **_fields(statement, language)), headers=_told_in(language))


class ReadConsentVersion:
    """One read. Whoever holds a form may read what was agreed to, and compare its digest."""

    def __init__(self, store: ConsentStore) -> None:
        self._store = store

    def __call__(self, call: Call) -> Reply:
        language, version = _language(call), call.path["version"]
        if len(version) > _LONGEST_VERSION:
            raise Refusal("consent_not_found")
        try:
            statement = self._store.version(version, language)
        except LookupError:
            raise Refusal("consent_not_found") from None
        return Reply(ConsentText(**_fields(statement, language)), headers=_told_in(language))


def _language(call: Call) -> Language:
    query: ConsentQuery = call.query
    return query.language or call.language


def _told_in(language: Language) -> dict[str, str]:
    return {"content-language": language}


def _fields(statement: ConsentStatement, language: Language) -> dict[str, Any]:
    return {
        "version": statement.version,
        "digest": statement.digest,
        "language": language,
        "title": statement.title,
        "sections": [
            ConsentSection(heading=section.heading, paragraphs=list(section.paragraphs))
            for section in statement.sections
        ],
        "accept": statement.accept,
        "decline": statement.decline,
    }
