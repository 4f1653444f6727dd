"""tell_family: from what one adult of a child's does to those who must know, and to what it has taken the ground from.

Doing it twice tells nobody twice, and ends nothing twice.
"""

from collections.abc import Callable
from typing import Any

from shared.delivery import outbox
from shared.delivery.kinds import MessageKind
from shared.domain.delegations import STRANGER, Delegation, DelegationSide
from shared.domain.identifiers import read_binding_id
from shared.domain.schools import day
from shared.persistence.change_stream import read_image
from shared.persistence.contest_store import ContestStore
from shared.persistence.delegation_desk import DelegationDesk
from shared.persistence.delegation_store import DelegationStore, Household
from shared.persistence.queue import Queue


class TellFamily:
    """One reading of the student. Whom a message reaches is looked at again when it is written."""

    def __init__(
        self,
        contests: ContestStore,
        delegations: DelegationStore,
        desk: DelegationDesk,
        messages: Queue,
        clock: Callable[[], float],
    ) -> None:
        self._contests = contests
        self._delegations = delegations
        self._desk = desk
        self._messages = messages
        self._clock = clock

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: what the relay says of a binding, a delegation or an account. Raises StoreBusy."""
        now = int(self._clock())
        match body:
            case {"applied": applied, "application": application}:
                self._applied(applied, application, now)
            case {"unsettled": binding, "lifted_from": lifted_from}:
                self._unsettled(binding, lifted_from, now)
            case {"offered": image}:
                self._messages.send([outbox.delegation_changed(MessageKind.DELEGATION_OFFERED, image)])
            case {"accepted": image}:
                self._accepted(image, now)
            case {"ended": image}:
                self._ended(image)
            case {"closed": guardian}:
                self._end(self._delegations.received_by(guardian), now)
            case _:
                raise ValueError("body")

    def _applied(self, applied: str, application: str, now: int) -> None:
        binding = read_binding_id(applied)
        open_ = self._contests.of_student(binding.student, now)
        told = [one.id for one in open_ if (one.applicant.id, one.applicant.application) == (binding, application)]
        self._messages.send([outbox.contest_opened(binding.student, contest) for contest in told])

    def _unsettled(self, binding: str, lifted_from: int | None, now: int) -> None:
        """End what rests on a binding that ended, or concerns somebody who is barred, or was until a moment ago: that
        a court takes an order back brings no delegation back."""
        student, guardian = read_binding_id(binding)
        household = self._delegations.household(student)
        was_barred = guardian if lifted_from is not None and lifted_from <= now else None
        self._end([one for one in household.delegations if not _rests(one, household, was_barred, now)], now)

    def _end(self, ones: list[Delegation], now: int) -> None:
        for one in ones:
            if one.stands(now):
                self._desk.end(one, DelegationSide.RULE, now)

    def _accepted(self, image: dict[str, Any], now: int) -> None:
        """The delegator, and who else represents the child: of a protected one, nobody else."""
        accepted = self._delegations.delegation(read_image(image))
        household = self._delegations.household(accepted.student)
        others = [] if household.protected else household.representatives(day(now))
        told = [outbox.delegation_changed(MessageKind.DELEGATION_ACCEPTED, image, accepted.delegator)]
        told += [
            outbox.delegation_changed(MessageKind.DELEGATION_GIVEN, image, other)
            for other in others
            if other not in (accepted.delegator, accepted.delegate)
        ]
        self._messages.send(told)

    def _ended(self, image: dict[str, Any]) -> None:
        """Whoever of the two did not end it; of an offer that nobody accepted, nobody."""
        ended = self._delegations.delegation(read_image(image))
        if ended.delegate:
            other = ended.delegator if ended.ended_by is DelegationSide.DELEGATE else ended.delegate
            self._messages.send([outbox.delegation_changed(MessageKind.DELEGATION_ENDED, image, other)])


def _rests(one: Delegation, household: Household, was_barred: str | None, now: int) -> bool:
    delegator = household.standings.get(one.delegator, STRANGER)
    delegate = household.standings.get(one.delegate, STRANGER)
    if was_barred in (one.delegator, one.delegate):
        return False
    return delegator.represents(day(now)) and not delegate.is_barred(day(now))
