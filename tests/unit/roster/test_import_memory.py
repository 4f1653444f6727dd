"""A city's import fits: what a row takes while a roster is prepared and applied, over stores with nothing in them."""

import hashlib
import io
import os
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

from shared.domain.identifiers import encoded
from shared.domain.imports import ImportAction, ImportState, RosterImport, state_after
from shared.persistence.import_archive import ImportArchive
from shared.roster.application import Apply
from shared.roster.circumstances import Circumstances
from shared.roster.preparation import Prepare
from shared.roster.school_state import Stores
from tests.bench.city import CITY, catalogue, pupils
from tests.bench.city_files import WRITERS

_GOAL = 200_000_000
_INTERPRETER = 60_000_000  # what the process, the SDK with it, takes anyway
_ROWS = 2_000


class Key:
    bytes = b"k" * 32


class Identities:
    def of(self, number):
        return encoded(hashlib.sha256(number.encode()).digest())


class Folder:
    """A bucket on the disk."""

    def __init__(self, path):
        self._path = path

    def put(self, key, content, media_type):
        (self._path / key.replace("/", "-")).write_bytes(content)

    def get(self, key):
        return (self._path / key.replace("/", "-")).read_bytes()

    def find(self, key):
        return self.get(key) if (self._path / key.replace("/", "-")).exists() else None

    def put_once(self, key, content, media_type):
        self.put(key, content, media_type)
        return True


class Nothing:
    """Pupils and classes: none there, and every write is done."""

    def of_teacher(self, teacher, school):
        return []

    def of_school(self, school):
        return []

    def look(self, indexes):
        return {}, []

    def write(self, writes):
        return [True] * len(writes)

    def put(self, school, homeroom):
        pass

    def remove(self, school, names):
        pass


class Imports:
    """One import."""

    def __init__(self):
        self.one = RosterImport("i" * 22, 0, "", None, ImportState.CHECKING, 0)

    def advance(self, import_id, action, now, **values):
        self.one = self.one._replace(state=state_after(action), **values)
        return self.one

    def note(self, import_id, state, now, **values):
        return self.one

    def schools(self, import_id):
        return {}

    def get(self, import_id):
        return self.one

    def begin_school(self, roster_import, school, now):
        return now

    def note_school(self, roster_import, school, done):
        pass

    def claim(self, school, import_id, now):
        pass

    def release(self, school, import_id):
        pass


def _peak(rows, folder):
    """Bytes that a whole import takes at most beyond what there was."""
    file = io.BytesIO()
    WRITERS["csv"](file, pupils(rows))
    folder.mkdir()
    given = Circumstances(lambda: 1_800_000_000, lambda _: None, lambda *_: None)
    tracemalloc.start()
    try:
        with ThreadPoolExecutor(4) as crew:
            archive = ImportArchive(Folder(folder), Key, os.urandom)
            stores = Stores(Nothing(), Nothing(), Imports(), archive, crew)
            prepare = Prepare(stores, Identities(), Key, lambda: catalogue(rows), given)
            ready, _ = prepare(stores.imports.one, file)
            assert (ready.state, ready.rows) == (ImportState.READY, rows)
            applying = stores.imports.advance(ready.id, ImportAction.APPLY, 0)
            assert Apply(stores, lambda *_: None, given, lambda *_: None)(applying).counts["added"] == rows
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_citys_import_takes_less_than_200_megabytes(tmp_path):
    few, many = _peak(_ROWS, tmp_path / "few"), _peak(3 * _ROWS, tmp_path / "many")
    assert CITY * (many - few) / (2 * _ROWS) < _GOAL - _INTERPRETER
