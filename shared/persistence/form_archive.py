"""Form archive: the sealed forms, and beside each what must be known of it without opening it."""

import base64
from datetime import datetime
from typing import NamedTuple

from shared.domain import sealing
from shared.domain.identifiers import BindingId, read_binding_id
from shared.domain.sealing import Entropy
from shared.persistence.archive import FORMS, Archive
from shared.persistence.key_ring import LocalKey

# S3 keeps 2 KB of metadata beside an object. Ten bindings and this many contacts, sealed, are well below.
_CONTACTS_NAMED = 20


class SealedForm(NamedTuple):
    """A form's application number, digest (SHA-256, hex), time of sealing (epoch seconds), and whom it concerns.

    ``bindings`` are in the order of the form; ``contacts`` (hashes) may fetch it.
    """

    number: str
    digest: str
    sealed_at: int
    bindings: tuple[BindingId, ...]
    contacts: frozenset[str]


class FormArchive:
    """Objects ``forms/``, by application id.

    Whoever holds a link to a form gets its metadata with it: the people stand there sealed, under a key of its own, so
    that who reads them can open nothing else.
    """

    def __init__(self, archive: Archive, form_key: LocalKey, entropy: Entropy) -> None:
        self._archive = archive
        self._form_key = form_key
        self._entropy = entropy

    def put(self, application: str, pdf: bytes, form: SealedForm, locked_until: datetime | None) -> None:
        """Keep a sealed form; one that stands already is left as it is. Raises StoreBusy."""
        key = _key(application)
        people = [[binding.text for binding in form.bindings], sorted(form.contacts)[:_CONTACTS_NAMED]]
        sealed = sealing.seal(self._form_key.bytes, people, key, self._entropy)
        metadata = {
            "number": form.number,
            "sha256": form.digest,
            "sealed-at": str(form.sealed_at),
            "people": base64.b64encode(sealed).decode(),
        }
        self._archive.put_once(key, pdf, "application/pdf", metadata=metadata, locked_until=locked_until)

    def stands(self, application: str) -> bool:
        """Whether the form is there. Raises StoreBusy."""
        return self._archive.look(_key(application)) is not None

    def find(self, application: str) -> SealedForm | None:
        """The sealed form, if it is there. Raises StoreBusy, SealBroken."""
        key = _key(application)
        kept = self._archive.look(key)
        if kept is None:
            return None
        told = kept.metadata
        bindings, contacts = sealing.unseal(self._form_key.bytes, base64.b64decode(told["people"]), key)
        return SealedForm(
            number=told["number"],
            digest=told["sha256"],
            sealed_at=int(told["sealed-at"]),
            bindings=tuple(map(read_binding_id, bindings)),
            contacts=frozenset(contacts),
        )

    def link(self, application: str, file_name: str, *, inline: bool) -> str:
        """A link that hands the form to whoever holds it, for a short time. No call is made."""
        return self._archive.link(_key(application), file_name, inline=inline)


def _key(application: str) -> str:
    return f"{FORMS}/{application}.pdf"
