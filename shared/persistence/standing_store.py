"""Standing store: where bindings stand, read by who may know nothing else of them."""

from collections.abc import Sequence
from typing import NamedTuple

from shared.domain.bindings import State
from shared.domain.identifiers import BindingId
from shared.persistence import keys
from shared.persistence.table import Table


class Standing(NamedTuple):
    """A binding's application and state, and since when (epoch seconds)."""

    application: str
    state: State
    changed_at: int


class StandingStore:
    """The open attributes of items ``B#``: it holds no key to the sealed ones."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of(self, binding_ids: Sequence[BindingId]) -> list[Standing]:
        """Those of ``binding_ids`` that exist, in their order; one round trip. Raises StoreBusy."""
        wanted = [keys.binding(binding_id) for binding_id in binding_ids]
        found = self._table.get_many(wanted) if wanted else {}
        items = [found[key] for key in wanted if key in found]
        return [Standing(item["app"], State(item["st"]), item["chg"]) for item in items]
