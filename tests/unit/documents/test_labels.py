"""The form's fixed texts: each in four languages, each used, and the time as offices write it."""

from datetime import UTC, datetime

from shared.documents.application_form import LABELS, TEMPLATE
from shared.documents.signature import SignatureKind
from shared.documents.typesetting import FOLDER, read_labels, roc_time
from shared.domain.languages import Language
from shared.domain.relationships import Kind, Relationship

TEXTS = read_labels(*LABELS)
GROUPS = {"relationships": Relationship, "kinds": Kind}


def test_every_text_is_in_every_language():
    texts = [text for key, text in TEXTS.items() if key not in GROUPS]
    texts += [text for group in GROUPS for text in TEXTS[group].values()]
    assert all(set(text) == set(Language) and all(text.values()) for text in texts)


def test_every_relationship_and_kind_has_a_text():
    assert {group: set(TEXTS[group]) for group in GROUPS} == {group: set(values) for group, values in GROUPS.items()}


def test_every_text_is_used_by_the_form():
    template = TEMPLATE.read_text("utf-8") + (FOLDER / "layout.typ").read_text("utf-8")
    built = {f"signature_{kind}" for kind in SignatureKind}
    assert [key for key in TEXTS if key not in GROUPS | dict.fromkeys(built) and key not in template] == []


def test_time_is_taipei_time_in_the_roc_year():
    assert roc_time(datetime(2026, 12, 31, 16, 0, 5, tzinfo=UTC)) == "民國116年1月1日 00時00分05秒"
