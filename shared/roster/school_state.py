"""School state: what the table holds of a school now, beside a roster of it."""

from collections.abc import Sequence
from concurrent.futures import Executor
from typing import NamedTuple, TypeVar

from shared.domain.pupils import Homeroom, Pupil, SchoolRoster
from shared.domain.schools import SchoolId
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.import_archive import ImportArchive
from shared.persistence.import_store import ImportStore
from shared.persistence.pupil_store import READS, PupilStore

T = TypeVar("T")


class Stores(NamedTuple):
    """Where an import reads and writes; ``crew`` makes its calls beside each other."""

    pupils: PupilStore
    homerooms: HomeroomStore
    imports: ImportStore
    archive: ImportArchive
    crew: Executor


class SchoolState(NamedTuple):
    """``present``: the pupils of the school's classes. ``elsewhere``: those of the roster who are in none of them but
    known, by index value; ``protected`` are those of the latter who are."""

    homerooms: list[Homeroom]
    present: list[Pupil]
    elsewhere: dict[str, Pupil]
    protected: frozenset[str]


def read_state(stores: Stores, roster: SchoolRoster) -> SchoolState:
    """One query for the classes and one for each, and one read for each 100 pupils who are new to the school."""
    school = roster.school
    homerooms = stores.homerooms.of_school(school)
    present = _present(stores, school, homerooms)
    here = {pupil.index for pupil in present}
    new = [pupil.index for pupil in roster.pupils if pupil.index not in here]
    elsewhere: dict[str, Pupil] = {}
    protected: set[str] = set()
    for found, guarded in stores.crew.map(stores.pupils.look, chunks(new, READS)):
        elsewhere |= found
        protected.update(guarded)
    return SchoolState(homerooms, present, elsewhere, frozenset(protected))


def _present(stores: Stores, school: SchoolId, homerooms: Sequence[Homeroom]) -> list[Pupil]:
    teachers = dict.fromkeys(homeroom.teacher for homeroom in homerooms)
    classes = stores.crew.map(lambda teacher: stores.pupils.of_teacher(teacher, school), teachers)
    return [pupil for pupils in classes for pupil in pupils]


def chunks(values: Sequence[T], size: int) -> list[Sequence[T]]:
    """``values`` in parts of at most ``size``."""
    return [values[first : first + size] for first in range(0, len(values), size)]
