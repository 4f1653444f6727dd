"""Application form: the 申請書 as data, and its rendering to PDF/A-2a and PDF/UA-1."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from shared.documents.qr_code import qr_svg
from shared.documents.signature import Signature, SignatureKind, svg
from shared.documents.typesetting import FOLDER, both_times, paired, paired_labels, read_labels, typeset
from shared.domain.consent import ConsentStatement
from shared.domain.languages import Language
from shared.domain.relationships import KINDS, Relationship

TEMPLATE = FOLDER / "form.typ"
LABELS = (FOLDER / "labels.toml", FOLDER / "form_labels.toml")


@dataclass(frozen=True)
class FormGuardian:
    """The applicant; every text is printed as given, so the caller masks what is to be masked. ``email`` and
    ``mobile`` are empty when the applicant has none."""

    name: str
    national_id: str
    email: str
    mobile: str


@dataclass(frozen=True)
class FormStudent:
    """One student; ``relationship_detail`` is the guardian's word with ``Relationship.OTHER``."""

    name: str
    school: str
    class_name: str
    relationship: Relationship
    relationship_detail: str = ""


@dataclass(frozen=True)
class ApplicationForm:
    """All that the form shows. ``submitted_at`` is aware; ``language`` adds its labels beside the Chinese ones.

    ``verify_url`` is the page that says whether this form is sound; the form's QR code leads there. ``assisted``: the
    school entered it at the counter.
    """

    application_number: str
    submitted_at: datetime
    language: Language
    guardian: FormGuardian
    students: tuple[FormStudent, ...]
    consent: ConsentStatement
    signature: Signature
    verify_url: str
    assisted: bool = False


def render_form(form: ApplicationForm, *, font_folder: Path) -> bytes:
    """The form as a PDF; the same form and fonts give the same bytes.

    ``font_folder`` is one that ``python -m infra.fonts`` prepared. Raises RenderFailed.
    """
    return typeset(TEMPLATE, _data(form), moment=form.submitted_at, font_folder=font_folder)


def _data(form: ApplicationForm) -> dict[str, Any]:
    """What ``form.typ`` reads, as JSON values; ``labels``, ``submitted`` and ``relationship`` are lists of one or two
    texts."""
    return {
        "language": form.language,
        "labels": paired_labels(read_labels(*LABELS), form.language),
        "number": form.application_number,
        "assisted": form.assisted,
        "submitted": both_times(form.submitted_at, form.language),
        "guardian": vars(form.guardian),
        "students": [_student(student, form.language) for student in form.students],
        "consent": {
            "language": form.consent.language,
            "title": form.consent.title,
            "version": form.consent.version,
            "digest": form.consent.digest,
            "accept": form.consent.accept,
        },
        "signature": _signature(form.signature),
        "verify": {"url": form.verify_url, "svg": qr_svg(form.verify_url)},
    }


def _student(student: FormStudent, language: Language) -> dict[str, Any]:
    labels = read_labels(*LABELS)
    relationships = paired(labels["relationships"][student.relationship], language)
    kinds = paired(labels["kinds"][KINDS[student.relationship]], language)
    shown = [f"{kinds[0]}：{relationships[0]}"]
    shown += [f"{text} ({kind})" for text, kind in zip(relationships[1:], kinds[1:], strict=True)]
    return {
        "name": student.name,
        "school": student.school,
        "class": student.class_name,
        "relationship": shown,
        "detail": student.relationship_detail,
    }


def _signature(signature: Signature) -> dict[str, Any]:
    image = svg(signature) if signature.kind is SignatureKind.DRAWN else list(signature.image)
    return {"kind": signature.kind, "image": image, "name": signature.name, "digest": signature.digest()}
