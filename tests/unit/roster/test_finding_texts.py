"""Each finding is told in words, without a value and with the policy's numbers."""

import re

import pytest

from shared.domain import policy
from shared.roster.finding_texts import TEXTS, text
from shared.roster.findings import Finding, FindingCode
from shared.roster.rows import Column

_CHINESE = re.compile(r"[一-鿿]")
_OF_TWO_ROWS = {
    code for code in FindingCode if code.endswith(("_twice", "_two_teachers", "_two_classes", "_two_names"))
} - {FindingCode.HEADING_TWICE, FindingCode.SOURCED_ID_TWICE}


@pytest.mark.parametrize("code", FindingCode)
def test_a_finding_has_a_text_in_both_languages(code: FindingCode) -> None:
    chinese, english = (text(Finding(5, Column.NAME, code, 3), language) for language in ("zh-Hant", "en"))
    assert chinese.startswith("第 5 列，「姓名」欄：") and chinese.endswith("。")
    assert english.startswith("Row 5, column 姓名: ") and english.endswith(".")
    assert _CHINESE.search(TEXTS[code]["zh-Hant"]) and "{" not in chinese + english
    for said in TEXTS[code].values():
        assert ("{other_row}" in said) is (code in _OF_TWO_ROWS)


def test_a_place_is_told_as_far_as_it_is_known() -> None:
    code = FindingCode.FILE_EMPTY
    assert text(Finding(0, "", code), "en") == TEXTS[code]["en"]
    assert text(Finding(7, "", code, part="users.csv"), "zh-Hant").startswith("users.csv，第 7 列：")
    assert text(Finding(0, "", code), "vi") == TEXTS[code]["en"]


def test_numbers_are_those_of_the_policy() -> None:
    assert f"{policy.ROSTER_ROWS:,}" in text(Finding(1, "", FindingCode.TOO_MANY_ROWS), "en")
    assert f"{policy.ROSTER_FILE_MAX_BYTES // 10**6} MB" in text(Finding(0, "", FindingCode.FILE_TOO_LARGE), "en")
