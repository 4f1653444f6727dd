"""Contest store: applications of others for a child to whom a guardian is bound, and what the guardian says to them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from shared.domain import objections, sealing
from shared.domain.accounts import Account
from shared.domain.bindings import Binding, State
from shared.domain.identifiers import BindingId
from shared.domain.objections import Objection, contest_id
from shared.domain.schools import day
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.binding_store import OBJECTED, BindingStore
from shared.persistence.checks import is_bound
from shared.persistence.delegation_store import standings
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey
from shared.persistence.table import ConditionFailed, Table, Update

_TRIES = 4
_COUNTED = 99_999  # and begins again: whoever decides spells it in five digits


class Contest(NamedTuple):
    """An undecided application, and a bound guardian who may object to it; ``id`` names both.

    ``barred``: index values of all who are barred from the student. The guardian's own person may be by another ID.
    """

    id: str
    guardian: Binding
    applicant: Binding
    barred: frozenset[str]

    def is_open_to(self, account: Account) -> bool:
        """Whether the person of the guardian's account is barred by no ID of theirs."""
        return self.barred.isdisjoint(account.persons)

    @property
    def objection(self) -> Objection | None:
        """What this guardian has said to it."""
        return next((one for one in self.applicant.objections if one.guardian == self.guardian.id.guardian), None)


class ContestOver(Exception):
    """The application was decided or cancelled, or the guardian is not bound any more."""


class ContestStore:
    """Items ``S#`` / ``B#``. Objections stand on the applicant's binding, as one sealed value, and each is
    counted beside its version: whoever decides has seen the objections so far, and whoever applied sees no trace."""

    def __init__(self, table: Table, bindings: BindingStore, field_key: LocalKey, entropy: Entropy) -> None:
        self._table = table
        self._bindings = bindings
        self._field_key = field_key
        self._entropy = entropy

    def of_student(self, student: str, now: int) -> list[Contest]:
        """Every undecided application for a student beside every guardian who may object to it; none for a protected
        one, of whom nobody is told anything. One round trip, a strong one. Raises StoreBusy, SealBroken.
        """
        items = self._table.query(keys.student_partition(student), consistent=True)
        if _is_protected(items):
            return []
        standing = standings(items)
        bindings = self._bindings.bindings(items)
        barred = frozenset(guardian for guardian, stands in standing.items() if stands.is_barred(day(now)))
        bound = [one for one in bindings if one.state is State.APPROVED and one.id.guardian not in barred]
        applicants = [binding for binding in bindings if binding.state is State.APPLIED]
        return [
            Contest(self._id(guardian.id, applicant), guardian, applicant, barred)
            for guardian in bound
            for applicant in applicants
        ]

    def object(self, contest: Contest, words: str, now: int) -> Contest:
        """Object, or say it in other words; the contest after it. Raises ContestOver, StoreBusy."""
        said = Objection(contest.guardian.id.guardian, now, words)

        def with_mine(others: tuple[Objection, ...]) -> tuple[Objection, ...]:
            return (*others, said)

        if contest.objection and contest.objection.words == words:
            return contest
        return self._written(contest, with_mine, now)

    def withdraw(self, contest: Contest, now: int) -> Contest:
        """Take an objection back; the contest after it. Raises ContestOver, StoreBusy."""
        return self._written(contest, lambda others: others, now) if contest.objection else contest

    def _written(
        self, contest: Contest, change: Callable[[tuple[Objection, ...]], tuple[Objection, ...]], now: int
    ) -> Contest:
        for _ in range(_TRIES):
            applicant = contest.applicant
            others = tuple(one for one in applicant.objections if one.guardian != contest.guardian.id.guardian)
            after = applicant._replace(objections=change(others), objected=applicant.objected % _COUNTED + 1)
            try:
                self._table.transact([self._update(applicant, after)], check=is_bound(contest.guardian.id, now))
            except ConditionFailed as failure:
                contest = self._again(contest, failure.items)
            else:
                return contest._replace(applicant=after)
        raise StoreBusy("contest")

    def _again(self, contest: Contest, items: Sequence[Item | None]) -> Contest:
        """The contest as a write found it that came too late. Raises ContestOver."""
        found, guardian = items
        if guardian is not None or found is None:
            raise ContestOver
        applicant = self._bindings.binding(found)
        if applicant.state is not State.APPLIED or applicant.application != contest.applicant.application:
            raise ContestOver
        return contest._replace(applicant=applicant)

    def _update(self, before: Binding, after: Binding) -> Update:
        key = keys.binding(before.id)
        values: Item = {":applied": State.APPLIED, ":app": before.application, ":after": after.objected}
        seen = f"attribute_not_exists({OBJECTED})"
        if before.objected:
            seen, values[":before"] = f"{OBJECTED} = :before", before.objected
        change = f"SET {OBJECTED} = :after REMOVE obj"
        if after.objections:
            change = f"SET {OBJECTED} = :after, obj = :obj"
            values[":obj"] = sealing.seal(
                self._field_key.bytes, objections.spelt(after.objections), f"{key.context}|obj", self._entropy
            )
        return Update(key, change, values, condition=f"st = :applied AND app = :app AND {seen}")

    def _id(self, guardian: BindingId, applicant: Binding) -> str:
        return contest_id(self._field_key.bytes, guardian, applicant.id, applicant.application)


def _is_protected(items: Sequence[Item]) -> bool:
    """Also of a student whom the roster does not know."""
    return not any(keys.is_profile(keys.key_of_item(item)) and not item["prot"] for item in items)
