"""Faults: a worker whose calls fail one after the other, each before or after it took effect."""

from contextlib import contextmanager
from itertools import count

from shared.persistence.failures import StoreBusy

_SERVICES = ("dynamodb", "sqs", "cognito-idp", "s3")


class Faulty:
    """Takes a body again and again: in the first try its first call fails, in the second the second, until a try has
    no call left to fail. ``failed`` is how many tries did."""

    def __init__(self, work, clients, *, after: bool) -> None:
        self._work, self._clients = work, clients
        self._when = "after-call" if after else "before-call"
        self.failed = 0

    def __call__(self, body) -> None:
        for place in count():
            with self._failing(place):
                try:
                    self._work(body)
                except StoreBusy:
                    self.failed += 1
                else:
                    return

    @contextmanager
    def _failing(self, place: int):
        calls = count()

        def fail(**_):
            if next(calls) == place:
                raise StoreBusy("fault")

        for service in _SERVICES:
            self._clients(service).meta.events.register(self._when, fail, unique_id="fault")
        try:
            yield
        finally:
            for service in _SERVICES:
                self._clients(service).meta.events.unregister(self._when, unique_id="fault")
