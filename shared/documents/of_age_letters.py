"""Letters to students of age: who each is for, and the code that opens the page of the student beside the own ID."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from shared.documents.letters import spoken
from shared.documents.qr_code import qr_svg
from shared.documents.typesetting import FOLDER, paired_labels, read_labels, roc_day, typeset
from shared.domain.languages import DEFAULT_LANGUAGE, Language
from shared.domain.letter_codes import grouped
from shared.domain.schools import TAIPEI, School

TEMPLATE = FOLDER / "of_age.typ"
LABELS = (FOLDER / "of_age_labels.toml",)


@dataclass(frozen=True)
class OfAge:
    """One student; ``name`` is empty where it is to be written in by hand, ``code`` is without its groups."""

    name: str
    seat: int
    code: str


@dataclass(frozen=True)
class OfAgeLetters:
    """The letters of one class. ``made_at`` and ``expires_at``, from when on the codes open nothing, are aware;
    ``page_url`` is the page that a code opens."""

    school: School
    class_name: str
    students: tuple[OfAge, ...]
    made_at: datetime
    expires_at: datetime
    page_url: str


def render_of_age_letters(letters: OfAgeLetters, *, font_folder: Path) -> bytes:
    """A PDF with a page a student; the same letters and fonts give the same bytes. Raises RenderFailed."""
    return typeset(TEMPLATE, _data(letters), moment=letters.made_at, font_folder=font_folder)


def _data(letters: OfAgeLetters) -> dict[str, Any]:
    """What ``of_age.typ`` reads, as JSON values. ``abroad``: the short texts, by language and key."""
    labels = read_labels(*LABELS)
    texts = {language: spoken(labels, language, letters.school) for language in Language}
    chinese = {key: [text] for key, text in texts[DEFAULT_LANGUAGE].items()}
    return {
        "language": DEFAULT_LANGUAGE,
        "labels": paired_labels(read_labels(FOLDER / "labels.toml"), DEFAULT_LANGUAGE) | chinese,
        "school": {"name": letters.school.name},
        "class": letters.class_name,
        "students": [_student(student, letters.page_url) for student in letters.students],
        "date": roc_day(letters.made_at),
        "until": f"{roc_day(letters.expires_at)} {letters.expires_at.astimezone(TAIPEI):%H:%M}",
        "url": letters.page_url,
        "abroad": {language: said for language, said in texts.items() if language is not DEFAULT_LANGUAGE},
    }


def _student(student: OfAge, page_url: str) -> dict[str, Any]:
    code = grouped(student.code)
    # In the fragment no server's log has it.
    return {"name": student.name, "seat": student.seat, "code": code, "svg": qr_svg(f"{page_url}#{code}")}
