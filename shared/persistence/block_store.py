"""Block store: guardians barred from students. Two registrars, the one school and the state of the binding are all
conditions on the writes."""

from collections.abc import Sequence
from typing import Any

from shared.domain import sealing
from shared.domain.bindings import Action, state_after
from shared.domain.blocks import Block, BlockFault, LiftRequest
from shared.domain.identifiers import BindingId
from shared.domain.reasons import EndReason
from shared.domain.schools import SchoolId, day, midnight
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey
from shared.persistence.responsibility import IS_OF, NAMES, is_of
from shared.persistence.table import Check, ConditionFailed, Table, Update
from shared.persistence.transitions import befores, is_before, step

_TRIES = 4
_STANDS = "attribute_exists(barred_from)"


class BlockRefused(Exception):
    """A block can't be set or lifted so."""

    def __init__(self, fault: BlockFault) -> None:
        super().__init__(fault)
        self.fault = fault


class BlockStore:
    """Items ``S#`` / ``X#``, kept when they are lifted. What refuses and ends is ``barred_from`` (epoch seconds) on the
    item ``B#`` of the same two, which is written together with them and by nobody else.

    Methods raise BlockRefused and StoreBusy. ``school`` is the one whose registrar acts: the student's own.
    """

    def __init__(self, table: Table, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._field_key = field_key
        self._entropy = entropy

    def set(self, block: Block, school: SchoolId) -> None:
        """Set a block; in the same write it ends, if it holds already, the binding that is open.

        Set again, it may begin earlier and not later, and a request to lift it is void. Whether a binding is open is
        found out by writing: one round trip, two when one is, more when it changes meanwhile.
        """
        ends = False
        for _ in range(_TRIES):
            try:
                self._table.transact(
                    [self._set(block, school), _barred(block, ends=ends)],
                    check=_of_school(block.id, school, block.set_at),
                )
            except ConditionFailed as failure:
                standing, _, profile = failure.items
                if profile is not None or not any(failure.items):
                    raise BlockRefused(BlockFault.ELSEWHERE) from None
                if standing is not None:
                    raise BlockRefused(BlockFault.EARLIER_STANDS) from None
                ends = not ends
            else:
                return
        raise StoreBusy("block")

    def ask_lift(self, block: BindingId, school: SchoolId, request: LiftRequest) -> None:
        """Ask that a block be lifted; asking again changes nothing."""
        key = keys.block(block)
        update = Update(
            key,
            f"SET lift_by = :by, lift_at = :at, lift_ref = :ref, {keys.INDEX_PARTITION_KEY} = :school",
            {
                ":by": request.asked_by,
                ":at": request.at,
                ":ref": self._sealed(key, "lift_ref", request.reference),
                ":school": keys.school_blocks(school),
            },
            condition=f"{_STANDS} AND attribute_not_exists(lift_by)",
        )
        try:
            self._table.transact([update], check=_of_school(block, school, request.at))
        except ConditionFailed as failure:
            standing = _standing(failure.items)
            if standing["lift_by"] != request.asked_by:
                raise BlockRefused(BlockFault.LIFT_ASKED) from None

    def lift(self, block: BindingId, school: SchoolId, registrar: str, asked_at: int, now: int) -> None:
        """Lift a block at the request made at ``asked_at`` by another registrar; doing it again changes nothing."""
        update = Update(
            keys.block(block),
            "SET lifted_by = :me, lifted_at = :now"
            f" REMOVE barred_from, {keys.INDEX_PARTITION_KEY}, {keys.INDEX_SORT_KEY}",
            {":me": registrar, ":now": now, ":asked": asked_at},
            condition=f"{_STANDS} AND lift_at = :asked AND lift_by <> :me",
        )
        freed = Update(keys.binding(block), "REMOVE barred_from", {})
        try:
            self._table.transact([update, freed], check=_of_school(block, school, now))
        except ConditionFailed as failure:
            if not _lifted(failure.items[0], registrar, asked_at):
                standing = _standing(failure.items)
                same = standing.get("lift_by") == registrar
                raise BlockRefused(BlockFault.ONE_PERSON if same else BlockFault.LIFT_NOT_ASKED) from None

    def of_school(self, school: SchoolId) -> list[Block]:
        """The blocks that a school has set and not lifted, by the day from which they hold; one round trip."""
        partition = keys.school_blocks(school)
        return self.blocks(self._table.query_index(keys.INDEX_NAME, keys.INDEX_PARTITION_KEY, partition))

    def enforce(self, school: SchoolId, now: int) -> int:
        """End what is open of those whose day has come since they were set; how many that were.

        Doing it again, or days late, changes nothing else.
        """
        due = [block for block in self.of_school(school) if block.set_at < midnight(block.starts) <= now]
        return sum(self._enforced(block.id, now) for block in due)

    def blocks(self, items: Sequence[Item]) -> list[Block]:
        """Those of ``items`` that are blocks and stand. Raises SealBroken when one was tampered with."""
        return [
            self._block(item) for item in items if keys.block_id_of(keys.key_of_item(item)) and "barred_from" in item
        ]

    def _block(self, item: Item) -> Block:
        key = keys.key_of_item(item)
        national_id, reference = self._unsealed(key, "det", item["det"])
        lift = None
        if "lift_by" in item:
            lift = LiftRequest(item["lift_by"], item["lift_at"], self._unsealed(key, "lift_ref", item["lift_ref"]))
        starts = day(item["barred_from"])
        return Block(keys.block_id_of(key), national_id, starts, reference, item["set_by"], item["set_at"], lift)

    def _set(self, block: Block, school: SchoolId) -> Update:
        key = keys.block(block.id)
        values = {
            "barred_from": midnight(block.starts),
            "det": self._sealed(key, "det", [block.national_id, block.reference]),
            "set_by": block.set_by,
            "set_at": block.set_at,
            keys.INDEX_PARTITION_KEY: keys.school_blocks(school),
            keys.INDEX_SORT_KEY: keys.block_order(block.id, block.starts),
        }
        return Update(
            key,
            f"SET {', '.join(f'{name} = :{name}' for name in values)}"
            " REMOVE lift_by, lift_at, lift_ref, lifted_by, lifted_at",
            {f":{name}": value for name, value in values.items()},
            condition="attribute_not_exists(barred_from) OR barred_from >= :barred_from",
        )

    def _enforced(self, block: BindingId, now: int) -> bool:
        expression, values = _ending(now)
        condition = f"{is_before(Action.BAR)} AND barred_from <= :now"
        return self._table.holds(Update(keys.binding(block), expression, values, condition=condition))

    def _sealed(self, key: keys.Key, attribute: str, value: Any) -> bytes:
        return sealing.seal(self._field_key.bytes, value, f"{key.context}|{attribute}", self._entropy)

    def _unsealed(self, key: keys.Key, attribute: str, sealed: bytes) -> Any:
        return sealing.unseal(self._field_key.bytes, sealed, f"{key.context}|{attribute}")


def _barred(block: Block, *, ends: bool) -> Update:
    """The write to the binding's item, whether there is a binding or not."""
    key, barred = keys.binding(block.id), {":from": midnight(block.starts)}
    if not block.holds(day(block.set_at)):
        return Update(key, "SET barred_from = :from", barred)
    if not ends:
        open_ = befores(Action.BAR)
        condition = f"attribute_not_exists(st) OR NOT ({is_before(Action.BAR)})"
        return Update(key, "SET barred_from = :from", {**barred, **open_}, condition=condition)
    expression, values = _ending(block.set_at)
    return Update(key, f"{expression}, barred_from = :from", {**barred, **values}, condition=is_before(Action.BAR))


def _ending(now: int) -> tuple[str, dict[str, Any]]:
    """What ends a binding at ``now``, but for the condition on its state."""
    return "REMOVE rw, dby, dro, dtok ADD trail :step SET st = :ended, ver = ver + :one, chg = :now, rc = :reason", {
        ":step": {step(now, Action.BAR)},
        ":ended": state_after(Action.BAR),
        ":one": 1,
        ":now": now,
        ":reason": EndReason.BARRED,
        **befores(Action.BAR),
    }


def _of_school(block: BindingId, school: SchoolId, now: int) -> Check:
    """That the school's registrar answers for the student."""
    return Check(keys.profile(block.student), IS_OF, is_of(school, day(now)), NAMES)


def _standing(items: Sequence[Item | None]) -> Item:
    """The block as a refused write to it found it. Raises BlockRefused when it was no block that refused."""
    block, profile = items[0], items[-1]
    if profile is not None:
        raise BlockRefused(BlockFault.ELSEWHERE)
    if block is None or "barred_from" not in block:
        raise BlockRefused(BlockFault.NONE_STANDS)
    return block


def _lifted(block: Item | None, registrar: str, asked_at: int) -> bool:
    """Whether this registrar lifted the block before, at the same request."""
    if block is None or "barred_from" in block:
        return False
    return (block.get("lifted_by"), block.get("lift_at")) == (registrar, asked_at)
