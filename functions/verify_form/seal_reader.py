"""Seal reader: what the seal on a stranger's file says by itself."""

from collections.abc import Callable
from enum import StrEnum


class SealFound(StrEnum):
    """``sound``: ours, on a file as it was sealed. ``broken``: ours, on a file that is not. ``none``: not ours."""

    SOUND = "sound"
    BROKEN = "broken"
    NONE = "none"


class SealReader:
    """``certificates`` gives the file of the seal's certificates."""

    def __init__(self, certificates: Callable[[], bytes]) -> None:
        self._certificates = certificates

    def __call__(self, pdf: bytes) -> SealFound:
        """Raises StoreBusy."""
        # Imported with the first file: who asks with a digest need not wait for it.
        from shared.documents.seal_certificates import read_certificates
        from shared.documents.seal_check import SealStatus, check_seal
        from shared.documents.seal_trace import bears_seal

        certificates = read_certificates(self._certificates())
        if check_seal(pdf, certificates).status is SealStatus.SOUND:
            return SealFound.SOUND
        return SealFound.BROKEN if bears_seal(pdf, certificates) else SealFound.NONE
