"""The codes of the domain and the words of delivery are one list."""

import pytest

from shared.delivery import reasons
from shared.delivery.reason_texts import TEXTS, WORDS
from shared.domain.bindings import Reason
from shared.domain.languages import Language
from shared.domain.reasons import EndReason, RejectReason, ReturnReason

_CODES = [*ReturnReason, *RejectReason, *EndReason]


def test_each_code_has_words_and_each_words_a_code():
    assert set(TEXTS) == set(_CODES)
    assert len(set(_CODES)) == len(_CODES)
    for texts in (WORDS, *TEXTS.values()):
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
