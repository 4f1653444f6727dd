"""The file of an account's export: all that is in the export, as sound and as readable as our other documents."""

import json

import pytest

from shared.documents.export_page import LABELS, render_export
from shared.documents.export_texts import TEXTS
from shared.documents.typesetting import read_labels
from shared.domain.account_changes import ChangeKind
from shared.domain.delegations import DelegationScope
from shared.domain.exports import ExportPart
from shared.domain.languages import Language
from shared.domain.services import GrantState, ServiceScope
from tests.component.documents.exports import AT, export
from tests.component.documents.reading import reader, structure, untagged
from tests.component.documents.tags import faults, headings


def test_it_says_all_that_the_export_says(font_folder):
    text = structure(render_export(export(), font_folder=font_folder)).text
    wanted = ["王曉明", "guardian@example.org", "+886912345678", "old@example.org", "陳大文", "五年一班", "F91*****78"]
    wanted += ["舅舅", "115-7KQ2M-9M4TX", "2026-11-01", "a1" * 8, "陳阿姨", "電子調查表回條", "2027-01-31", "校園繳費"]
    wanted += ["收到申請"]
    missing = [part for part in wanted if part not in text]
    assert missing == []
    for part in ExportPart:
        for said in TEXTS[part].values():
            assert said[Language.CHINESE] in text


@pytest.mark.parametrize("language", Language)
def test_it_is_a_sound_archival_document_in_every_language(font_folder, language):
    pdf = render_export(export(language), font_folder=font_folder)
    assert faults(pdf) == set() and untagged(pdf) == []
    assert headings(pdf) == [1, *[2] * (len(ExportPart) + 1)]
    metadata = reader(pdf).xmp_metadata.stream.get_data().decode()
    for mark in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert mark in metadata
    beside = "".join(piece.text for piece in structure(pdf).pieces)
    labels = read_labels(*LABELS)
    assert all(labels["parts"][part][language] in beside for part in ExportPart)


def test_an_export_of_next_to_nothing_says_that_nothing_else_is_held(font_folder):
    nothing = dict.fromkeys(("changes", "bindings", "applications", "delegations", "services", "messages"), [])
    pdf = render_export(export(**nothing), font_folder=font_folder)
    assert structure(pdf).text.count("沒有保存這類資料。") == 5 and faults(pdf) == set()


def test_a_name_that_can_t_be_printed_stands_as_code_points(font_folder):
    value = export()
    value["bindings"][0]["student_name"] = "王\U00030000明"
    assert "王〔U+30000〕明" in structure(render_export(value, font_folder=font_folder)).text


def test_the_same_export_is_the_same_file(font_folder):
    first = render_export(export(), font_folder=font_folder)
    assert render_export(json.loads(json.dumps(export())), font_folder=font_folder) == first
    assert render_export(export(as_of=AT + 1), font_folder=font_folder) != first


def test_every_value_has_a_word():
    labels = read_labels(*LABELS)
    groups = {"parts": ExportPart, "changes": ChangeKind, "matters": DelegationScope, "grants": GrantState}
    groups |= {"service_scopes": ServiceScope}
    assert {group: set(labels[group]) for group in groups} == {group: set(values) for group, values in groups.items()}
    assert set(TEXTS) == set(ExportPart)
    assert all(set(said) == set(Language) for texts in TEXTS.values() for said in texts.values())
