"""Broken stores: the seeded defects that a race test must catch."""

from shared.domain.bindings import State
from shared.persistence import keys
from shared.persistence.binding_store import BindingStore, Refused
from shared.persistence.table import Update


class ReadThenWrite(BindingStore):
    """States are read, compared, and written without a condition."""

    def submit(self, bindings, seats, *evidence):
        if self.get_many([bindings[0].id]):
            return super().submit(bindings, seats, *evidence)
        update = self._submission(bindings[0], seats[0], *evidence)
        self._table.update(update._replace(condition=f"({update.condition}) OR attribute_not_exists(nothing)"))
        return None

    def cancel(self, binding_id, contact_hashes, now):
        (old,) = self.get_many([binding_id])
        if old.state is not State.APPLIED:
            return Refused(old)
        self._table.update(Update(keys.binding(binding_id), "SET st = :st", {":st": State.CANCELLED}))
        return old

    def decide(self, decisions, acting, decider, now):
        (old,) = self.get_many([decisions[0].binding])
        if old.state is not State.APPLIED:
            return [Refused(old)]
        self._table.update(Update(keys.binding(old.id), "SET st = :st", {":st": State.APPROVED}))
        return [old]


class OneByOne(BindingStore):
    """Each student of an application is written alone."""

    def submit(self, bindings, seats, *evidence):
        refused = [
            super(OneByOne, self).submit([one], [seat], *evidence) for one, seat in zip(bindings, seats, strict=True)
        ]
        return [entry and entry[0] for entry in refused] if any(refused) else None
