"""Every code speaks all four languages, with the same places, and the numbers of the policy."""

import re
from string import Formatter

import pytest

from shared.api.field_texts import FIELD_TEXTS
from shared.api.problem_texts import TEXTS
from shared.api.problems import PROBLEMS
from shared.domain import policy
from shared.domain.languages import Language

_CHINESE = re.compile(r"[一-鿿]")
# Half-width marks beside a Chinese character; in a Latin term or an example they are right.
_HALF_WIDTH = re.compile(r"(?<=[一-鿿」）])[,.;:!?()]|[,;:!?()](?=[一-鿿「（])")
_CODES = [(code, texts) for code, texts in TEXTS.items()]
(_, SHORT), (MANY, LONG) = policy.SIGN_IN_LIMITS
_LANGUAGES = {language.value for language in Language}


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_texts_and_codes_are_the_same_set() -> None:
    assert set(TEXTS) == set(PROBLEMS)


@pytest.mark.parametrize(("code", "texts"), _CODES, ids=list(TEXTS))
def test_problem_has_four_full_languages(code: str, texts: dict[str, tuple[str, str]]) -> None:
    assert set(texts) == _LANGUAGES
    expected = {"school", "telephone", "extension"} if code == "student_not_found" else set()
    for title, detail in texts.values():
        assert title.strip() and detail.strip()
        assert not _places(title)
        assert _places(detail) == expected


@pytest.mark.parametrize(("code", "texts"), FIELD_TEXTS.items(), ids=list(FIELD_TEXTS))
def test_field_error_has_four_full_languages(code: str, texts: dict[str, str]) -> None:
    assert set(texts) == _LANGUAGES
    assert all(text.strip() and not _places(text) for text in texts.values()), code


def test_chinese_uses_full_width_punctuation() -> None:
    details = {code: texts["zh-Hant"][1] for code, texts in TEXTS.items()}
    details |= {code: texts["zh-Hant"] for code, texts in FIELD_TEXTS.items()}
    for code, detail in details.items():
        assert detail.endswith("。"), code
        assert not _HALF_WIDTH.search(detail), code
    assert all(_CHINESE.search(texts["zh-Hant"][0]) for texts in TEXTS.values())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("code", "numbers"),
    [
        ("code_wrong", (policy.CODE_DIGITS,)),
        ("code_exhausted", (policy.CODE_WRONG_TRIES,)),
        ("contact_locked", (policy.CONTACT_WRONG_TRIES, policy.CONTACT_WRONG_WINDOW // 3_600)),
        ("sign_in_locked", (SHORT // policy.MINUTE, MANY, LONG // policy.HOUR)),
        ("signature_too_large", (policy.SIGNATURE_MAX_BYTES // 1_024, policy.SIGNATURE_MAX_PIXELS // 1_024**2)),
        ("too_many_students", (1, policy.STUDENTS_AN_APPLICATION)),
        ("too_many_decisions", (1, policy.DECISIONS_A_BATCH)),
    ],
)
def test_numbers_in_the_text_are_those_of_the_policy(code: str, numbers: tuple[int, ...], language: Language) -> None:
    assert set(map(int, re.findall(r"\d+", TEXTS[code][language][1]))) == set(numbers)


@pytest.mark.parametrize(
    ("code", "number"),
    [("password_too_short", policy.PASSWORD_MIN_CHARACTERS), ("password_too_long", policy.PASSWORD_MAX_CHARACTERS)],
)
def test_lengths_of_a_password_in_the_field_text(code: str, number: int) -> None:
    assert all(re.findall(r"\d+", text) == [str(number)] for text in FIELD_TEXTS[code].values())


def test_digits_of_a_code_in_the_field_text() -> None:
    for text in FIELD_TEXTS["code_format"].values():
        assert set(re.findall(r"\d+", text)) == {str(policy.CODE_DIGITS)}
