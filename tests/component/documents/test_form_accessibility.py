"""The form as a screen reader meets it: everything tagged, in order, in its language, with heads for every cell."""

import io
import re
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream, NameObject, NumberObject

from shared.documents.application_form import LABELS, render_form
from shared.documents.signature import typed
from shared.documents.typesetting import read_labels
from shared.domain.languages import Language
from shared.domain.policy import STUDENTS_AN_APPLICATION
from tests.component.documents.conftest import STATEMENT, VERIFY_URL, form
from tests.component.documents.reading import reader, structure
from tests.component.documents.tags import faults, headings

TITLE = "親子綁定申請書"
BESIDE = ("service", "title", "submitted_at", "email", "relationship", "signature_section", "verify_hint", "note_seal")


@pytest.fixture(scope="module", params=[(language, count) for language in Language for count in (1, 3, 10)], ids=str)
def made(request, font_folder) -> tuple[Language, bytes]:
    language, count = request.param
    return language, render_form(form(*["陳大文"] * count, language=language), font_folder=font_folder)


def test_the_form_has_no_fault(made):
    assert faults(made[1]) == set()


def test_it_says_its_title_and_its_language(made):
    file = reader(made[1])
    assert file.metadata.title == f"{TITLE} 115-7KQ2M-9M4TX"
    assert file.root_object["/Lang"] == "zh-TW"


def test_its_parts_are_as_many_and_as_deep_as_they_should(made):
    root = structure(made[1])
    assert headings(made[1]) == [1, 2, 2, 2, 2, 2]
    assert len(root.all("Table")) == 5
    assert [len(listed.all("LI")) for listed in root.all("L")] == [5]
    assert {item.tag for listed in root.all("LI") for item in listed.own} == {"Lbl", "LBody"}


def test_each_text_is_in_the_language_it_is_tagged_with(made):
    language, pdf = made
    pieces = structure(pdf).pieces
    assert {piece.language for piece in pieces if piece.text.strip()} == {"zh-TW"} | ({language} - {Language.CHINESE})
    foreign = [piece.text for piece in pieces if piece.language != "zh-TW"]
    assert not [text for text in foreign if re.search(r"[\u4e00-\u9fff]", text)]
    labels = [texts[language] for key, texts in read_labels(*LABELS).items() if key in BESIDE]
    read = "".join(foreign) if language is not Language.CHINESE else "".join(piece.text for piece in pieces)
    assert [label for label in labels if label not in read] == []


def test_bookmarks_lead_to_each_section(made):
    entries = reader(made[1]).outline[1]
    assert [str(entry.title)[0] for entry in entries] == list("一二三四五")


def test_pictures_say_what_they_are_in_the_readers_language(font_folder):
    english = structure(render_form(form("陳", language=Language.ENGLISH), font_folder=font_folder))
    signature, code = english.all("Figure")
    assert (signature.alt, signature.language) == ("Applicant's signature: 王曉明", "en")
    assert (code.alt, code.language) == ("QR code of the verification page", "en")
    chinese = structure(render_form(form("陳"), font_folder=font_folder))
    assert [(figure.alt, figure.language) for figure in chinese.all("Figure")] == [
        ("申請人簽章: 王曉明", "zh-TW"), ("查驗網頁之 QR 碼", "zh-TW")]  # fmt: skip


def test_the_address_of_the_code_is_a_link_and_is_read(font_folder):
    pdf = render_form(form("陳"), font_folder=font_folder)
    (link,) = structure(pdf).all("Link")
    assert link.text == VERIFY_URL
    (annotation,) = [note.get_object() for page in reader(pdf).pages for note in page["/Annots"]]
    assert (annotation["/A"]["/URI"], bool(annotation["/Contents"])) == (VERIFY_URL, True)


def test_it_is_read_in_the_order_of_the_form(font_folder):
    root = structure(render_form(form("陳大文", "林小花", signature=typed("王曉明")), font_folder=font_folder))
    cells = [cell.text for cell in root.all("TH", "TD")]
    assert cells == [
        "申請編號", "申請時間", "115-7KQ2M-9M4TX", "民國115年11月24日 16時21分05秒",
        "姓名", "身分證字號／居留證號", "王曉明", "A12*****89",
        "電子信箱（登入帳號）", "行動電話", "co****@gmail.com", "0912***678",
        "序號", "姓名", "學校", "班級", "與學生之關係",
        "1", "陳大文", "臺北市立北政國民中學", "七年三班", "法定代理人：父親",
        "2", "林小花", "臺北市立北政國民中學", "七年三班", "法定代理人：母親",
        "聲明名稱", "聲明版本", STATEMENT.title, STATEMENT.version,
        "聲明摘要值（SHA-256）", STATEMENT.digest,
        "申請人簽章", "查驗本申請書", "王曉明", f"查驗網頁之 QR 碼請掃描 QR 碼或開啟網址{VERIFY_URL}",
        "簽章摘要值（SHA-256）", f"{typed('王曉明').digest()} 以輸入姓名方式簽署",
    ]  # fmt: skip


def test_heads_are_said_again_on_the_next_page_to_nobody(font_folder):
    """A table over two pages repeats its head for the eye; the repetition is an artifact, the table is one."""
    names = ["陳大文字號甚長之學生姓名示例再加長一些"] * STUDENTS_AN_APPLICATION
    pdf = render_form(form(*names, language=Language.VIETNAMESE), font_folder=font_folder)
    assert len(reader(pdf).pages) == 2
    assert len(structure(pdf).all("Table")) == 5
    assert faults(pdf) == set()


# Each of these is a form that was spoilt on purpose; the check above must see it.


def spoilt(pdf: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    change(writer)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def elements(writer: PdfWriter, tag: str):
    objects = [item for item in writer._objects if hasattr(item, "get") and item.get("/S") == tag]
    return [item for item in objects if item.get("/Type") == "/StructElem"]


def _swap(writer: PdfWriter) -> None:
    row = elements(writer, "/TR")[1]
    row[NameObject("/K")].reverse()


def _drop(tag: str, key: str) -> Callable[[PdfWriter], None]:
    return lambda writer: elements(writer, tag)[0].pop(key)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_drop("/Figure", "/Alt"), "figure without text"),
        (_drop("/TH", "/A"), "head without scope"),
        (_drop("/TH", "/ID"), "cell without head"),
        (lambda writer: elements(writer, "/H1")[0].update({NameObject("/S"): NameObject("/H3")}), "heading skipped"),
        (_swap, "order"),
        (lambda writer: writer.pages[0].pop("/Tabs"), "tabs"),
        (lambda writer: writer.root_object["/ViewerPreferences"].pop("/DisplayDocTitle"), "title hidden"),
    ],
)
def test_a_spoilt_form_is_seen(font_folder, change, fault):
    pdf = render_form(form("陳大文"), font_folder=font_folder)
    assert fault in faults(spoilt(pdf, change))


def test_a_sign_outside_every_mark_is_seen(font_folder):
    pdf = render_form(form("陳大文"), font_folder=font_folder)

    def add(writer: PdfWriter) -> None:
        stream = ContentStream(writer.pages[0]["/Contents"].get_object(), writer)
        stream.operations += [([NumberObject(n) for n in (1, 1, 9, 9)], b"re"), ([], b"f")]
        writer.pages[0][NameObject("/Contents")] = stream

    assert "untagged" in faults(spoilt(pdf, add))
