"""Consent statement: what a guardian agrees to (個人資料保護法 §8), versioned, with the digest that is recorded."""

import hashlib
import json
from typing import NamedTuple


class Section(NamedTuple):
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


class ConsentStatement(NamedTuple):
    """One version of the statement in one language."""

    version: str
    language: str
    title: str
    sections: tuple[Section, ...]
    accept: str
    decline: str

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over the whole statement in one canonical spelling."""
        return hashlib.sha256(json.dumps(self, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
