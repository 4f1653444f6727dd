"""read_consent: serve the statement, and a token that proves which one was served."""

from functions.read_consent.contract import ConsentQuery, ConsentSection, ConsentToRead
from shared.api.call import Call, Reply
from shared.api.claims import Claims, Consented
from shared.persistence.consent_store import ConsentStore


class ReadConsent:
    """One read."""

    def __init__(self, store: ConsentStore, claims: Claims) -> None:
        self._store = store
        self._claims = claims

    def __call__(self, call: Call) -> Reply:
        query: ConsentQuery = call.query
        language = query.language or call.language
        statement = self._store.current(language)
        served = Consented(statement.version, statement.digest, language)
        to_read = ConsentToRead(
            consent=self._claims.consent(call.session, served),
            version=statement.version,
            digest=statement.digest,
            language=language,
            title=statement.title,
            sections=[
                ConsentSection(heading=section.heading, paragraphs=list(section.paragraphs))
                for section in statement.sections
            ],
            accept=statement.accept,
            decline=statement.decline,
        )
        return Reply(to_read, headers={"content-language": language})
