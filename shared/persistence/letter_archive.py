"""Letter archive: letters to families, from when they are made until they are printed."""

from shared.domain.identifiers import encoded
from shared.domain.sealing import Entropy
from shared.persistence.archive import LETTERS, Archive

_ID_BYTES = 16


class LetterArchive:
    """Objects ``letters/``, under names that nobody can guess; the bucket forgets them after a day."""

    def __init__(self, archive: Archive, entropy: Entropy) -> None:
        self._archive = archive
        self._entropy = entropy

    def keep(self, pdf: bytes) -> str:
        """Keep letters; the link that hands them to whoever holds it, for a short time. Raises StoreBusy."""
        key = f"{LETTERS}/{encoded(self._entropy(_ID_BYTES))}.pdf"
        self._archive.put(key, pdf, "application/pdf")
        return self._archive.link(key, "parent-binding-letters.pdf", inline=True)
