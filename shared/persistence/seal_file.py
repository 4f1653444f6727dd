"""Seal file: the certificates of the seal, as an operator's command wrote them."""

from shared.persistence.archive import CERTIFICATES_KEY, Archive


class SealFile:
    """The newest certificate of the seal first, then those before it, then every authority (PEM)."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def read(self) -> bytes:
        """The file. Raises StoreBusy, also before the first certificate was issued."""
        return self._archive.get(CERTIFICATES_KEY)

    def find(self) -> bytes | None:
        """The file, or None before the first certificate was issued. Raises StoreBusy."""
        return self._archive.find(CERTIFICATES_KEY)
