"""Document index: what a sealed file is, and of which application, by the digest of the file."""

from typing import NamedTuple

from shared.domain.documents import DocumentKind
from shared.persistence import keys
from shared.persistence.table import Table


class Indexed(NamedTuple):
    """A document that left the service."""

    kind: DocumentKind
    application: str


class DocumentIndex:
    """Items ``F#``, kept for good: a document outlives what else we keep of it, and its digest names nobody."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def put(self, digest: str, document: Indexed) -> None:
        """Note a document, before it leaves. The same again changes nothing."""
        self._table.put(keys.document(digest), {"kind": document.kind, "app": document.application})

    def find(self, digest: str) -> Indexed | None:
        """The document whose file has this digest (SHA-256, hex), or None."""
        item = self._table.get(keys.document(digest))
        return Indexed(DocumentKind(item["kind"]), item["app"]) if item else None
