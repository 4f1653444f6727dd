"""Letters: one invitation a child to whom nobody is bound, for the school to hand out; nothing in it binds anyone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from shared.documents.glyph_coverage import FontsMissing, missing_glyphs
from shared.documents.qr_code import qr_svg
from shared.documents.typesetting import FOLDER, RenderFailed, paired_labels, read_labels, roc_day, typeset
from shared.domain.languages import DEFAULT_LANGUAGE, Language
from shared.domain.schools import School

TEMPLATE = FOLDER / "letters.typ"
LABELS = (FOLDER / "letter_labels.toml",)


@dataclass(frozen=True)
class Invited:
    """One child; ``name`` is empty where it is to be written in by hand."""

    name: str
    seat: int


@dataclass(frozen=True)
class Letters:
    """The letters of one class. ``made_at`` is aware; ``start_url`` is the page at which every family begins."""

    school: School
    class_name: str
    children: tuple[Invited, ...]
    made_at: datetime
    start_url: str


def printable(text: str, font_folder: Path) -> bool:
    """Whether the fonts have every character of ``text``. Raises RenderFailed."""
    try:
        return not missing_glyphs(text, font_folder)
    except FontsMissing:
        raise RenderFailed("fonts_missing") from None


def render_letters(letters: Letters, *, font_folder: Path) -> bytes:
    """A PDF with a page a child; the same letters and fonts give the same bytes. Raises RenderFailed."""
    return typeset(TEMPLATE, _data(letters), moment=letters.made_at, font_folder=font_folder)


def _data(letters: Letters) -> dict[str, Any]:
    """What ``letters.typ`` reads, as JSON values. ``abroad``: the short texts, by language and key."""
    labels = read_labels(*LABELS)
    texts = {language: spoken(labels, language, letters.school) for language in Language}
    chinese = {key: [text] for key, text in texts[DEFAULT_LANGUAGE].items()}
    return {
        "language": DEFAULT_LANGUAGE,
        "labels": paired_labels(read_labels(FOLDER / "labels.toml"), DEFAULT_LANGUAGE) | chinese,
        "school": {"name": letters.school.name},
        "class": letters.class_name,
        "children": [vars(child) for child in letters.children],
        "date": roc_day(letters.made_at),
        "url": letters.start_url,
        "svg": qr_svg(letters.start_url),
        "abroad": {language: said for language, said in texts.items() if language is not DEFAULT_LANGUAGE},
    }


def spoken(labels: Mapping[str, Any], language: Language, school: School) -> dict[str, str]:
    """The texts of a letter in one language, with the telephone of the school's registry."""
    telephone = school.telephone
    if school.extension:
        extended = labels["telephones"]["extended"][language]
        telephone = extended.format(telephone=telephone, extension=school.extension)
    # Never broken over two lines.
    telephone = telephone.replace(" ", "\N{NO-BREAK SPACE}")
    return {key: text[language].replace("{telephone}", telephone) for key, text in labels.items() if language in text}
