"""Application archive: what a guardian handed in, sealed."""

from typing import Any

from shared.domain import sealing
from shared.domain.sealing import Entropy
from shared.persistence.archive import APPLICATIONS, Archive
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey

_DIGEST = "body-digest"


class ApplicationDiffers(Exception):
    """Another body was handed in before under the same application id."""


class ApplicationArchive:
    """Objects ``applications/``, by application id: one JSON value each, bound to its id."""

    def __init__(self, archive: Archive, field_key: LocalKey, entropy: Entropy) -> None:
        self._archive = archive
        self._field_key = field_key
        self._entropy = entropy

    def put(self, application: str, document: Any, body_digest: str) -> None:
        """Keep an application; a repeat with the same digest changes nothing.

        Raises ApplicationDiffers, StoreBusy.
        """
        key = _key(application)
        sealed = sealing.seal(self._field_key.bytes, document, key, self._entropy)
        if self._archive.put_once(key, sealed, "application/octet-stream", metadata={_DIGEST: body_digest}):
            return
        kept = self._archive.look(key)
        if kept is None:
            raise StoreBusy("application")
        if kept.metadata.get(_DIGEST) != body_digest:
            raise ApplicationDiffers

    def get(self, application: str) -> Any:
        """What was handed in. Raises StoreBusy, also while it is not there; SealBroken."""
        return self._unsealed(application, self._archive.get(_key(application)))

    def find(self, application: str) -> Any:
        """What was handed in, or None when it is not kept any more. Raises StoreBusy, SealBroken."""
        sealed = self._archive.find(_key(application))
        return None if sealed is None else self._unsealed(application, sealed)

    def _unsealed(self, application: str, sealed: bytes) -> Any:
        return sealing.unseal(self._field_key.bytes, sealed, _key(application))


def _key(application: str) -> str:
    return f"{APPLICATIONS}/{application}"
