"""Evidence page: what stands behind an application, for people; rendered from the evidence alone."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shared.documents.evidence import BindingEvidence, ContactEvidence, Evidence, StepEvidence
from shared.documents.glyph_coverage import FontsMissing, missing_glyphs
from shared.documents.qr_code import qr_svg
from shared.documents.typesetting import (
    FOLDER,
    RenderFailed,
    both_times,
    paired,
    paired_labels,
    read_labels,
    typeset,
)

TEMPLATE = FOLDER / "evidence.typ"
LABELS = (FOLDER / "labels.toml", FOLDER / "evidence_labels.toml")


def render_evidence(evidence: Evidence, *, font_folder: Path, verify_url: str) -> bytes:
    """The page as a PDF; the same evidence, fonts and address give the same bytes.

    A character of a name that the fonts lack stands as its code point, ``〔U+30000〕``: the form of such a name is made
    out by hand, and its evidence must still be had. Raises RenderFailed.
    """
    try:
        verify = {"url": verify_url, "svg": qr_svg(verify_url)} if evidence.form else None
        data = _Page(evidence, font_folder).data | {"verify": verify}
    except FontsMissing:
        raise RenderFailed("fonts_missing") from None
    return typeset(TEMPLATE, data, moment=_moment(evidence.as_of), font_folder=font_folder)


class _Page:
    """What ``evidence.typ`` reads, as JSON values; texts that have a second language are lists of one or two."""

    def __init__(self, evidence: Evidence, font_folder: Path) -> None:
        self._evidence = evidence
        self._font_folder = font_folder
        self._labels: Mapping[str, Any] = read_labels(*LABELS)

    @property
    def data(self) -> dict[str, Any]:
        evidence = self._evidence
        form = evidence.form
        return {
            "language": evidence.language,
            "labels": paired_labels(self._labels, evidence.language),
            "number": evidence.application_number,
            "submitted": self._time(evidence.submitted_at),
            "as_of": self._time(evidence.as_of),
            "digest": evidence.digest(),
            "guardian": self._name(evidence.guardian_name),
            "contacts": [self._contact(contact) for contact in evidence.contacts],
            "consent": evidence.consent._asdict() | {"language": self._word("languages", evidence.consent.language)},
            "signature": evidence.signature._asdict(),
            "form": {"digest": form.digest, "sealed": self._time(form.sealed_at)} if form else None,
            "bindings": [self._binding(binding) for binding in evidence.bindings],
        }

    def _contact(self, contact: ContactEvidence) -> dict[str, Any]:
        return {
            "channel": self._word("channels", contact.channel),
            "address": contact.address,
            "purpose": self._word("purposes", contact.purpose),
            "verified": self._time(contact.verified_at),
            "method": self._word("methods", contact.method),
        }

    def _binding(self, binding: BindingEvidence) -> dict[str, Any]:
        return {
            "ordinal": binding.ordinal,
            "name": self._name(binding.student_name),
            "state": self._word("states", binding.state),
            "trail": [self._step(step) for step in binding.trail],
        }

    def _step(self, step: StepEvidence) -> list[str]:
        parts = zip(self._time(step.at), self._word("states", step.state), self._word("actors", step.by), strict=True)
        chinese, *other = parts
        return ["{}　{}（{}）".format(*chinese), *("{} – {} ({})".format(*texts) for texts in other)]

    def _word(self, group: str, value: str) -> list[str]:
        return paired(self._labels[group][value], self._evidence.language)

    def _time(self, seconds: int) -> list[str]:
        return both_times(_moment(seconds), self._evidence.language)

    def _name(self, name: str) -> str:
        missing = set(missing_glyphs(name, self._font_folder))
        return "".join(f"〔U+{ord(sign):04X}〕" if sign in missing else sign for sign in name)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
