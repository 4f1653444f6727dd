"""reset_sandbox: page by page through the table, until all is forgotten or the time is over."""

from collections import Counter
from collections.abc import Callable

from functions.reset_sandbox.contract import SandboxReset
from shared.api.call import Call, Reply
from shared.persistence.family_pool import FamilyPool
from shared.persistence.sandbox_store import Forgettable, SandboxStore

_SECONDS = 15  # after which no further page is begun: one takes a second or two at most


class ResetSandbox:
    """May be called again at any time: it finds what is there."""

    def __init__(self, store: SandboxStore, pool: FamilyPool, clock: Callable[[], float]) -> None:
        self._store = store
        self._pool = pool
        self._clock = clock

    def __call__(self, call: Call) -> Reply:
        forgotten: Counter[Forgettable] = Counter()
        until, start, more = self._clock() + _SECONDS, None, True
        while more and self._clock() < until:
            page = self._store.read(start)
            # Logins first: without its account, nobody would find one again.
            for guardian in page.guardians:
                self._pool.remove_login(guardian)
            forgotten += self._store.forget(page, call.now)
            start, more = page.next, page.next is not None
        return Reply(SandboxReset(**{thing: forgotten[thing] for thing in Forgettable}, more=more))
