"""Each finding is told in words, without a value and with the policy's numbers."""

import re

import pytest

from shared.domain import policy
from shared.domain.languages import Language
from shared.roster.finding_texts import TEXTS, text
from shared.roster.findings import Finding, FindingCode
from shared.roster.rows import Column

_CHINESE = re.compile(r"[一-鿿]")
_OF_TWO_ROWS = {
    code for code in FindingCode if code.endswith(("_twice", "_two_teachers", "_two_classes", "_two_names"))
} - {FindingCode.HEADING_TWICE, FindingCode.SOURCED_ID_TWICE}


_BEGINNINGS = {
    Language.CHINESE: "第 5 列，「姓名」欄：",
    Language.ENGLISH: "Row 5, column 姓名: ",
    Language.VIETNAMESE: "Dòng 5, cột 姓名: ",
    Language.INDONESIAN: "Baris 5, kolom 姓名: ",
}


@pytest.mark.parametrize("code", FindingCode)
def test_a_finding_has_a_text_in_every_language(code: FindingCode) -> None:
    assert set(TEXTS[code]) == set(Language) and _CHINESE.search(TEXTS[code]["zh-Hant"])
    for language, beginning in _BEGINNINGS.items():
        said = text(Finding(5, Column.NAME, code, 3), language)
        assert said.startswith(beginning) and said.endswith(("。", ".")) and "{" not in said
        assert ("{other_row}" in TEXTS[code][language]) is (code in _OF_TWO_ROWS)


def test_a_place_is_told_as_far_as_it_is_known() -> None:
    code = FindingCode.FILE_EMPTY
    assert text(Finding(0, "", code), Language.ENGLISH) == TEXTS[code]["en"]
    assert text(Finding(7, "", code, part="users.csv"), Language.CHINESE).startswith("users.csv，第 7 列：")


@pytest.mark.parametrize("language", Language)
def test_numbers_are_those_of_the_policy(language: Language) -> None:
    assert f"{policy.ROSTER_ROWS:,}" in text(Finding(1, "", FindingCode.TOO_MANY_ROWS), language)
    assert f"{policy.ROSTER_FAULTS:,}" in text(Finding(0, "", FindingCode.TOO_MANY_FAULTS), language)
    assert f"{policy.ROSTER_FILE_MAX_BYTES // 10**6} MB" in text(Finding(0, "", FindingCode.FILE_TOO_LARGE), language)
