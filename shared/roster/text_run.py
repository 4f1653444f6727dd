"""Text run: what a string of a workbook says, without how it looks or is pronounced."""

import re

# How a workbook spells a character that XML can't hold: a carriage return is _x000D_.
_SPELT = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LONGEST = 1_000
"""Characters that are kept; no cell of a roster may have as many."""


class TextRun:
    """Gathers the text of the elements ``t`` (and ``v``) that come, but of the phonetic ones (``rPh``)."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._taking = False
        self._phonetic = False

    @property
    def value(self) -> str:
        """The text up to now."""
        text = "".join(self._parts)
        return _SPELT.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text

    def clear(self) -> None:
        """Begin another text."""
        self._parts.clear()
        self._length = 0
        self._taking = self._phonetic = False

    def start(self, name: str) -> None:
        """An element begins."""
        if name == "rPh":
            self._phonetic = True
        self._taking = name in ("t", "v") and not self._phonetic

    def end(self, name: str) -> None:
        """An element ends."""
        self._taking = False
        if name == "rPh":
            self._phonetic = False

    def text(self, text: str) -> None:
        """Some text of the element that began last."""
        if self._taking and self._length < _LONGEST:
            self._parts.append(text[:_LONGEST])
            self._length += len(text)
