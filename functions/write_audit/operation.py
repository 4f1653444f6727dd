"""write_audit: entries as they come. An entry that comes twice is written once."""

from typing import Any

from shared.domain.audit import read_entry
from shared.persistence.audit_store import AuditStore


def write(body: dict[str, Any], store: AuditStore) -> None:
    """``body``: an entry as ``spelt`` makes it. Raises StoreBusy, KeyError, TypeError, ValueError."""
    store.put([read_entry(body)])
