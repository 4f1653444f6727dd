"""The sample consent statement says the same in four languages, and what the law wants."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

import infra
from infra.stages.production import STAGE
from shared.domain.languages import Language

_FOLDER = Path(infra.__file__).parent / "sample" / "consent"
_STATEMENTS = {language: tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8")) for language in Language}
_CHINESE = _STATEMENTS[Language.CHINESE]
_FIELDS = {"version", "language", "title", "effective", "accept", "decline", "sections"}
# Where the data lie must be told (個人資料保護法 §8 I (4)); a stage elsewhere needs another sentence.
_PLACE_OF_REGION = {"ap-northeast-1": {"zh-Hant": "日本東京", "en": "Tokyo", "vi": "Tokyo", "id": "Tokyo"}}
_DIGIT = str.maketrans("〇一二三四五六七八九", "0123456789")


def _whole(statement):
    return "\n".join(paragraph for section in statement["sections"] for paragraph in section["paragraphs"])


def test_one_file_a_language():
    assert {path.stem for path in _FOLDER.iterdir()} == {str(language) for language in Language}


@pytest.mark.parametrize("language", Language)
def test_same_version_and_shape_in_every_language(language):
    statement = _STATEMENTS[language]
    assert set(statement) == _FIELDS and statement["language"] == language
    assert (statement["version"], statement["effective"]) == (_CHINESE["version"], _CHINESE["effective"])
    assert date.fromisoformat(statement["version"]) == statement["effective"]
    shape = [len(section["paragraphs"]) for section in _CHINESE["sections"]]
    assert [len(section["paragraphs"]) for section in statement["sections"]] == shape
    texts = [statement[name] for name in ("title", "accept", "decline")]
    texts += [section["heading"] for section in statement["sections"]] + _whole(statement).split("\n")
    assert all(text.strip() for text in texts)


@pytest.mark.parametrize("language", Language)
def test_same_statutory_codes_in_every_language(language):
    text = _whole(_STATEMENTS[language]).translate(_DIGIT)
    for purpose in ("109", "135", "136", "137", "158"):
        assert re.search(rf"(?<!\d){purpose}(?!\d)", text), purpose
    assert set(re.findall(r"C\d{3}", text)) == {"C001", "C003", "C023", "C051"}


@pytest.mark.parametrize("language", Language)
def test_the_way_out_is_quoted_as_it_stands_on_the_button(language):
    assert _STATEMENTS[language]["decline"] in _whole(_STATEMENTS[language])


@pytest.mark.parametrize("language", Language)
def test_the_place_of_storage_is_that_of_the_production_stage(language):
    assert _PLACE_OF_REGION[STAGE.region][language] in _whole(_STATEMENTS[language])


def test_chinese_uses_full_width_punctuation():
    assert not re.search(r"[一-鿿][,.;:!?()]|[,;:!?()][一-鿿]", _whole(_CHINESE))
