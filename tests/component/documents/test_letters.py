"""The letters as a reader gets them, and as a screen reader meets them; what a child is called is never markup."""

from datetime import UTC, datetime

import pytest

from shared.documents.letters import Invited, Letters, printable, render_letters
from shared.documents.typesetting import RenderFailed
from shared.domain.languages import Language
from shared.domain.schools import School, SchoolLevel
from tests.component.documents.reading import reader, structure
from tests.component.documents.tags import faults, headings

SCHOOL = School("900101", "市立內湖國小", SchoolLevel.ELEMENTARY, "內湖區", "02-00000101", "23")
LONGEST = "Maria Theresia Alexandra Nguyễn Thị Phương Thảo Kusumawardani"
URL = "https://binding.example/"


def rendered(*names: str, folder, school: School = SCHOOL) -> bytes:
    children = tuple(Invited(name, seat) for seat, name in enumerate(names, 1))
    letters = Letters(school, "五年一班", children, datetime(2026, 11, 24, 8, 21, 5, tzinfo=UTC), URL)
    return render_letters(letters, font_folder=folder)


@pytest.fixture(scope="module")
def made(font_folder) -> bytes:
    return rendered("王大明", LONGEST, "", "#panic()", "堃喆峯犇㛄㵘𡍼𤧟𪚥", folder=font_folder)


def test_a_page_a_child_without_a_fault(made):
    assert len(reader(made).pages) == 5
    assert faults(made) == set()
    assert headings(made) == [1, 2, 2, 2, 2, 2] * 5


def test_a_name_is_text_and_one_that_is_missing_leaves_room(made):
    names = [table.all("TD")[0].text.strip() for table in structure(made).all("Table")]
    assert names == ["王大明", LONGEST, "（請填寫）", "#panic()", "堃喆峯犇㛄㵘𡍼𤧟𪚥"]


def test_each_language_is_tagged_as_itself(made):
    spoken = {piece.language for piece in structure(made).pieces if piece.text.strip()}
    assert spoken == {"zh-TW", *Language} - {Language.CHINESE}


def test_the_code_says_what_it_is_and_the_title_whose_letters_they_are(made):
    assert {figure.alt for figure in structure(made).all("Figure")} == {"親子綁定網站之 QR 碼"}
    assert reader(made).metadata.title == "親子綁定辦理通知 市立內湖國小 五年一班"


def test_a_registry_without_extension_has_its_number_alone(font_folder):
    shown = structure(rendered("王大明", folder=font_folder, school=SCHOOL._replace(extension=""))).text
    assert "電話 02-00000101。" in shown and "轉" not in shown


def test_a_class_of_60_is_made_in_one_go_and_small_enough_to_send(font_folder):
    pdf = rendered(*["王大明"] * 60, folder=font_folder)
    assert len(reader(pdf).pages) == 60 and len(pdf) < 1_500_000


def test_without_fonts_nothing_is_made(tmp_path):
    with pytest.raises(RenderFailed, match="fonts_missing"):
        printable("王", tmp_path)
