"""Evidence archive: evidence under its own digest, and the page made of it."""

from shared.domain import policy
from shared.persistence.archive import EVIDENCE, Archive


class EvidenceArchive:
    """Objects ``evidence/``, by application id and the digest (SHA-256, hex) of the evidence."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def put(self, application: str, digest: str, evidence: bytes, now: int) -> bool:
        """Keep evidence (JSON); whether its page is to be asked for: the first time, and again after a while.

        Raises StoreBusy.
        """
        key = _key(application, digest, "json")
        if self._archive.put_once(key, evidence, "application/json"):
            return True
        kept = self._archive.look(key)
        if kept is not None and now - kept.written_at.timestamp() < policy.EVIDENCE_ASKED_AGAIN:
            return False
        self._archive.put(key, evidence, "application/json")
        return True

    def get(self, application: str, digest: str) -> bytes:
        """Evidence (JSON). Raises StoreBusy, also while it is not there."""
        return self._archive.get(_key(application, digest, "json"))

    def put_page(self, application: str, digest: str, pdf: bytes) -> None:
        """Keep the page made of the evidence; one that stands already is left as it is. Raises StoreBusy."""
        self._archive.put_once(_key(application, digest, "pdf"), pdf, "application/pdf")

    def has_page(self, application: str, digest: str) -> bool:
        """Whether the page is there. Raises StoreBusy."""
        return self._archive.look(_key(application, digest, "pdf")) is not None

    def page_link(self, application: str, digest: str, file_name: str) -> str:
        """A link that hands the page to whoever holds it, for a short time. No call is made."""
        return self._archive.link(_key(application, digest, "pdf"), file_name)


def _key(application: str, digest: str, kind: str) -> str:
    return f"{EVIDENCE}/{application}/{digest}.{kind}"
