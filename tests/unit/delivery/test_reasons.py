"""The codes of the domain and the words of delivery are one list."""

import tomllib
from pathlib import Path

import pytest

from shared.delivery import reasons
from shared.domain.bindings import Reason
from shared.domain.languages import Language
from shared.domain.reasons import RejectReason, ReturnReason

_CODES = [*ReturnReason, *RejectReason]
_FILE = tomllib.loads(Path(reasons.__file__).with_suffix(".toml").read_text("utf-8"))


def test_each_code_has_words_and_each_words_a_code():
    assert set(_FILE) == {*_CODES, "words"}
    assert len(set(_CODES)) == len(_CODES)
    for texts in _FILE.values():
        assert set(texts) == set(Language) and all(text.strip() for text in texts.values())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", _CODES)
def test_the_teachers_words_follow_the_sentence(code, language):
    sentence = reasons.reason_text(code, language)
    assert reasons.reason_in_full(Reason(code), language) == sentence
    full = reasons.reason_in_full(Reason(code, "請補上 {x}"), language)
    assert full.startswith(sentence) and "請補上 {x}" in full


def test_an_unknown_code_is_an_error():
    with pytest.raises(KeyError):
        reasons.reason_text("weather", Language.ENGLISH)
