"""Writing: many writes beside each other, and the classes of a school as a roster has them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from shared.domain.pupils import Homeroom
from shared.domain.schools import SchoolId
from shared.persistence.failures import StoreBusy
from shared.persistence.pupil_store import STATEMENTS
from shared.roster.school_state import Stores, chunks

T = TypeVar("T")


def together(
    stores: Stores, write: Callable[[Sequence[T]], list[bool | StoreBusy]], values: Sequence[T]
) -> list[bool | StoreBusy]:
    """What became of each of ``values``, written in batches."""
    batches = stores.crew.map(write, chunks(values, STATEMENTS))
    return [outcome for batch in batches for outcome in batch]


def write_homerooms(stores: Stores, school: SchoolId, homerooms: Iterable[Homeroom]) -> None:
    """Have the school's classes be ``homerooms`` and no others."""
    before = {homeroom.class_name: homeroom for homeroom in stores.homerooms.of_school(school)}
    after = {homeroom.class_name: homeroom for homeroom in homerooms}
    changed = [homeroom for name, homeroom in after.items() if before.get(name) != homeroom]
    list(stores.crew.map(lambda homeroom: stores.homerooms.put(school, homeroom), changed))
    stores.homerooms.remove(school, before.keys() - after.keys())
