"""Sign-in guard: how often somebody may try to sign in by an address, whether anybody has it or not."""

from collections.abc import Callable
from typing import NamedTuple

from shared.domain import policy
from shared.domain.refusals import Refusal
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import ConditionFailed, Table, Update

_REMEMBERED = policy.SIGN_IN_LIMITS[-1][0]
_KEEP_SECONDS = policy.SIGN_IN_LIMITS[-1][1]
_APART = 1 << 40  # two tries of one second differ in what is below
_ROUNDS = 5


class Try(NamedTuple):
    """One try that was counted. ``mark``: its time, and behind it what tells it from every other."""

    contact: str
    mark: int


class SignInGuard:
    """Items ``C#`` / ``SIGNIN``, or others of ``key``. The times of tries are a shift register, newest first, so the
    limits are exact.

    A try counts before anything is compared, so that of many at once no more are compared than the limits let; one
    that was right is taken out again.
    """

    def __init__(self, table: Table, entropy: Entropy, key: Callable[[str], keys.Key] = keys.sign_in_tries) -> None:
        self._table = table
        self._entropy = entropy
        self._key = key

    def count(self, contact_hash: str, now: int) -> Try:
        """Count a try; only then may it be compared. Raises Refusal when the limits are reached, StoreBusy."""
        mark = now * _APART + int.from_bytes(self._entropy(5), "big")
        update = Update(
            self._key(contact_hash),
            f"SET {_pushed()}, #ttl = :ttl",
            {":mark": mark, ":none": 0, ":ttl": now + _KEEP_SECONDS}
            | {f":before{count}": (now - window + 1) * _APART - 1 for count, window in policy.SIGN_IN_LIMITS},
            condition="(attribute_not_exists(t1) OR t1 <> :mark) AND "
            + " AND ".join(_older(count, f":before{count}") for count, _ in policy.SIGN_IN_LIMITS),
            names={"#ttl": keys.TTL_ATTRIBUTE},
        )
        try:
            self._table.update(update)
        except ConditionFailed as failure:
            tries = _tries(failure.items[0])
            # A repeat of a call that timed out after it took effect finds its own try.
            if mark not in tries:
                raise Refusal("sign_in_locked", retry_after=_wait(tries, now)) from None
        return Try(contact_hash, mark)

    def forgive(self, counted: Try) -> None:
        """Take a try that was right out of the count, wherever later ones have pushed it. Raises StoreBusy.

        When others keep pushing it on it stays: that costs its owner a try, and lets nobody in.
        """
        place = 1
        for _ in range(_ROUNDS):
            try:
                self._table.update(_pulled(self._key(counted.contact), counted.mark, place))
                return
            except ConditionFailed as failure:
                tries = _tries(failure.items[0])
                if counted.mark not in tries:
                    return
                place = tries.index(counted.mark) + 1


def _pushed() -> str:
    moves = [f"t{n} = if_not_exists(t{n - 1}, :none)" for n in range(_REMEMBERED, 1, -1)]
    return ", ".join([*moves, "t1 = :mark"])


def _pulled(key: keys.Key, mark: int, place: int) -> Update:
    moves = [f"t{n} = t{n + 1}" for n in range(place, _REMEMBERED)]
    return Update(
        key,
        f"SET {', '.join([*moves, f't{_REMEMBERED} = :none'])}",
        {":none": 0, ":mark": mark},
        condition=f"t{place} = :mark",
    )


def _older(place: int, bound: str) -> str:
    return f"(attribute_not_exists(t{place}) OR t{place} <= {bound})"


def _tries(item: Item | None) -> list[int]:
    return [int((item or {}).get(f"t{place}", 0)) for place in range(1, _REMEMBERED + 1)]


def _wait(tries: list[int], now: int) -> int:
    """Seconds until the next try may be made."""
    ends = [tries[count - 1] // _APART + window for count, window in policy.SIGN_IN_LIMITS]
    return max(1, *(end - now for end in ends))
