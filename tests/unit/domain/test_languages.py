import pytest

from shared.domain.languages import Language, negotiate


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, Language.CHINESE),
        ("", Language.CHINESE),
        ("vi-VN,vi;q=0.9,en;q=0.8", Language.VIETNAMESE),
        ("en;q=0.2, id;q=0.7", Language.INDONESIAN),
        ("in-ID", Language.INDONESIAN),
        ("fr, de", Language.CHINESE),
        ("en;q=0", Language.CHINESE),
        ("en;q=x", Language.CHINESE),
        ("," * 5_000, Language.CHINESE),
    ],
)
def test_the_best_language_that_the_reader_takes(header, language):
    assert negotiate(header) is language
