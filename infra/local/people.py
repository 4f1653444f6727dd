"""People: who of the sample schools can be used to try the service out."""

import csv
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from infra.bootstrap import ROOT

LOADED = "sample.json"
"""File of the state folder that tells which sample is loaded, and its logins."""

SAMPLE = ROOT / "infra" / "sample"
ROSTER, SCHOOLS, STAFF = SAMPLE / "roster.csv", SAMPLE / "schools.csv", SAMPLE / "staff.csv"
# Three siblings in three schools, by student number.
_SIBLINGS = ("9001010002", "9002010003", "9003010002")


class Login(NamedTuple):
    """A staff login that the sample brings."""

    role: str
    school: str
    class_name: str
    name: str
    email: str
    password: str


class Pupil(NamedTuple):
    """A pupil of the sample, with what a guardian enters to be matched."""

    name: str
    national_id: str
    school_level: str
    school: str
    school_code: str
    class_name: str


def siblings() -> list[Pupil]:
    """Three siblings in three schools."""
    with ROSTER.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["學號"]: row for row in csv.DictReader(file)}
    columns = ("姓名", "身分證字號", "學層", "學校", "學校代碼", "班級")
    return [Pupil(*(rows[number][column] for column in columns)) for number in _SIBLINGS]


def recall_logins(state_folder: Path) -> list[Login] | None:
    """The logins of the sample as it is now; None if just this sample is not loaded in ``state_folder``."""
    record = state_folder / LOADED
    if not record.exists():
        return None
    digest, rows = json.loads(record.read_text())
    return [Login(*row) for row in rows] if digest == _digest() else None


def record_logins(state_folder: Path, logins: Sequence[Login]) -> None:
    """Note that the sample is loaded in ``state_folder``."""
    (state_folder / LOADED).write_text(json.dumps([_digest(), logins], ensure_ascii=False))


def _digest() -> str:
    total = hashlib.sha256()
    for path in sorted(path for path in SAMPLE.rglob("*") if path.is_file()):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
