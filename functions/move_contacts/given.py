"""Given: what the owner of an account let others do, which ends when somebody says that the account was not theirs."""

from collections.abc import Callable, Iterable

from shared.domain.accounts import Account
from shared.domain.bindings import Binding
from shared.domain.delegations import DelegationSide
from shared.persistence.delegation_desk import DelegationDesk
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.grant_store import GrantStore

# The clocks of those who give and of those who freeze may differ by so many seconds.
_APART = 60


class EndGiven:
    """Who knows by whom it was given? Its owner gives it anew in a minute; what an intruder gave would never end."""

    def __init__(
        self, grants: GrantStore, delegations: DelegationStore, desk: DelegationDesk, clock: Callable[[], float]
    ) -> None:
        self._grants = grants
        self._delegations = delegations
        self._desk = desk
        self._clock = clock

    def __call__(self, account: Account, bindings: Iterable[Binding], frozen_at: int) -> None:
        """Shut out the services that were let in, and end the delegations that were given, until ``frozen_at`` (epoch
        seconds). What was given since stays, however late this comes. Raises StoreBusy."""
        now, until = int(self._clock()), frozen_at + _APART
        for person in sorted(account.persons):
            for grant in self._grants.of_account(person):
                if grant.stands and grant.granted_at <= until:
                    self._grants.revoke(person, grant.client, now, given_until=until)
        students = {binding.id.student for binding in bindings}
        for one in self._delegations.given_by(account.persons, sorted(students)):
            if one.offered_at <= until and one.stands(now):
                self._desk.end(one, DelegationSide.RULE, now)
