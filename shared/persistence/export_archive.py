"""Export archive: what is held on one person, for a day: sealed, and as the file that was made of it."""

from shared.domain import policy, sealing
from shared.domain.identifiers import keyed
from shared.domain.sealing import Entropy
from shared.persistence.archive import EXPORTS, Archive
from shared.persistence.key_ring import LocalKey


class ExportArchive:
    """Objects ``exports/``, under names that nobody can guess; the bucket forgets them after a day."""

    def __init__(self, archive: Archive, field_key: LocalKey, entropy: Entropy) -> None:
        self._archive = archive
        self._field_key = field_key
        self._entropy = entropy

    def name_of(self, guardian: str, digest: str) -> str:
        """The name of one person's export whose spelling has this digest."""
        return keyed(self._field_key.bytes, "export", guardian, digest)

    def put(self, name: str, export: str, now: int) -> bool:
        """Keep an export (JSON); whether its file is to be asked for: the first time, and again after a while.

        Raises StoreBusy.
        """
        key = _key(name, "sealed")
        kept = self._archive.look(key)
        if kept is not None and now - kept.written_at.timestamp() < policy.EVIDENCE_ASKED_AGAIN:
            return False
        sealed = sealing.seal(self._field_key.bytes, export, key, self._entropy)
        self._archive.put(key, sealed, "application/octet-stream")
        return True

    def get(self, name: str) -> str:
        """An export (JSON). Raises StoreBusy, also while it is not there; SealBroken."""
        key = _key(name, "sealed")
        return sealing.unseal(self._field_key.bytes, self._archive.get(key), key)

    def put_file(self, name: str, pdf: bytes) -> None:
        """Keep the file made of an export; one that stands already is left as it is. Raises StoreBusy."""
        self._archive.put_once(_key(name, "pdf"), pdf, "application/pdf")

    def has_file(self, name: str) -> bool:
        """Whether the file is there. Raises StoreBusy."""
        return self._archive.look(_key(name, "pdf")) is not None

    def link(self, name: str, file_name: str) -> str:
        """A link that hands the file to whoever holds it, for a short time. No call is made."""
        return self._archive.link(_key(name, "pdf"), file_name)


def _key(name: str, kind: str) -> str:
    return f"{EXPORTS}/{name}.{kind}"
