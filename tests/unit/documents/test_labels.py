"""Fixed texts of our documents: each in four languages, each used, and the time as offices write it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest

from shared.documents import application_form, evidence_page, letters, of_age_letters
from shared.documents.signature import SignatureKind
from shared.documents.typesetting import FOLDER, read_labels, roc_time
from shared.domain.languages import Language
from shared.domain.relationships import Kind, Relationship

DOCUMENTS = [application_form, evidence_page, letters, of_age_letters]


def texts(value: Mapping) -> Iterator[Mapping[str, str]]:
    """Every text below ``value``, each by language."""
    for part in value.values():
        if all(isinstance(text, str) for text in part.values()):
            yield part
        else:
            yield from texts(part)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_text_is_in_every_language(document):
    assert all(set(text) == set(Language) and all(text.values()) for text in texts(read_labels(*document.LABELS)))


def test_every_relationship_and_kind_has_a_text():
    labels = read_labels(*application_form.LABELS)
    assert (set(labels["relationships"]), set(labels["kinds"])) == (set(Relationship), set(Kind))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_text_is_used_by_its_document(document):
    template = document.TEMPLATE.read_text("utf-8") + (FOLDER / "layout.typ").read_text("utf-8")
    labels = read_labels(*document.LABELS)
    plain = [key for key, value in labels.items() if isinstance(value.get(Language.ENGLISH), str)]
    built = {f"signature_{kind}" for kind in SignatureKind}
    assert [key for key in plain if key not in built and key not in template] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_document_says_a_shared_text_in_words_of_its_own(document):
    shared, *own = (read_labels(file) for file in document.LABELS)
    assert not [key for labels in own for key in labels if key in shared]


def test_time_is_taipei_time_in_the_roc_year():
    assert roc_time(datetime(2026, 12, 31, 16, 0, 5, tzinfo=UTC)) == "民國116年1月1日 00時00分05秒"
