"""Consent store: the statement in force in each language, and every version that was ever signed."""

import json
import zlib

from shared.domain.consent import ConsentStatement, Section
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import Table


class ConsentStore:
    """Items ``CONSENT``: by language the one in force, by version all. The city replaces them without a deploy."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def current(self, language: str) -> ConsentStatement:
        """The statement in force. Raises LookupError when none was published in that language."""
        return read_statement(self._table.get(keys.consent_statement(language)), language)

    def version(self, version: str, language: str) -> ConsentStatement:
        """A statement as it was signed. Raises LookupError."""
        return read_statement(self._table.get(keys.consent_version(version, language)), language)

    def publish(self, statement: ConsentStatement) -> None:
        """Keep a version for good, then put it in force."""
        # Packed, a statement of three pages is read for half a unit; in clear it would take up to one and a half.
        packed = zlib.compress(json.dumps(statement, ensure_ascii=False).encode(), level=9)
        item = {"statement": packed}
        self._table.put(keys.consent_version(statement.version, statement.language), item)
        self._table.put(keys.consent_statement(statement.language), item)


def read_statement(item: Item | None, language: str) -> ConsentStatement:
    """A statement's item as the entity. Raises LookupError when there is none."""
    if item is None:
        raise LookupError(f"no consent statement in {language}")
    version, _, title, sections, accept, decline = json.loads(zlib.decompress(item["statement"]))
    read = tuple(Section(heading, tuple(paragraphs)) for heading, paragraphs in sections)
    return ConsentStatement(version, language, title, read, accept, decline)
