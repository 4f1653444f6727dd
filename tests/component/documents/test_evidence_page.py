"""The evidence page: all of the evidence, nothing more, as sound and as readable as the form."""

import pytest

from functions.issue_code.contract import AskedPurpose
from shared.documents.evidence import (
    Actor,
    BindingEvidence,
    ConsentEvidence,
    ContactEvidence,
    Evidence,
    FormEvidence,
    Method,
    SignatureEvidence,
    StepEvidence,
)
from shared.documents.evidence_page import LABELS, render_evidence
from shared.documents.signature import SignatureKind
from shared.documents.typesetting import RenderFailed, read_labels
from shared.domain.bindings import State
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel
from shared.domain.languages import Language
from shared.domain.policy import STUDENTS_AN_APPLICATION
from tests.component.documents.conftest import VERIFY_URL
from tests.component.documents.reading import reader, structure
from tests.component.documents.tags import faults, headings

AT = 1_795_508_465  # 2026-11-24 16:21:05 in Taipei
TRAIL = (
    StepEvidence(State.APPLIED, AT, Actor.GUARDIAN),
    StepEvidence(State.APPROVED, AT + 60, Actor.TEACHER),
    StepEvidence(State.ENDED, AT + 3600, Actor.SYSTEM),
)


def evidence(*names: str, language: Language = Language.CHINESE, **changes) -> Evidence:
    values = Evidence(
        application_number="115-7KQ2M-9M4TX",
        submitted_at=AT,
        as_of=AT + 7200,
        language=language,
        guardian_name="王曉明",
        contacts=(
            ContactEvidence(Channel.SMS, "", Purpose.SESSION, AT - 600, Method.SIX_DIGIT_CODE),
            ContactEvidence(Channel.EMAIL, "hs****@gmail.com", Purpose.LOGIN_EMAIL, AT - 300, Method.EXISTING_ACCOUNT),
        ),
        consent=ConsentEvidence("2026-11-01", "a1" * 32, language),
        signature=SignatureEvidence(SignatureKind.DRAWN, "b2" * 32),
        form=FormEvidence("c3" * 32, AT + 5),
        bindings=tuple(
            BindingEvidence(number, name, State.ENDED, TRAIL) for number, name in enumerate(names or ("陳大文",), 1)
        ),
    )
    return values._replace(**changes)


def rendered(value: Evidence, folder) -> bytes:
    return render_evidence(value, font_folder=folder, verify_url=VERIFY_URL)


def test_it_shows_all_of_the_evidence_in_order(font_folder):
    value = evidence("陳大文", "堃喆峯犇㛄㵘𡍼𤧟𪚥")
    cells = [cell.text for cell in structure(rendered(value, font_folder)).all("TD")]
    day = "民國115年11月24日"
    trail = f"{day} 16時21分05秒 申請（申請人）{day} 16時22分05秒 認證（導師）{day} 17時21分05秒 解除（系統）"
    code, account = "輸入寄至該處之六位數驗證碼", "已登錄於申請人之親子帳號"
    assert cells == [
        "115-7KQ2M-9M4TX", "王曉明", "民國115年11月24日 16時21分05秒", "民國115年11月24日 18時21分05秒",
        "簡訊", "未載於申請書", "辦理申請", f"民國115年11月24日 16時11分05秒{code}",
        "電子郵件", "hs****@gmail.com", "作為登入帳號", f"民國115年11月24日 16時16分05秒{account}",
        "2026-11-01", "中文", "a1" * 32,
        "b2" * 32 + " 以手寫方式簽署", "c3" * 32, "民國115年11月24日 16時21分10秒",
        "1", "陳大文", "解除", trail, "2", "堃喆峯犇㛄㵘𡍼𤧟𪚥", "解除", trail,
        value.digest(), f"查驗網頁之 QR 碼請掃描 QR 碼或開啟網址{VERIFY_URL}",
    ]  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("count", [1, STUDENTS_AN_APPLICATION])
def test_it_is_a_sound_archival_document_of_modest_size(font_folder, count, language):
    pdf = rendered(evidence(*["陳大文"] * count, language=language), font_folder)
    assert faults(pdf) == set()
    assert headings(pdf) == [1, 2, 2, 2, 2, 2]
    file = reader(pdf)
    metadata = file.xmp_metadata.stream.get_data().decode()
    for mark in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert mark in metadata
    assert len(pdf) <= 150_000
    assert len(file.pages) <= (3 if count > 1 else 2)


@pytest.mark.parametrize("language", [language for language in Language if language is not Language.CHINESE])
def test_the_guardians_language_stands_beside(font_folder, language):
    read = structure(rendered(evidence(language=language), font_folder)).pieces
    beside = "".join(piece.text for piece in read if piece.language == language)
    labels = read_labels(*LABELS)
    for texts in (labels["trail_section"], labels["channels"]["sms"], labels["states"]["ended"], labels["note_source"]):
        assert texts[language] in beside


def test_a_form_made_out_by_hand_is_said_to_be_and_its_names_stand_as_code_points(font_folder):
    value = evidence("王\U00030000明", form=None)
    cells = [cell.text for cell in structure(rendered(value, font_folder)).all("TD")]
    assert "本服務未產製本申請之申請書；如有需要，由學校以人工方式製作。" in cells
    assert "王〔U+30000〕明" in cells


def test_the_same_evidence_is_the_same_file_and_other_evidence_another(font_folder):
    first = rendered(evidence(), font_folder)
    assert rendered(evidence(), font_folder) == first
    assert rendered(evidence(as_of=AT + 7201), font_folder) != first


def test_no_fonts_no_page(tmp_path):
    with pytest.raises(RenderFailed, match="fonts_missing"):
        rendered(evidence(), tmp_path)


def test_every_value_has_a_word(font_folder):
    labels = read_labels(*LABELS)
    groups = {"states": State, "actors": Actor, "channels": Channel, "purposes": AskedPurpose, "languages": Language}
    assert {group: set(labels[group]) for group in groups} == {group: set(values) for group, values in groups.items()}
    for kind in SignatureKind:
        signature = SignatureEvidence(kind, "b2" * 32)
        assert faults(rendered(evidence(signature=signature), font_folder)) == set()
