"""link_contacts: add a binding to each contact that was verified for it. Doing it twice changes nothing."""

from typing import Any

from shared.persistence import keys
from shared.persistence.change_stream import read_image
from shared.persistence.contact_store import ContactStore, Link


def link(body: dict[str, Any], store: ContactStore) -> None:
    """``body``: ``{"image": a binding's item as the stream spells it}``. Raises StoreBusy."""
    item = read_image(body["image"])
    added = (Link(keys.binding_id_of(keys.key_of_item(item)).text, item["app"]),)
    for contact_hash in sorted(item["ct"]):
        store.link(contact_hash, added)
