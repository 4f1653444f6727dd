"""Text as people type it: one canonical spelling, nothing invisible."""

import unicodedata

# Categories that print nothing or turn the line round: controls, format marks (bidi, zero width), lone surrogates,
# private use, unassigned, line and paragraph separators.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Variation selectors choose the glyph of a rare character; names may hold them.
_VARIATION = frozenset(chr(c) for c in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))


class ForbiddenCharacter(ValueError):
    """The text holds a character that must not reach a record, a form or a message."""

    code = "forbidden_character"

    def __init__(self) -> None:
        super().__init__(self.code)


def canonical(raw: str) -> str:
    """Normalise to NFKC and trim (PRODUCT section 6), so full-width digits and letters become plain ones.

    Raises:
        ForbiddenCharacter: a control, bidirectional or other invisible character, or a lone surrogate.
    """
    # What is printable holds none of these categories; most text is, and is told so at once.
    for character in "" if raw.isprintable() else raw:
        if unicodedata.category(character) in _INVISIBLE and character not in _VARIATION:
            raise ForbiddenCharacter
    return unicodedata.normalize("NFKC", raw).strip()


def display_name(raw: str) -> str:
    """A person's name as it is kept and printed: composed (NFC) and trimmed, inner runs of blanks made one.

    NFKC is not used: it would replace compatibility ideographs, and a name must print as its owner writes it.
    Raises ForbiddenCharacter.
    """
    canonical(raw)
    return " ".join(_composed(raw).split())


def _composed(raw: str) -> str:
    # NFC maps compatibility ideographs (U+F900, U+2F800 blocks) to unified ones; those characters are left as typed.
    return "".join(c if _compatibility_ideograph(c) else unicodedata.normalize("NFC", c) for c in _clusters(raw))


def _compatibility_ideograph(cluster: str) -> bool:
    return "\uf900" <= cluster[0] <= "\ufaff" or "\U0002f800" <= cluster[0] <= "\U0002fa1f"


def _clusters(raw: str) -> list[str]:
    clusters: list[str] = []
    for character in raw:
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
