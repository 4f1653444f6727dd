"""Form index: of which application a sealed form is, by the digest of its file."""

from shared.persistence import keys
from shared.persistence.table import Table


class FormIndex:
    """Items ``F#``, which live as long as their forms."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def put(self, digest: str, application: str, expires_at: int) -> None:
        """Note whose form it is. The same again changes nothing. ``expires_at`` is in epoch seconds."""
        self._table.put(keys.form(digest), {"app": application, keys.TTL_ATTRIBUTE: expires_at})

    def application(self, digest: str) -> str | None:
        """The id of the application whose form has this digest (SHA-256, hex), or None."""
        item = self._table.get(keys.form(digest))
        return item["app"] if item else None
