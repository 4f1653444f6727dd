"""Reading a PDF as a reader aloud does: by its structure, and by what every sign on the page is marked as."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NumberObject, PdfObject

_PAINTS = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}
_HEX = re.compile(r"<([0-9a-fA-F]+)>")


class Piece(NamedTuple):
    """What lies between two marks of a page: the page's number and its id there (None when it has none).

    ``place`` is where its first sign stands, in points from the page's lower left; ``glyphs`` are the font's.
    """

    page: int
    mark: int | None
    artifact: bool
    language: str
    text: str
    glyphs: tuple[int, ...]
    place: tuple[float, float]

    @property
    def origin(self) -> tuple[int, int | None]:
        """What the structure knows it by."""
        return self.page, self.mark


@dataclass
class Element:
    """One element of the structure; ``own`` are the texts and elements below it, in order."""

    tag: str
    attributes: dict[str, object]
    language: str
    alt: str
    id: str
    own: list["Element | Piece"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        yield self
        for child in self.own:
            if isinstance(child, Element):
                yield from child

    def all(self, *tags: str) -> list["Element"]:
        """Every element of these tags, in order."""
        return [element for element in self if element.tag in tags]

    @property
    def pieces(self) -> list[Piece]:
        """Every piece of text, in order."""
        below = [[child] if isinstance(child, Piece) else child.pieces for child in self.own]
        return [piece for part in below for piece in part]

    @property
    def text(self) -> str:
        """Its text in reading order; of a picture, the description."""
        if self.alt:
            return self.alt
        return "".join(child.text for child in self.own)


def reader(pdf: bytes) -> PdfReader:
    """The file, opened."""
    return PdfReader(io.BytesIO(pdf))


def structure(pdf: bytes) -> Element:
    """The document's structure, with the texts of the pages in it."""
    file = reader(pdf)
    marked = {page.indirect_reference.idnum: {piece.mark: piece for piece in pieces(page)} for page in file.pages}
    (root,) = _listed(file.root_object["/StructTreeRoot"]["/K"])
    return _element(root.get_object(), marked, None, str(file.root_object["/Lang"]))


def pieces(page: PageObject) -> list[Piece]:
    """Everything that the page paints, in order, by mark."""
    maps = {name: _to_unicode(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    walk = _Walk(page.page_number, maps)
    for operands, operator in ContentStream(page["/Contents"].get_object(), page.pdf).operations:
        walk.take(operands, operator)
    return walk.found


class _Walk:
    def __init__(self, page: int, maps: dict[str, dict[int, str]]) -> None:
        self.found: list[Piece] = []
        self._page = page
        self._maps = maps
        self._marks: list[tuple[str, dict]] = []
        self._font: dict[int, str] = {}
        self._place = (0.0, 0.0)

    def take(self, operands, operator: bytes) -> None:
        if operator in (b"BMC", b"BDC"):
            properties = operands[1] if len(operands) > 1 else {}
            self._marks.append((str(operands[0]), properties))
            self.found.append(self._piece("", ()))
        elif operator == b"EMC":
            self._marks.pop()
        elif operator == b"cm":
            self._place = (float(operands[4]), float(operands[5]))
        elif operator == b"Tf":
            self._font = self._maps[operands[0]]
        elif operator in _PAINTS:
            self._paint(operands, operator)

    def _paint(self, operands, operator: bytes) -> None:
        glyphs = tuple(_glyphs(operands[0])) if operator in (b"Tj", b"TJ") else ()
        new = self._piece("".join(self._font[glyph] for glyph in glyphs), glyphs)
        last = self.found[-1] if self.found else None
        if last and new.mark is not None and last.mark == new.mark:
            place = last.place if last.glyphs else new.place
            self.found[-1] = last._replace(text=last.text + new.text, glyphs=last.glyphs + glyphs, place=place)
        else:
            self.found.append(new)

    def _piece(self, text: str, glyphs: tuple[int, ...]) -> Piece:
        mark = next((int(properties["/MCID"]) for _, properties in self._marks if "/MCID" in properties), None)
        language = next((str(properties["/Lang"]) for _, properties in self._marks if "/Lang" in properties), "")
        artifact = any(tag == "/Artifact" for tag, _ in self._marks)
        return Piece(self._page, mark, artifact, language, text, glyphs, self._place)


def untagged(pdf: bytes) -> list[Piece]:
    """What is painted on a page and is neither in the structure nor an artifact."""
    named = {piece.origin for piece in structure(pdf).pieces}
    painted = [piece for page in reader(pdf).pages for piece in pieces(page)]
    return [piece for piece in painted if not piece.artifact and piece.origin not in named]


def _element(node: DictionaryObject, marked: dict, page: int | None, language: str) -> Element:
    page = node.raw_get("/Pg").idnum if "/Pg" in node else page
    attributes: dict[str, object] = {}
    for part in _listed(node.get("/A", [])):
        attributes |= {str(name): value.get_object() for name, value in part.get_object().items()}
    language = str(node.get("/Lang", language))
    element = Element(str(node["/S"])[1:], attributes, language, str(node.get("/Alt", "")), str(node.get("/ID", "")))
    for child in _listed(node.get("/K", [])):
        child = child.get_object()
        if isinstance(child, NumberObject):
            element.own.append(_with_language(marked[page][int(child)], language))
        elif child.get("/Type") == "/MCR":
            place = child.raw_get("/Pg").idnum if "/Pg" in child else page
            element.own.append(_with_language(marked[place][int(child["/MCID"])], language))
        elif child.get("/Type") != "/OBJR":
            element.own.append(_element(child, marked, page, language))
    return element


def _with_language(piece: Piece, language: str) -> Piece:
    return piece if piece.language else piece._replace(language=language)


def _listed(value: PdfObject) -> list:
    value = value.get_object() if isinstance(value, PdfObject) else value
    return list(value) if isinstance(value, ArrayObject | list) else [value]


def _glyphs(shown) -> Iterator[int]:
    for part in shown if isinstance(shown, ArrayObject) else [shown]:
        raw = getattr(part, "original_bytes", b"")
        yield from (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))


def _to_unicode(font: DictionaryObject) -> dict[int, str]:
    """A composite font's map from glyphs to text, as its ``ToUnicode`` says."""
    found: dict[int, str] = {}
    section = ""
    for line in font["/ToUnicode"].get_object().get_data().decode("latin-1").splitlines():
        section = line.split()[-1] if "begin" in line else section
        codes = [bytes.fromhex(code) for code in _HEX.findall(line)]
        if section == "beginbfchar" and len(codes) == 2:
            found[int.from_bytes(codes[0], "big")] = codes[1].decode("utf-16-be")
    return found
