"""Delegation desk: delegations are offered, accepted and ended. A child has few places for them, and each is written by
condition: of two who want the last one, one is refused."""

from collections.abc import Collection, Sequence
from datetime import date

from shared.domain import policy
from shared.domain.accounts import Account
from shared.domain.delegations import STRANGER, Delegation, DelegationFault, DelegationSide, Standing
from shared.domain.schools import day
from shared.persistence import keys
from shared.persistence.checks import account_is_open, is_not_barred, is_signed_in, represents
from shared.persistence.delegation_store import DelegationStore, standings
from shared.persistence.failures import StoreBusy
from shared.persistence.table import Check, ConditionFailed, Table, Update
from shared.persistence.tally import one_more

_TRIES = 6
_KEEP_COUNTERS_SECONDS = 3 * policy.DAY
# Attributes that an offer does not have: those of what was accepted, and of what has ended.
_LATER = ("dee", "acc_at", "end_at", "end_by", keys.INDEX_PARTITION_KEY, keys.INDEX_SORT_KEY)


class DelegationRefused(Exception):
    """A delegation can't be made or accepted."""

    def __init__(self, fault: DelegationFault) -> None:
        super().__init__(fault)
        self.fault = fault


class DelegationDesk:
    """Items ``S#`` / ``A#``. Methods raise StoreBusy and SealBroken."""

    def __init__(self, table: Table, store: DelegationStore) -> None:
        self._table = table
        self._store = store

    def offer(self, wanted: Delegation, account: Account, now: int) -> Delegation:
        """Offer a delegation, in whichever place of the child is free; the one that then stands.

        ``account``: the delegator's as it was read, which may be barred by none of its IDs and be signed out by nothing
        meanwhile. What was offered under the same id before is given again. Two round trips, more when others are at
        it. Raises DelegationRefused.
        """
        persons = account.persons
        for _ in range(_TRIES):
            items = self._table.query(keys.student_partition(wanted.student), consistent=True)
            standing, known = standings(items), self._store.delegations(items)
            before = next((one for one in known if one.id == wanted.id), None)
            if before is not None:
                return _repeated(before, wanted)
            if not _may_offer(wanted, persons, standing, day(now)):
                raise DelegationRefused(DelegationFault.NOT_ALLOWED)
            slot, taken = _free(known, standing, now)
            offered = wanted._replace(slot=slot)
            try:
                self._table.transact(
                    [self._offer(offered, taken), _counted(wanted.delegator, now)],
                    check=[*_of_delegator(wanted, persons, now), is_signed_in(account.guardian, account.generation)],
                )
            except ConditionFailed as failure:
                if failure.items[1] is not None:
                    raise DelegationRefused(DelegationFault.TOO_OFTEN) from None
            else:
                return offered
        raise StoreBusy("delegation")

    def accept(self, offered: Delegation, account: Account, now: int) -> Delegation:
        """Accept an offer; one that the same guardian accepted before is answered for alike. Two round trips.

        That it is offered, that who offers it may, and that neither of the two is barred by any ID and both have open
        accounts are conditions of the one write. Raises DelegationRefused.
        """
        accepted = offered._replace(delegate=account.guardian, accepted_at=now)
        delegator = self._store.delegators([offered]).get(offered.delegator)
        if delegator is None or not delegator.persons.isdisjoint(account.persons):
            raise DelegationRefused(DelegationFault.NOT_FOUND)
        checks = [
            *_of_delegator(offered, delegator.persons, now),
            *(is_not_barred(offered.student, person, now) for person in sorted(account.persons)),
            *map(account_is_open, (delegator.account, account.guardian)),
        ]
        try:
            self._table.transact([_acceptance(accepted, now)], check=checks)
        except ConditionFailed as failure:
            old = failure.items[0]
            before = self._store.delegation(old) if old else None
            if before and (before.id, before.delegate) == (offered.id, account.guardian) and before.stands(now):
                return before
            raise DelegationRefused(DelegationFault.NOT_FOUND) from None
        return accepted

    def end(self, delegation: Delegation, by: DelegationSide, now: int) -> Delegation:
        """End a delegation at once, or take an offer back; as it then is. What had ended stays as it was."""
        update = Update(
            keys.delegation(delegation.student, delegation.slot),
            "SET end_at = :now, end_by = :by",
            {":now": now, ":by": by, ":id": delegation.id},
            condition="id = :id AND attribute_not_exists(end_at)",
        )
        try:
            return self._store.delegation(self._table.update(update))
        except ConditionFailed as failure:
            old = failure.items[0]
            before = self._store.delegation(old) if old else None
            # Another one is in its place: then it was over.
            return before if before and before.id == delegation.id else delegation._replace(ended_at=now, ended_by=by)

    def _offer(self, offered: Delegation, taken: Delegation | None) -> Update:
        key = keys.delegation(offered.student, offered.slot)
        values = {
            "id": offered.id,
            "dor": offered.delegator,
            "adr": offered.address,
            "scopes": offered.scopes,
            "last": offered.until.isoformat(),
            "off_at": offered.offered_at,
            "off_end": offered.offer_ends,
            "lang": offered.language,
            "det": self._store.sealed(key, offered.details),
            keys.TTL_ATTRIBUTE: offered.offer_ends + policy.DELEGATION_KEPT,
        }
        free = f"attribute_not_exists({keys.PARTITION_KEY})"
        same = "id = :taken AND " + ("dee = :dee" if taken and taken.delegate else "attribute_not_exists(dee)")
        seen = {":taken": taken.id, **({":dee": taken.delegate} if taken.delegate else {})} if taken else {}
        return Update(
            key,
            f"SET {', '.join(f'#{name} = :{name}' for name in values)} REMOVE {', '.join(_LATER)}",
            {f":{name}": value for name, value in values.items()} | seen,
            condition=same if taken else free,
            names={f"#{name}": name for name in values},
        )


def _may_offer(wanted: Delegation, persons: Collection[str], standing: dict[str, Standing], on: date) -> bool:
    barred = any(standing.get(person, STRANGER).is_barred(on) for person in persons)
    return standing.get(wanted.delegator, STRANGER).represents(on) and not barred


def _of_delegator(one: Delegation, persons: Collection[str], now: int) -> list[Check]:
    """That a delegator may have somebody act: each ID is another item, so that none is asked for twice."""
    others = sorted(set(persons) - {one.delegator})
    return [
        represents(one.student, one.delegator, now),
        *(is_not_barred(one.student, person, now) for person in others),
    ]


def _repeated(before: Delegation, wanted: Delegation) -> Delegation:
    if before.asked != wanted.asked:
        raise DelegationRefused(DelegationFault.REUSED)
    return before


def _free(known: Sequence[Delegation], standing: dict[str, Standing], now: int) -> tuple[int, Delegation | None]:
    """A place that nothing stands in, and what is in it, if anything is. Raises DelegationRefused."""
    by_slot = {one.slot: one for one in known}
    for slot in range(policy.DELEGATIONS_A_CHILD):
        if slot not in by_slot:
            return slot, None
    for slot, one in sorted(by_slot.items()):
        if not one.stands(now) or not _is_held_up(one, standing, day(now)):
            return slot, one
    raise DelegationRefused(DelegationFault.TOO_MANY)


def _is_held_up(one: Delegation, standing: dict[str, Standing], on: date) -> bool:
    """Whether the two adults are still in a position for it."""
    delegate = standing.get(one.delegate, STRANGER)
    return standing.get(one.delegator, STRANGER).represents(on) and not delegate.is_barred(on)


def _counted(delegator: str, now: int) -> Update:
    today = keys.account_day(delegator, day(now))
    return one_more(today, "offers", policy.DELEGATION_OFFERS_A_DAY, now + _KEEP_COUNTERS_SECONDS)


def _acceptance(accepted: Delegation, now: int) -> Update:
    return Update(
        keys.delegation(accepted.student, accepted.slot),
        "SET dee = :dee, acc_at = :now, gp = :gp, gs = :gs, #ttl = :ttl",
        {
            ":dee": accepted.delegate,
            ":now": now,
            ":gp": keys.delegations_to(accepted.delegate),
            ":gs": keys.delegation_order(accepted.student, accepted.slot),
            ":ttl": accepted.ends + policy.DELEGATION_KEPT,
            ":id": accepted.id,
        },
        condition="id = :id AND attribute_not_exists(dee) AND attribute_not_exists(end_at) AND off_end > :now"
        " AND dor <> :dee",
        names={"#ttl": keys.TTL_ATTRIBUTE},
    )
