"""Form index: of which application a sealed form or evidence page is, by the digest of its file."""

from shared.persistence import keys
from shared.persistence.table import Table


class FormIndex:
    """Items ``F#``, kept for good: a document outlives what else we keep of it, and its digest names nobody."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def put(self, digest: str, application: str) -> None:
        """Note whose document it is. The same again changes nothing."""
        self._table.put(keys.form(digest), {"app": application})

    def application(self, digest: str) -> str | None:
        """The id of the application whose document has this digest (SHA-256, hex), or None."""
        item = self._table.get(keys.form(digest))
        return item["app"] if item else None
