"""The letters to students of age as a reader gets them: a code and a picture of it, and every word in its language."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.documents.of_age_letters import LABELS, OfAge, OfAgeLetters, render_of_age_letters
from shared.documents.qr_code import qr_svg
from shared.documents.typesetting import read_labels
from shared.domain import policy
from shared.domain.languages import Language
from shared.domain.schools import School, SchoolLevel
from tests.component.documents.reading import reader, structure
from tests.component.documents.tags import faults, headings

SCHOOL = School("900301", "市立內湖高中", SchoolLevel.SENIOR_HIGH, "內湖區", "02-00000301", "23")
LONGEST = "Maria Theresia Alexandra Nguyễn Thị Phương Thảo Kusumawardani"
MADE = datetime(2026, 11, 24, 8, 21, 5, tzinfo=UTC)
CODES = ("7K4M92QXTB0E", "0123456789AB", "ZZZZYYYYXXXX")


@pytest.fixture(scope="module")
def made(font_folder) -> bytes:
    names = ("王大明", LONGEST, "")
    students = tuple(OfAge(name, seat, code) for seat, (name, code) in enumerate(zip(names, CODES, strict=True), 1))
    expires = MADE + timedelta(policy.OF_AGE_LETTER_DAYS)
    letters = OfAgeLetters(SCHOOL, "三年一班", students, MADE, expires, "https://binding.example/of-age/")
    return render_of_age_letters(letters, font_folder=font_folder)


def test_a_page_a_student_without_a_fault(made):
    assert len(reader(made).pages) == 3
    assert faults(made) == set()
    assert headings(made) == [1, 2, 2, 2, 2, 2] * 3


def test_each_page_has_name_class_and_the_own_code_in_groups(made):
    tables = [[cell.text.strip() for cell in table.all("TD")] for table in structure(made).all("Table")]
    until = "民國116年2月22日 16:21"
    expected = [
        [["王大明", "三年一班", "1"], ["7K4M-92QX-TB0E", until]],
        [[LONGEST, "三年一班", "2"], ["0123-4567-89AB", until]],
        [["（請填寫）", "三年一班", "3"], ["ZZZZ-YYYY-XXXX", until]],
    ]
    assert tables == [table for page in expected for table in page]


def test_every_text_stands_on_every_page(made):
    """All of them, in four languages, but for what only the Chinese heading or the short form has."""
    alone = {"title", "name", "class", "seat", "code", "own_code", "valid_until", "greeting", "please_note", "write_in"}
    labels = {key: texts for key, texts in read_labels(*LABELS).items() if key != "telephones"}
    shown = "".join(structure(made).text.split())
    for key, texts in labels.items():
        spoken = [Language.CHINESE] if key in alone else Language
        for language in spoken:
            for part in texts[language].split("{telephone}"):
                if (key, language) not in {("language", Language.CHINESE), ("code", Language.CHINESE)}:
                    assert "".join(part.split()) in shown, (key, language)


def test_each_language_is_tagged_as_itself(made):
    spoken = {piece.language for piece in structure(made).pieces if piece.text.strip()}
    assert spoken == {"zh-TW", *Language} - {Language.CHINESE}


def test_the_picture_says_what_it_is_and_holds_the_code_behind_the_address(made):
    assert {figure.alt for figure in structure(made).all("Figure")} == {"您的頁面之 QR 碼，內含個人代碼"}
    assert qr_svg("https://binding.example/of-age/#7K4M-92QX-TB0E") != qr_svg("https://binding.example/of-age/")
