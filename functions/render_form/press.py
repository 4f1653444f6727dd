"""Press: what a form and an evidence page have in common on their way to the archive."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from shared.api import telemetry
from shared.documents.seal import Sealer
from shared.domain import policy


class Press(NamedTuple):
    """The collaborators of every document that is made here.

    ``clock`` gives epoch seconds; ``lock_days`` is for how long a sealed form can't be deleted (0: it can).
    """

    font_folder: Path
    service_origin: str
    sealer: Sealer
    clock: Callable[[], int]
    lock_days: int

    def locked_until(self, sealed_at: int) -> datetime | None:
        """End of a form's lock, or None."""
        return datetime.fromtimestamp(sealed_at + self.lock_days * policy.DAY, UTC) if self.lock_days else None

    def seal(self, plain: bytes) -> tuple[bytes, int]:
        """The sealed file, and when it was sealed. A certificate that ends soon is told to the operators.

        Raises SealFailed, CertificatesInvalid, StoreBusy.
        """
        now = self.clock()
        sealed = self.sealer(plain, now)
        if self.sealer.days_left(now) < policy.SEAL_WARNING_DAYS:
            print(telemetry.event(telemetry.SEAL_ENDS_SOON, now))
        return sealed, now

    def verify_url(self, application: str) -> str:
        """What the QR code holds. What follows ``#`` never reaches a server's log."""
        return f"{self.service_origin}/verify#{application}"
