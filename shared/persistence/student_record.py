"""Student record: everything about one student that their school's registrar may see."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from shared.domain.bindings import Binding
from shared.domain.blocks import Block
from shared.domain.delegations import Delegation, Standing, active
from shared.domain.students import ExemptReason, Student
from shared.persistence import keys
from shared.persistence.binding_store import BindingStore
from shared.persistence.block_store import BlockStore
from shared.persistence.delegation_store import DelegationStore, standings
from shared.persistence.roster_store import RosterStore
from shared.persistence.table import Table


class StudentRecord(NamedTuple):
    """A student with the bindings to them and the blocks that stand."""

    student: Student
    exempt: ExemptReason | None
    bindings: tuple[Binding, ...]
    blocks: tuple[Block, ...]
    delegations: tuple[Delegation, ...] = ()
    standings: Mapping[str, Standing] = {}

    def active(self, on: date) -> list[Delegation]:
        """The delegations that let somebody act on a day."""
        return active(self.delegations, self.standings, on)


class StudentRecords:
    """The partition of a student."""

    def __init__(
        self,
        table: Table,
        roster: RosterStore,
        bindings: BindingStore,
        blocks: BlockStore,
        delegations: DelegationStore,
    ) -> None:
        self._table = table
        self._roster = roster
        self._bindings = bindings
        self._blocks = blocks
        self._delegations = delegations

    def of(self, student: str) -> StudentRecord | None:
        """One round trip. Raises StoreBusy, SealBroken."""
        items = self._table.query(keys.student_partition(student))
        profile = next((item for item in items if keys.is_profile(keys.key_of_item(item))), None)
        if profile is None:
            return None
        return StudentRecord(
            student=self._roster.student(profile),
            exempt=ExemptReason(profile["ex"]) if "ex" in profile else None,
            bindings=tuple(self._bindings.bindings(items)),
            blocks=tuple(self._blocks.blocks(items)),
            delegations=tuple(self._delegations.delegations(items)),
            standings=standings(items),
        )

    def students(self, wanted: Collection[str]) -> dict[str, Student]:
        """Those of ``wanted`` that the roster knows, up to 100, by index value; one round trip. Raises StoreBusy."""
        found = self._table.get_many([keys.profile(student) for student in wanted]) if wanted else {}
        return {student.index: student for student in map(self._roster.student, found.values())}
