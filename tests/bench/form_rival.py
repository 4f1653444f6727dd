"""The rival maker of sealed forms: reportlab's canvas and pyHanko's own signer, which draw and sign the same form.

It is written to be fast: fonts are read once a process and only those that a text needs, streams are compressed and not
spelt in ASCII, few texts are measured, the QR code is one path by the same library as ours. reportlab uses its parts
in C (rl_accel) where they are installed. What it leaves out it gains by: the PDF has no tags, is not archival, holds
one page, and has no second language's labels.
"""

import asyncio
import io
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import segno
from asn1crypto import pem
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from shared.documents.signature import UNITS, Signature
from shared.domain.relationships import KINDS
from shared.domain.schools import TAIPEI
from tests.bench.form_scene import Facts, Maker, Material

_LABELS = Path(__file__).parents[2] / "shared" / "documents"
_LATIN = "LiberationSerif-Regular"
# In the order in which they are tried; each holds what none before it does.
_SUNG = tuple(f"TWSung{letter}" for letter in "ABCDEF")
_LEFT, _RIGHT, _TOP = 19 * mm, A4[0] - 19 * mm, A4[1] - 13 * mm
_INK, _PALE, _RULE, _PEN = "#1a1a1a", "#eef1f5", "#555555", "#0b1f4d"
_HEAD, _PAD = 5.6 * mm, 2.6 * mm
_COLUMNS = (12 * mm, 45 * mm, 45 * mm, 25 * mm, 45 * mm)

rl_config.useA85 = 0
rl_config.ttfAsciiReadable = 0

Run = tuple[str, str]


def maker(material: Material) -> Maker:
    """What makes the rival's forms."""
    draw, sign = page(material), sealer(material)
    return lambda facts: sign(draw(facts))


def page(material: Material) -> Maker:
    """What makes the rival's forms, without a seal."""
    fonts = _Fonts(material.font_folder)
    return lambda facts: _Sheet(fonts, facts).pdf()


def sealer(material: Material) -> Callable[[bytes], bytes]:
    """pyHanko's seal, without a form."""
    leaf, authority = (Certificate.load(der) for _, _, der in pem.unarmor(material.certificates, multiple=True))
    signer = SimpleSigner(leaf, PrivateKeyInfo.load(material.key), SimpleCertificateStore.from_certs([authority]))
    settings = PdfSignatureMetadata(
        field_name="Seal",
        md_algorithm="sha256",
        certify=True,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )

    def sign(pdf: bytes) -> bytes:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        return asyncio.run(PdfSigner(settings, signer).async_sign_pdf(writer)).getvalue()

    return sign


@cache
def _labels() -> dict[str, str]:
    """The same Chinese texts as ours; those in groups by ``group.key``."""
    found = {}
    for file in ("labels.toml", "form_labels.toml"):
        for key, value in tomllib.loads((_LABELS / file).read_text("utf-8")).items():
            if "zh-Hant" in value:
                found[key] = value["zh-Hant"]
            else:
                found |= {f"{key}.{name}": texts["zh-Hant"] for name, texts in value.items()}
    return found


class _Fonts:
    """Registers each font when a text first needs it, and tells which one shows a character."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shown: dict[str, str] = {chr(code): _LATIN for code in range(0x20, 0x7F)}
        self._registered: dict[str, TTFont] = {}

    def runs(self, text: str) -> Iterator[Run]:
        """The text in pieces of one font each."""
        for font, characters in groupby(text, self._of):
            self._font(font)
            yield font, "".join(characters)

    def _of(self, character: str) -> str:
        name = self._shown.get(character)
        if name is None:
            shown = (n for n in (*_SUNG, _LATIN) if ord(character) in self._font(n).face.charToGlyph)
            name = self._shown[character] = next(shown)
        return name

    def _font(self, name: str) -> TTFont:
        if name not in self._registered:
            self._registered[name] = TTFont(name, self._folder / f"{name}.ttf")
            pdfmetrics.registerFont(self._registered[name])
        return self._registered[name]


class _Sheet:
    """One form on one page."""

    def __init__(self, fonts: _Fonts, facts: Facts) -> None:
        self._fonts = fonts
        self._facts = facts
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=A4, pageCompression=1, lang="zh-TW")
        self._y = _TOP

    def pdf(self) -> bytes:
        """The form, without a seal."""
        labels, facts, canvas = _labels(), self._facts, self._canvas
        canvas.setTitle(f"{labels['title']} {facts.number}")
        canvas.setAuthor(labels["service"])
        canvas.setLineWidth(0.5)
        self._centred(labels["service"], 11)
        self._centred(labels["title"], 21)
        self._fields((("application_number", facts.number), ("submitted_at", _roc_time(facts))))
        self._section("guardian_section")
        name, national_id, email, mobile = facts.guardian
        self._fields((("name", name), ("national_id", national_id)), (("email", email), ("mobile", mobile)))
        self._section("students_section")
        self._students()
        self._consent()
        self._signature_and_notes()
        canvas.showPage()
        canvas.save()
        return self._out.getvalue()

    def _students(self) -> None:
        labels = _labels()
        heads = [labels[key] for key in ("ordinal", "name", "school", "class", "relationship")]
        self._row(heads, _COLUMNS, 9.5, _HEAD, head=True)
        for place, (name, school, class_name, kind) in enumerate(self._facts.students, 1):
            shown = f"{labels[f'kinds.{KINDS[kind]}']}：{labels[f'relationships.{kind}']}"
            self._row((str(place), name, school, class_name, shown), _COLUMNS, 10.5, 7.3 * mm)

    def _consent(self) -> None:
        consent = self._facts.consent
        self._section("consent_section")
        columns = (_RIGHT - _LEFT - 42 * mm, 42 * mm)
        self._fields((("consent_title", consent.title), ("consent_version", consent.version)), columns=columns)
        self._fields((("consent_digest", consent.digest),), size=9)
        self._y -= 6 * mm
        self._text(_LEFT, self._y, f"☑ {consent.accept}", 10.5)

    def _signature_and_notes(self) -> None:
        labels, facts = _labels(), self._facts
        self._section("signature_section")
        columns = (_RIGHT - _LEFT - 76 * mm, 76 * mm)
        self._row([labels["signature"], labels["verify"]], columns, 9.5, _HEAD, head=True)
        self._row(["", ""], columns, 9.5, 29 * mm)
        self._drawing(facts.signature, _LEFT + 5 * mm, self._y + 2 * mm, columns[0] - 10 * mm, 25 * mm)
        left = _LEFT + columns[0] + _PAD
        self._code(facts.verify_url, left, self._y + 1 * mm, 27 * mm)
        page, fragment = facts.verify_url.split("#")
        for line, (text, size) in enumerate(((labels["verify_hint"], 10.5), (page, 7.5), (f"#{fragment}", 7.5))):
            self._text(left + 29 * mm, self._y + (17 - 4 * line) * mm, text, size)
        self._fields((("signature_digest", f"{facts.signature.digest()}  {labels['signature_drawn']}"),), size=9)
        self._section("notes_section")
        for number, key in enumerate(("review", "progress", "statement", "seal", "keep"), 1):
            self._y -= 4.6 * mm
            self._text(_LEFT, self._y, f"{number}. {labels[f'note_{key}']}", 9)
        self._footer()

    def _footer(self) -> None:
        labels, y = _labels(), 12 * mm
        self._canvas.line(_LEFT, y + 4 * mm, _RIGHT, y + 4 * mm)
        self._text(_LEFT, y, f"{labels['title']}　{labels['application_number']} {self._facts.number}", 8.5)
        page = labels["page"].format(page=1, pages=1)
        self._text(_RIGHT - self._width(list(self._fonts.runs(page)), 8.5), y, page, 8.5)

    def _section(self, key: str) -> None:
        self._y -= 8 * mm
        self._text(_LEFT, self._y, _labels()[key], 12)
        self._y -= 2.1 * mm

    def _fields(self, *rows: Sequence[Run], columns: Sequence[float] = (), size: float = 10.5) -> None:
        """Rows of (label's key, text), each below a row of its labels."""
        for row in rows:
            widths = columns or [(_RIGHT - _LEFT) / len(row)] * len(row)
            self._row([_labels()[key] for key, _ in row], widths, 9.5, _HEAD, head=True)
            self._row([text for _, text in row], widths, size, 7.3 * mm)

    def _row(
        self, texts: Sequence[str], widths: Sequence[float], size: float, height: float, head: bool = False
    ) -> None:
        self._y -= height
        self._canvas.setStrokeColor(_RULE)
        self._canvas.setFillColor(_PALE)
        x = _LEFT
        for width in widths:
            self._canvas.rect(x, self._y, width, height, fill=head)
            x += width
        x = _LEFT
        for text, width in zip(texts, widths, strict=True):
            self._text(x + _PAD, self._y + (height - 0.7 * size) / 2, text, size, width - 2 * _PAD)
            x += width

    def _centred(self, text: str, size: float) -> None:
        self._y -= size * 1.3
        width = self._width(list(self._fonts.runs(text)), size)
        self._text((A4[0] - width) / 2, self._y, text, size)
        self._y -= 2 * mm

    def _text(self, x: float, y: float, text: str, size: float, room: float = 0) -> None:
        """One line; where there is less ``room`` than it takes, its letters get smaller."""
        runs = list(self._fonts.runs(text))
        if room:
            size = min(size, size * room / max(self._width(runs, size), 1))
        written = self._canvas.beginText(x, y)
        written.setFillColor(_INK)
        for font, piece in runs:
            written.setFont(font, size)
            written.textOut(piece)
        self._canvas.drawText(written)

    def _width(self, runs: Sequence[Run], size: float) -> float:
        return sum(pdfmetrics.stringWidth(piece, font, size) for font, piece in runs)

    def _code(self, text: str, x: float, y: float, side: float) -> None:
        rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
        module = side / (len(rows) + 8)
        path = self._canvas.beginPath()
        for number, row in enumerate(rows):
            start = 4
            for dark, modules in groupby(row):
                width = len(list(modules))
                if dark:
                    path.rect(x + start * module, y + side - (number + 5) * module, width * module, module)
                start += width
        self._canvas.setFillColor("#000000")
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _drawing(self, signature: Signature, x: float, y: float, width: float, height: float) -> None:
        """The strokes by straight lines, which is less work than ours has with curves."""
        across, down = signature.extent
        scale = min(width / max(across, 1), height / max(down, 1), width / UNITS)
        path = self._canvas.beginPath()
        for stroke in signature.strokes:
            points = [(x + px * scale, y + (down - py) * scale) for px, py in stroke]
            path.moveTo(*points[0])
            for point in points[1:] or points:
                path.lineTo(*point)
        self._canvas.saveState()
        self._canvas.setStrokeColor(_PEN)
        self._canvas.setLineWidth(1.3)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.restoreState()


def _roc_time(facts: Facts) -> str:
    local = facts.submitted_at.astimezone(TAIPEI)
    return f"民國{local.year - 1911}年{local.month}月{local.day}日 {local:%H}時{local:%M}分{local:%S}秒"
