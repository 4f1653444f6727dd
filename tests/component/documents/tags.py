"""What a document's tags must be, for whoever hears it (ISO 14289-1, Matterhorn protocol)."""

import re

from tests.component.documents.reading import Element, reader, structure, untagged


def headings(pdf: bytes) -> list[int]:
    """Levels of the headings, in order."""
    return [int(element.tag[1]) for element in structure(pdf) if re.fullmatch("H[1-6]", element.tag)]


def faults(pdf: bytes) -> set[str]:
    """What is wrong with a document's tags, in a word each."""
    root = structure(pdf)
    levels = headings(pdf)
    checks = {
        "untagged": untagged(pdf),
        "heading skipped": levels[:1] != [1] or any(b > a + 1 for a, b in zip(levels, levels[1:], strict=False)),
        "figure without text": [figure for figure in root.all("Figure") if not figure.alt],
        "head without scope": [head for head in root.all("TH") if head.attributes.get("/Scope") != "/Column"],
        "cell without head": [cell for cell in root.all("TD") if not _headed(root, cell)],
        "text without language": [piece for piece in root.pieces if not piece.language],
        "order": not _in_order(root),
        "tabs": [page for page in reader(pdf).pages if page.get("/Tabs") != "/S"],
        "title hidden": not reader(pdf).root_object["/ViewerPreferences"].get("/DisplayDocTitle"),
    }
    return {fault for fault, found in checks.items() if found}


def _headed(root: Element, cell: Element) -> bool:
    known = {head.id for head in root.all("TH")}
    named = [str(name) for name in cell.attributes.get("/Headers", [])]
    return bool(named) and set(named) <= known


def _in_order(root: Element) -> bool:
    """Whether what is read first stands first: pages, blocks from above, the cells of a row from the left."""
    blocks = [_top(block) for block in root.own if isinstance(block, Element)]
    rows = [[_left(cell) for cell in row.own if isinstance(cell, Element)] for row in root.all("TR")]
    return all(listed == sorted(listed) for listed in [blocks, *rows])


def _top(block: Element) -> tuple[int, float]:
    return min((piece.page, -piece.place[1]) for piece in block.pieces)


def _left(cell: Element) -> float:
    return min(piece.place[0] for piece in cell.pieces)
