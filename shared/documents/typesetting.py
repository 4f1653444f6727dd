"""Typesetting: our documents, from their data to PDF/A-2a and PDF/UA-1, by typst. Shared by form and evidence page."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import typst

from shared.documents.glyph_coverage import FontsMissing, families, missing_glyphs
from shared.domain.languages import DEFAULT_LANGUAGE, Language
from shared.domain.schools import TAIPEI

FOLDER = Path(__file__).parent
_STANDARDS = ["a-2a", "ua-1"]


class RenderFailed(RuntimeError):
    """The document was not made; it is never made with a hole.

    ``code`` is ``fonts_missing``, ``glyph_missing``, ``typst_warning`` or ``typst_error``. What typst said is left
    out, since it may quote the document's data.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def typeset(template: Path, data: Mapping[str, Any], *, moment: datetime, font_folder: Path) -> bytes:
    """The document that ``template`` makes of ``data`` (JSON values); the same arguments give the same bytes.

    ``moment`` (aware) is the file's date; ``font_folder`` is one that ``python -m infra.fonts`` prepared.
    Raises RenderFailed.
    """
    try:
        if missing_glyphs("".join(_texts(data)), font_folder):
            raise RenderFailed("glyph_missing")
        compiler, names = _compiler(font_folder)
    except FontsMissing:
        raise RenderFailed("fonts_missing") from None
    # The data reach typst as a value, never as source: nothing in a name can be read as markup.
    inputs = {"document": json.dumps({**data, "families": names}, ensure_ascii=False)}
    try:
        pdf, warnings = compiler.compile_with_warnings(
            template, format="pdf", sys_inputs=inputs, pdf_standards=_STANDARDS, timestamp=moment
        )
    except typst.TypstError:
        raise RenderFailed("typst_error") from None
    if warnings:
        raise RenderFailed("typst_warning")
    return pdf


@cache
def read_labels(*files: Path) -> Mapping[str, Any]:
    """Every text of the files, by key and language; tables of texts by group and key. Later files add to earlier."""
    return {key: texts for file in files for key, texts in tomllib.loads(file.read_text("utf-8")).items()}


def paired(texts: Mapping[str, str], language: Language) -> list[str]:
    """The Chinese text, and the reader's language's where that is another."""
    return [texts[tag] for tag in dict.fromkeys((DEFAULT_LANGUAGE, language))]


def paired_labels(labels: Mapping[str, Any], language: Language) -> dict[str, list[str]]:
    """Every text of ``labels`` that stands in no group, ``paired``."""
    return {key: paired(texts, language) for key, texts in labels.items() if _is_text(texts)}


def _is_text(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get(DEFAULT_LANGUAGE), str)


def both_times(moment: datetime, language: Language) -> list[str]:
    """A time as offices write it, and as readers of another language do."""
    local = moment.astimezone(TAIPEI)
    return paired(
        dict.fromkeys(Language, f"{local:%Y-%m-%d %H:%M:%S} (UTC+8)") | {DEFAULT_LANGUAGE: roc_time(local)}, language
    )


def roc_time(moment: datetime) -> str:
    """A time as offices write it: ``民國115年11月24日 16時05分09秒``, in Taipei."""
    local = moment.astimezone(TAIPEI)
    return f"{roc_day(moment)} {local:%H}時{local:%M}分{local:%S}秒"


def roc_day(moment: datetime) -> str:
    """A day as offices write it: ``民國115年11月24日``, in Taipei."""
    local = moment.astimezone(TAIPEI)
    return f"民國{local.year - 1911}年{local.month}月{local.day}日"


@lru_cache(maxsize=1)
def _compiler(font_folder: Path) -> tuple[typst.Compiler, list[str]]:
    """One compiler a process, so that fonts are read once; each is opened when a text first asks for it."""
    names = list(families(font_folder))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder])
    if not set(names) <= set(fonts.families()):
        raise FontsMissing(str(font_folder))
    return typst.Compiler(root=FOLDER, font_paths=fonts), names


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
