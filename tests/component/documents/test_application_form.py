"""The form as a reader gets it: every name extracts as written, nothing in it is markup, nothing is left out."""

import io
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from shared.documents.application_form import FormGuardian, FormStudent, render_form
from shared.documents.glyph_coverage import COVERAGE_FILE
from shared.documents.signature import typed
from shared.documents.typesetting import RenderFailed
from shared.domain.languages import Language
from shared.domain.policy import STUDENTS_AN_APPLICATION
from shared.domain.relationships import Relationship
from tests.component.documents.conftest import SIGNATURE, STATEMENT, VERIFY_URL, form
from tests.component.documents.reading import structure

MARKUP = ["#panic()", "$x$", "*a*", '"]', "]", "\\", "#{", "<b>", "//", "`raw`", "@ref", "= head", "- item", "~"]


def text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def students(pdf: bytes) -> list[list[str]]:
    """The rows of the students' table."""
    rows = structure(pdf).all("Table")[2].all("TR")[1:]
    return [[cell.text for cell in row.all("TD")] for row in rows]


def test_every_sign_that_could_be_markup_is_text(font_folder):
    for start in range(0, len(MARKUP), STUDENTS_AN_APPLICATION):
        names = MARKUP[start : start + STUDENTS_AN_APPLICATION]
        pdf = render_form(form(*names, signature=typed("#panic()")), font_folder=font_folder)
        assert [row[1] for row in students(pdf)] == names
        assert structure(pdf).all("Table")[4].all("TD")[0].text == "#panic()"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("count", [1, STUDENTS_AN_APPLICATION])
def test_all_of_the_form_is_there_for_one_student_and_for_ten(font_folder, count, language):
    shown = text(render_form(form(*["陳曉明"] * count, language=language), font_folder=font_folder))
    assert shown.count("陳曉明 臺北市立北政國民中學") == count
    assert VERIFY_URL in shown.replace("\n", "")
    for expected in (
        "親子綁定申請書", "第 1 頁，共",
        "115-7KQ2M-9M4TX", "民國115年11月24日 16時21分05秒", "王曉明", "A12*****89",
        "co****@gmail.com", "0912***678", STATEMENT.version, STATEMENT.digest, STATEMENT.title, STATEMENT.accept,
        SIGNATURE.digest(),
    ):  # fmt: skip
        assert expected in shown
    beside = {Language.CHINESE: "", Language.ENGLISH: "Father (legal representative)", Language.VIETNAMESE: "Họ và tên",
              Language.INDONESIAN: "Ayah (wakil sah)"}  # fmt: skip
    assert beside[language] in shown


def test_the_statement_may_be_in_the_guardians_language(font_folder):
    consent = STATEMENT._replace(language="vi", title="Bản tuyên bố", accept="Tôi đã đọc và đồng ý “tất cả”")
    shown = text(render_form(form("陳曉明", language=Language.VIETNAMESE, consent=consent), font_folder=font_folder))
    assert "Tôi đã đọc và đồng ý “tất cả”" in shown


def test_another_relationship_shows_the_guardians_word(font_folder):
    student = FormStudent("陳曉明", "臺北市立北政國民中學", "七年三班", Relationship.OTHER, "阿姨")
    assert "監護人：其他（阿姨）" in text(render_form(form(students=(student,)), font_folder=font_folder))


def test_the_same_form_is_the_same_file_and_another_time_another(font_folder):
    first = render_form(form("陳曉明"), font_folder=font_folder)
    assert render_form(form("陳曉明"), font_folder=font_folder) == first
    later = replace(form("陳曉明"), submitted_at=datetime(2026, 11, 24, 8, 21, 6, tzinfo=UTC))
    assert render_form(later, font_folder=font_folder) != first


def test_it_is_a_tagged_archival_document_of_modest_size(font_folder):
    pdf = render_form(form(*["陳曉明"] * STUDENTS_AN_APPLICATION), font_folder=font_folder)
    reader = PdfReader(io.BytesIO(pdf))
    metadata = reader.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"].startswith("zh")
    assert reader.metadata.creation_date.astimezone(UTC) == datetime(2026, 11, 24, 8, 21, 5, tzinfo=UTC)
    assert len(pdf) <= 150_000


@pytest.mark.parametrize("character", ["😀", "\U000f0001", "\x07", "\ue000", "अ", "ก", "ب"])
def test_a_form_is_never_made_with_a_hole(font_folder, character):
    for changed in (
        form(f"王{character}"),
        form("王", guardian=FormGuardian(f"王{character}", "A1", "e@x.tw", "09")),
        form("王", consent=STATEMENT._replace(title=character)),
    ):
        with pytest.raises(RenderFailed) as failed:
            render_form(changed, font_folder=font_folder)
        assert failed.value.code == "glyph_missing"
        assert character not in repr(failed.value)


def test_no_fonts_no_form(font_folder, tmp_path):
    with pytest.raises(RenderFailed, match="fonts_missing"):
        render_form(form("陳曉明"), font_folder=tmp_path)
    shutil.copyfile(font_folder / COVERAGE_FILE, tmp_path / COVERAGE_FILE)
    with pytest.raises(RenderFailed, match="fonts_missing"):
        render_form(form("陳曉明"), font_folder=tmp_path)


def test_a_font_that_lacks_what_its_coverage_promises_fails_the_render(font_folder, tmp_path):
    """The coverage file may be wrong; typst then refuses, and so do we."""
    folder = tmp_path / "fonts"
    shutil.copytree(font_folder, folder)
    coverage = (folder / COVERAGE_FILE).read_text()
    (folder / COVERAGE_FILE).write_text(coverage.replace('"runs":[', '"runs":[0,1114112,0,0,', 1))
    with pytest.raises(RenderFailed, match="typst_error|typst_warning"):
        render_form(form("😀"), font_folder=folder)
