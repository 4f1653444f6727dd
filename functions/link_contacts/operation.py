"""link_contacts: let a contact open the bindings it was verified for. Doing it twice changes nothing."""

from typing import Any

from shared.persistence.contact_store import ContactStore, Link


def link(body: dict[str, Any], store: ContactStore) -> None:
    """``body``: ``{"contact": hash, "links": [[binding, application] …]}``. Raises StoreBusy."""
    store.link(body["contact"], tuple(Link(*link) for link in body["links"]))
