"""Application form: the 申請書 as data, and its rendering to PDF/A-2a and PDF/UA-1."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from shared.documents.glyph_coverage import FontsMissing, families, missing_glyphs
from shared.documents.signature import Signature, SignatureKind, svg
from shared.domain.consent import ConsentStatement
from shared.domain.languages import DEFAULT_LANGUAGE, Language
from shared.domain.relationships import KINDS, Relationship
from shared.domain.schools import TAIPEI

TEMPLATE = Path(__file__).with_name("form.typ")
LABELS = Path(__file__).with_name("labels.toml")
_STANDARDS = ["a-2a", "ua-1"]


class FormRenderFailed(RuntimeError):
    """The form was not made; it is never made with a hole.

    ``code`` is ``fonts_missing``, ``glyph_missing``, ``typst_warning`` or ``typst_error``. What typst said is left
    out, since it may quote the form's data.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class FormGuardian:
    """The applicant; every text is printed as given, so the caller masks what is to be masked."""

    name: str
    national_id: str
    email: str
    mobile: str


@dataclass(frozen=True)
class FormStudent:
    """One student; ``relationship_detail`` is the guardian's word with ``Relationship.OTHER``."""

    name: str
    school: str
    class_name: str
    relationship: Relationship
    relationship_detail: str = ""


@dataclass(frozen=True)
class ApplicationForm:
    """All that the form shows. ``submitted_at`` is aware; ``language`` adds its labels beside the Chinese ones."""

    application_number: str
    submitted_at: datetime
    language: Language
    guardian: FormGuardian
    students: tuple[FormStudent, ...]
    consent: ConsentStatement
    signature: Signature


def render_form(form: ApplicationForm, *, font_folder: Path) -> bytes:
    """The form as a PDF; the same form and fonts give the same bytes.

    ``font_folder`` is one that ``python -m infra.fonts`` prepared. Raises FormRenderFailed.
    """
    data = _data(form)
    try:
        if missing_glyphs("".join(_texts(data)), font_folder):
            raise FormRenderFailed("glyph_missing")
        compiler, names = _compiler(font_folder)
    except FontsMissing:
        raise FormRenderFailed("fonts_missing") from None
    # The data reach typst as a value, never as source: nothing in a name can be read as markup.
    inputs = {"form": json.dumps(data | {"families": names}, ensure_ascii=False)}
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", sys_inputs=inputs, pdf_standards=_STANDARDS, timestamp=form.submitted_at
        )
    except typst.TypstError:
        raise FormRenderFailed("typst_error") from None
    if warnings:
        raise FormRenderFailed("typst_warning")
    return pdf


def roc_time(moment: datetime) -> str:
    """A time as offices write it: ``民國115年11月24日 16時05分09秒``, in Taipei."""
    local = moment.astimezone(TAIPEI)
    return f"民國{local.year - 1911}年{local.month}月{local.day}日 {local:%H}時{local:%M}分{local:%S}秒"


@lru_cache(maxsize=1)
def _compiler(font_folder: Path) -> tuple[typst.Compiler, list[str]]:
    """One compiler a process, so that fonts are read once; each is opened when a text first asks for it."""
    names = list(families(font_folder))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder])
    if not set(names) <= set(fonts.families()):
        raise FontsMissing(str(font_folder))
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts), names


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, Any]:
    return tomllib.loads(LABELS.read_text("utf-8"))


def _pair(texts: Mapping[str, str], language: Language) -> list[str]:
    """The Chinese text, and the reader's language's where that is another."""
    return [texts[tag] for tag in dict.fromkeys((DEFAULT_LANGUAGE, language))]


def _data(form: ApplicationForm) -> dict[str, Any]:
    """What ``form.typ`` reads, as JSON values; ``labels`` and ``relationship`` are lists of one or two texts."""
    labels = {key: _pair(texts, form.language) for key, texts in _labels().items() if DEFAULT_LANGUAGE in texts}
    local = form.submitted_at.astimezone(TAIPEI)
    return {
        "language": form.language,
        "labels": labels,
        "number": form.application_number,
        "submitted": [roc_time(local), f"{local:%Y-%m-%d %H:%M:%S} (UTC+8)"],
        "guardian": vars(form.guardian),
        "students": [_student(student, form.language) for student in form.students],
        "consent": form.consent._asdict()
        | {"digest": form.consent.digest, "sections": [section._asdict() for section in form.consent.sections]},
        "signature": _signature(form.signature),
    }


def _student(student: FormStudent, language: Language) -> dict[str, Any]:
    relationships = _pair(_labels()["relationships"][student.relationship], language)
    kinds = _pair(_labels()["kinds"][KINDS[student.relationship]], language)
    shown = [f"{kinds[0]}：{relationships[0]}"]
    shown += [f"{text} ({kind})" for text, kind in zip(relationships[1:], kinds[1:], strict=True)]
    return {
        "name": student.name,
        "school": student.school,
        "class": student.class_name,
        "relationship": shown,
        "detail": student.relationship_detail,
    }


def _signature(signature: Signature) -> dict[str, str]:
    drawn = signature.kind is SignatureKind.DRAWN
    image = svg(signature) if drawn else ""
    return {"kind": signature.kind, "svg": image, "name": signature.name, "digest": signature.digest()}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
