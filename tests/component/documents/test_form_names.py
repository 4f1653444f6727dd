"""Every name right: what is copied from the form is what was written, by three readers, and no box stands for it."""

import shutil
import subprocess

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from infra.fonts import TOOLS
from shared.documents.application_form import FormGuardian, render_form
from shared.documents.glyph_coverage import missing_glyphs, read_coverage
from shared.documents.signature import typed
from tests.component.documents.conftest import form
from tests.component.documents.reading import pieces, reader, structure

RARE = "堃喆峯犇㛄㵘𡍼𤧟𪚥"
NAMES = [
    RARE, *RARE, "游錫堃", "陶喆", "陳水㛄", "林㵘", "𡍼𤧟", "龘靐齉", "裏裡峯峰", "黃𥙿翔", "李𨭎", "吳𣇄", "曾䕒",
    "\ufa0c\u55c0", "龜龟亀", "台臺", "〇一", "ㄅㄆㄇ", "王•明", "王·明", "卡洛斯．林", "伊萬‧諾幹", "Ｊｏｈｎ",
    "Nguyễn Thị Phượng", "Đặng Ỷ Lan", "Trần Hữu Nghĩa", "Phạm Quỳnh Như", "Lê Ðức", "Siti Nurhaliza", "I Gusti Ayu",
    "Abdul Wahab bin Ja'far", "O’Brien", "Zoë Łukasz", "François Müller", "Ángel Ñuñez", "Ólafur Þór", "Иван", "Ωμέγα",
    "山田さくら", "office fi fl ffi", "AVA To. We", "Sayun Yukan", "Lin-Chen",
]  # fmt: skip
FONTS = TOOLS / "fonts"


def by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in reader(pdf).pages)


def by_pdfium(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def by_pdftotext(pdf: bytes) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


READERS = [by_pypdf, by_pdfium]
READERS += [by_pdftotext] if shutil.which("pdftotext") else []


def named(name: str, folder=FONTS) -> bytes:
    """A form on which every name is this one."""
    guardian = FormGuardian(name, "A12*****89", "e@x.tw", "0912***678")
    return render_form(form(name, guardian=guardian, signature=typed(name)), font_folder=folder)


def boxes(pdf: bytes) -> int:
    """How many signs are drawn as glyph 0, the font's box for what it lacks."""
    return sum(piece.glyphs.count(0) for page in reader(pdf).pages for piece in pieces(page))


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_copied_as_written_by_every_reader(font_folder, name):
    pdf = named(name)
    counts = {read.__name__: read(pdf).count(name) for read in READERS}
    assert set(counts.values()) == {3}, counts
    tables = structure(pdf).all("Table")
    cells = [tables[1].all("TD")[0], tables[2].all("TD")[1], tables[4].all("TD")[0]]
    assert [cell.text for cell in cells] == [name] * 3
    assert boxes(pdf) == 0


def test_the_names_tried_need_every_font(font_folder):
    """Were a face never asked for, its share of names would stand untested."""
    asked = {ord(character) for name in NAMES for character in name}
    bold = "LiberationSerif-Bold.ttf"  # the regular face of the same family is taken first
    assert not [
        face.file for face in read_coverage(font_folder).faces if face.file != bold and not asked & face.characters
    ]


def test_a_long_name_breaks_without_a_sign_put_in(font_folder):
    name = "Wijayakusumawardhaningratsastrodikromo"
    pdf = named(name)
    assert structure(pdf).all("Table")[2].all("TD")[1].text == name
    for read in READERS:
        assert "".join(read(pdf).split()).count(name) == 3


def test_a_long_address_stays_in_its_cell(font_folder):
    address = f"{'j' * 64}@{'j' * 60}.{'j' * 60}.example"
    pdf = render_form(form("陳", guardian=FormGuardian("王", "A1", address, "0912***678")), font_folder=font_folder)
    cells = structure(pdf).all("Table")[1].all("TD")
    assert cells[2].text == address
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    middle = page.search("0912***678").get_next()
    left = page.get_charbox(middle[0])[0]
    assert max(page.get_charbox(at)[2] for at in range(page.count_chars()) if page.get_text_range(at, 1) == "j") < left


def test_a_font_whose_map_is_wrong_is_seen(font_folder, tmp_path):
    """The check above, on fonts in which 堃's place holds 喆's: the form looks well and is copied wrong, or the other
    way round."""
    folder = tmp_path / "fonts"
    shutil.copytree(font_folder, folder)
    face = next(face for face in read_coverage(folder).faces if {ord("堃"), ord("喆")} <= face.characters)
    with TTFont(folder / face.file) as font:
        for table in font["cmap"].tables:
            if ord("堃") in table.cmap:
                table.cmap[ord("堃")] = table.cmap[ord("喆")]
        font.save(folder / f"{face.file}.new")
    (folder / f"{face.file}.new").rename(folder / face.file)
    assert structure(named("堃喆", folder)).all("Table")[1].all("TD")[0].text != "堃喆"


def test_what_no_font_has_never_reaches_the_page(font_folder):
    assert missing_glyphs("王\U000e0100김😀" + RARE, font_folder) == "김😀\U000e0100"
