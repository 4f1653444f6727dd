"""The prepared fonts, and forms to render with them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from infra.fonts import TOOLS, prepare_fonts
from shared.documents.application_form import ApplicationForm, FormGuardian, FormStudent
from shared.documents.signature import drawn
from shared.domain.consent import ConsentStatement, Section
from shared.domain.languages import Language
from shared.domain.relationships import Relationship

STATEMENT = ConsentStatement(
    version="2026-11-01",
    language="zh-Hant",
    title="個人資料蒐集、處理及利用告知暨同意聲明",
    sections=(Section("一、蒐集機關", ("臺北市政府教育局。", "聯絡方式：「1999」…")), Section("二、目的", ("綁定。",))),
    accept="本人已詳閱並同意以上條款聲明",
    decline="不同意並退出",
)
VERIFY_URL = "https://binding.example/verify#Zk3PqX0aB9sLw7uYtR2mNg"
SIGNATURE = drawn([[[x * 5, (x * 37) % 90] for x in range(40)], [[3, 3]]])


@pytest.fixture(scope="session")
def font_folder() -> Path:
    return prepare_fonts(TOOLS / "fonts")


def form(*names: str, language: Language = Language.CHINESE, **changes) -> ApplicationForm:
    """A form for students of these names, each with a relationship of its own while they last."""
    kinds = list(Relationship)
    students = tuple(
        FormStudent(name, "臺北市立北政國民中學", "七年三班", kinds[index % 6]) for index, name in enumerate(names)
    )
    values = {
        "application_number": "115-7KQ2M-9M4TX",
        "submitted_at": datetime(2026, 11, 24, 8, 21, 5, tzinfo=UTC),
        "language": language,
        "guardian": FormGuardian("王曉明", "A12*****89", "co****@gmail.com", "0912***678"),
        "students": students,
        "consent": STATEMENT,
        "signature": SIGNATURE,
        "verify_url": VERIFY_URL,
    }
    return ApplicationForm(**values | changes)
