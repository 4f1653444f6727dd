"""Export page: what is held on one person, for that person to read; made from the export's JSON value alone."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shared.documents.export_texts import LEGAL_BASIS, PURPOSE, RETENTION, TEXTS
from shared.documents.glyph_coverage import FontsMissing, missing_glyphs
from shared.documents.typesetting import (
    FOLDER,
    RenderFailed,
    both_times,
    paired,
    paired_labels,
    read_labels,
    typeset,
)
from shared.domain.exports import ExportPart
from shared.domain.languages import Language

TEMPLATE = FOLDER / "export.typ"
LABELS = tuple(FOLDER / f"{name}labels.toml" for name in ("", "form_", "evidence_", "export_"))

_NOTHING = "–"  # a cell that says nothing would be read as one that was forgotten

Value = Mapping[str, Any]
Cell = str | list[str] | dict[str, Any]


def render_export(export: Value, *, font_folder: Path) -> bytes:
    """The page as a PDF; the same export and fonts give the same bytes.

    A character that the fonts lack stands as its code point, ``〔U+30000〕``: what is held must still be read. Raises
    RenderFailed.
    """
    try:
        data = _Page(export, font_folder).data
    except FontsMissing:
        raise RenderFailed("fonts_missing") from None
    return typeset(TEMPLATE, data, moment=_moment(export["as_of"]), font_folder=font_folder)


class _Page:
    """What ``export.typ`` reads, as JSON values; texts that have a second language are lists of one or two."""

    def __init__(self, export: Value, font_folder: Path) -> None:
        self._export = export
        self._language = Language(export["language"])
        self._font_folder = font_folder
        self._labels: Mapping[str, Any] = read_labels(*LABELS)

    @property
    def data(self) -> dict[str, Any]:
        rows: Mapping[ExportPart, Callable[[], tuple[dict[str, int], list[list[Cell]]]]] = {
            ExportPart.ACCOUNT: self._account,
            ExportPart.CONTACTS: self._contacts,
            ExportPart.BINDINGS: self._bindings,
            ExportPart.APPLICATIONS: self._applications,
            ExportPart.DELEGATIONS: self._delegations,
            ExportPart.SERVICES: self._services,
            ExportPart.MESSAGES: self._messages,
            ExportPart.SIGN_INS: self._sign_ins,
        }
        return {
            "language": self._language,
            "labels": paired_labels(self._labels, self._language),
            "name": self._written(self._export["account"]["name"]),
            "as_of": self._time(self._export["as_of"]),
            "parts": [self._part(part, *rows[part]()) for part in ExportPart],
        }

    def _part(self, part: ExportPart, columns: dict[str, int], rows: list[list[Cell]]) -> dict[str, Any]:
        return {
            "title": self._word("parts", part),
            "why": [
                [self._label(label), paired(TEXTS[part][said], self._language)]
                for label, said in (("purpose_of_use", PURPOSE), ("legal_basis", LEGAL_BASIS), ("retention", RETENTION))
            ],
            "columns": [self._label(name) for name in columns],
            "widths": list(columns.values()),
            "rows": rows,
        }

    def _account(self) -> tuple[dict[str, int], list[list[Cell]]]:
        account = self._export["account"]
        row = [
            self._written(account["name"]),
            account["email"],
            account["mobile"],
            self._word("languages", account["language"]),
            self._time(account["opened_at"]),
        ]
        return {"name": 3, "login": 4, "mobile": 3, "language_of_messages": 3, "opened_at": 4}, [row]

    def _contacts(self) -> tuple[dict[str, int], list[list[Cell]]]:
        rows = [
            [self._word("channels", one["channel"]), one["address"], self._times(one["codes_sent_at"])]
            + [self._times(one["codes_wrong_at"])]
            for one in self._export["contacts"]
        ]
        rows += [
            [
                self._word("changes", one["kind"]),
                self._lines([one["before"], one["after"]]),
                self._time(one["at"]),
                _NOTHING,
            ]
            for one in self._export["changes"]
        ]
        return {"channel": 3, "address": 5, "codes_sent_at": 5, "codes_wrong_at": 5}, rows

    def _bindings(self) -> tuple[dict[str, int], list[list[Cell]]]:
        return {"student": 4, "signed_as": 5, "state": 3, "trail": 6}, [
            [
                self._lines([self._written(one["student_name"]), f"{one['school_code']} {one['class_name']}"]),
                self._lines([*self._standing(one), one["national_id"], one["email"], one["mobile"]]),
                self._lines([self._word("states", one["state"]), self._written(one["reason"])]),
                self._lines([self._step(step) for step in one["history"]]),
            ]
            for one in self._export["bindings"]
        ]

    def _standing(self, binding: Value) -> list[Cell]:
        relationship = self._word("relationships", binding["relationship"])
        return [self._written(binding["guardian_name"]), relationship, self._written(binding["relationship_detail"])]

    def _applications(self) -> tuple[dict[str, int], list[list[Cell]]]:
        return {"application_number": 4, "submitted_at": 4, "consent_given": 6, "proved": 6}, [
            [
                self._lines([one["application_number"], *map(self._written, one["students"])]),
                self._lines([self._time(one["submitted_at"]), self._label(f"signature_{one['signature_kind']}")]),
                self._lines(
                    [f"{one['consent_version']}", self._word("languages", one["consent_language"])]
                    + [one["consent_digest"][start : start + 16] for start in range(0, 64, 16)]
                ),
                self._lines([self._proof(proof) for proof in one["contacts"]]),
            ]
            for one in self._export["applications"]
        ]

    def _delegations(self) -> tuple[dict[str, int], list[list[Cell]]]:
        return {"delegation": 4, "student": 4, "other_adult": 4, "until": 5}, [
            [
                self._word("sides", one["side"]),
                self._written(one["student_name"]),
                self._written(one["other_name"]),
                self._lines([*(self._word("matters", scope) for scope in one["scopes"]), one["until"]]),
            ]
            for one in self._export["delegations"]
        ]

    def _services(self) -> tuple[dict[str, int], list[list[Cell]]]:
        return {"service_name": 4, "allowed": 5, "state": 3, "used": 5}, [
            [
                self._written(one["name"] or one["client_id"]),
                self._lines([self._word("service_scopes", scope) for scope in one["scopes"]]),
                self._lines([self._word("grants", one["state"]), self._time(one["ended_at"] or one["granted_at"])]),
                self._times([one["first_access"], one["last_access"]]),
            ]
            for one in self._export["services"]
        ]

    def _messages(self) -> tuple[dict[str, int], list[list[Cell]]]:
        rows = [[self._word("messages", one["kind"]), self._time(one["sent_at"])] for one in self._export["messages"]]
        return {"message": 1, "sent_at": 1}, rows

    def _sign_ins(self) -> tuple[dict[str, int], list[list[Cell]]]:
        rows = [[self._time(one["started_at"]), self._time(one["renewed_at"])] for one in self._export["sign_ins"]]
        return {"signed_in_at": 1, "renewed_at": 1}, rows

    def _proof(self, proof: Value) -> Cell:
        address = self._written(proof["address"])
        moments = zip(self._word("channels", proof["channel"]), self._time(proof["verified_at"]), strict=True)
        return [f"{channel} {address} {moment}" for channel, moment in moments]

    def _step(self, step: Value) -> Cell:
        return [
            f"{time} {word}"
            for time, word in zip(self._time(step["at"]), self._word("states", step["state"]), strict=True)
        ]

    def _times(self, seconds: list[int]) -> Cell:
        return self._lines([self._time(at) for at in seconds if at])

    def _lines(self, cells: list[Cell]) -> Cell:
        lines = [cell for cell in cells if cell]
        return {"lines": lines} if lines else _NOTHING

    def _label(self, name: str) -> list[str]:
        return paired(self._labels[name], self._language)

    def _word(self, group: str, value: str) -> list[str]:
        return paired(self._labels[group][value], self._language)

    def _time(self, seconds: int) -> list[str]:
        return both_times(_moment(seconds), self._language)

    def _written(self, text: str) -> str:
        missing = set(missing_glyphs(text, self._font_folder))
        return "".join(f"〔U+{ord(sign):04X}〕" if sign in missing else sign for sign in text)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
