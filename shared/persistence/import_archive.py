"""Import archive: what imports of rosters need beside the table, sealed: rows, reports, pupils as they were before."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from shared.domain import policy, sealing
from shared.domain.pupils import Homeroom, Pupil, SchoolRoster
from shared.domain.schools import SchoolId, SchoolLevel
from shared.domain.sealing import Entropy
from shared.persistence.archive import IMPORTS, ROSTERS, UPLOADS, Archive
from shared.persistence.key_ring import LocalKey

_SEALED = "application/octet-stream"


class Before(NamedTuple):
    """A school before an import: those pupils whom it changed (None: not there), and all its classes."""

    pupils: Mapping[str, Pupil | None]
    homerooms: tuple[Homeroom, ...]


class ImportArchive:
    """Objects ``uploads/`` (files as they were posted), ``rosters/`` (their rows, once checked), both gone in days, and
    ``imports/`` (reports, and what undoing needs)."""

    def __init__(self, archive: Archive, field_key: LocalKey, entropy: Entropy) -> None:
        self._archive = archive
        self._field_key = field_key
        self._entropy = entropy

    def upload(self, import_id: str) -> tuple[str, Mapping[str, str]]:
        """Where a browser may post the file of an import, and the fields to post with it. No call is made."""
        return self._archive.upload(_file(import_id), policy.ROSTER_FILE_MAX_BYTES, policy.ROSTER_UPLOAD_LINK_LIFETIME)

    def file(self, import_id: str) -> bytes | None:
        """The file that was uploaded, or None."""
        return self._archive.find(_file(import_id))

    def uploaded(self, import_id: str) -> bool:
        """Whether the file is there."""
        return self._archive.look(_file(import_id)) is not None

    def put_roster(self, import_id: str, roster: SchoolRoster) -> None:
        """Keep what a file says of one school."""
        value = [[_spelt(pupil) for pupil in roster.pupils], [list(homeroom) for homeroom in roster.homerooms]]
        self._put(f"{ROSTERS}/{import_id}/{_name(roster.school)}", value)

    def roster(self, import_id: str, school: SchoolId) -> SchoolRoster:
        """What a file says of one school. Raises StoreBusy also when it is kept no more."""
        pupils, homerooms = self._get(f"{ROSTERS}/{import_id}/{_name(school)}")
        return SchoolRoster(school, [_pupil(p) for p in pupils], [Homeroom(*h) for h in homerooms])

    def put_named(self, import_id: str, indexes: Mapping[SchoolId, int], named: Iterable[str]) -> None:
        """Keep the schools of a file, each with how many pupils, and the index values of all pupils."""
        self._put(f"{ROSTERS}/{import_id}/named", [[[*s, n] for s, n in indexes.items()], sorted(named)])

    def schools(self, import_id: str) -> dict[SchoolId, int]:
        """The schools of a file, each with how many pupils."""
        schools, _ = self._get(f"{ROSTERS}/{import_id}/named")
        return {SchoolId(SchoolLevel(level), code): pupils for level, code, pupils in schools}

    def named(self, import_id: str) -> frozenset[str]:
        """The index values of all pupils of a file."""
        return frozenset(self._get(f"{ROSTERS}/{import_id}/named")[1])

    def put_report(self, import_id: str, report: Any) -> None:
        """Keep what the check found, a JSON value."""
        self._put(f"{IMPORTS}/{import_id}/report", report)

    def report(self, import_id: str) -> Any:
        """What the check found, or None when it is not kept any more."""
        return self._find(f"{IMPORTS}/{import_id}/report")

    def keep_before(self, import_id: str, school: SchoolId, before: Before) -> None:
        """Keep a school as it was, before anything of it is changed.

        What is kept already stays: whoever goes on with a broken-off import finds the school half changed. Nothing is
        ever written over, so that of two workers neither loses what the other kept.
        """
        kept = self._parts(import_id, school)
        known = {index for part in kept for index in part.pupils}
        new = {index: pupil for index, pupil in before.pupils.items() if index not in known}
        if kept and not new:
            return
        value = [[[i, _spelt(p) if p else None] for i, p in new.items()], [list(h) for h in before.homerooms]]
        key = _before(import_id, school, len(kept))
        sealed = sealing.seal(self._field_key.bytes, value, key, self._entropy)
        if not self._archive.put_once(key, sealed, _SEALED):
            self.keep_before(import_id, school, before)

    def before(self, import_id: str, school: SchoolId) -> Before | None:
        """A school as it was, or None when nothing is kept."""
        kept = self._parts(import_id, school)
        if not kept:
            return None
        return Before({i: p for part in reversed(kept) for i, p in part.pupils.items()}, kept[0].homerooms)

    def _parts(self, import_id: str, school: SchoolId) -> list[Before]:
        parts: list[Before] = []
        while (value := self._find(_before(import_id, school, len(parts)))) is not None:
            pupils, homerooms = value
            found = {index: _pupil(pupil) if pupil else None for index, pupil in pupils}
            parts.append(Before(found, tuple(Homeroom(*homeroom) for homeroom in homerooms)))
        return parts

    def _put(self, key: str, value: Any) -> None:
        self._archive.put(key, sealing.seal(self._field_key.bytes, value, key, self._entropy), _SEALED)

    def _get(self, key: str) -> Any:
        return sealing.unseal(self._field_key.bytes, self._archive.get(key), key)

    def _find(self, key: str) -> Any:
        sealed = self._archive.find(key)
        return None if sealed is None else sealing.unseal(self._field_key.bytes, sealed, key)


def _file(import_id: str) -> str:
    return f"{UPLOADS}/{import_id}"


def _name(school: SchoolId) -> str:
    return f"{school.level}-{school.code}"


def _before(import_id: str, school: SchoolId, number: int) -> str:
    return f"{IMPORTS}/{import_id}/{_name(school)}/{number}"


def _spelt(pupil: Pupil) -> list[Any]:
    left, born = (day.isoformat() if day else None for day in (pupil.left, pupil.birth_date))
    return [*pupil._replace(school=list(pupil.school), left=left, birth_date=born)]


def _pupil(values: list[Any]) -> Pupil:
    pupil = Pupil(*values)
    level, code = pupil.school
    left, born = (date.fromisoformat(day) if day else None for day in (pupil.left, pupil.birth_date))
    return pupil._replace(school=SchoolId(SchoolLevel(level), code), left=left, birth_date=born)
