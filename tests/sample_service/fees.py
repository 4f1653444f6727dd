"""校園繳費: who may pay a child's fees, kept as the binding service tells it.

What an event says is only that something changed: an account is then asked about anew before it is relied upon. What it
ends, ends at once.
"""

import threading
from typing import Any, NamedTuple

from tests.sample_service.binding_api import BindingApi


class NotAllowed(Exception):
    """This account may not pay for this child."""


class Payment(NamedTuple):
    """A fee that was paid."""

    account: str
    student: str
    amount: int


class Fees:
    """Holds no national ID, and of an account no name: both are known by subjects that are ours alone."""

    def __init__(self, api: BindingApi) -> None:
        self._api = api
        self._lock = threading.Lock()
        self._children: dict[str, dict[str, str]] = {}
        self._asked_anew: set[str] = set()
        self._events: set[str] = set()
        self._newest: dict[tuple[str, str], tuple[int, str]] = {}
        self.payments: list[Payment] = []

    def connect(self, account: str) -> None:
        """A guardian let us in."""
        with self._lock:
            self._asked_anew.add(account)

    def take(self, event: dict[str, Any]) -> None:
        """An event, however often and in whatever order they come."""
        account, student = event["data"]["account"], event["data"]["student"]
        order = (event["data"]["version"], event["timestamp"])
        with self._lock:
            if event["id"] in self._events or order < self._newest.get((account, student), order):
                return
            self._events.add(event["id"])
            self._newest[account, student] = order
            if event["type"] == "binding.ended":
                self._children.get(account, {}).pop(student, None)
            else:
                self._asked_anew.add(account)

    def children(self, account: str) -> dict[str, str]:
        """For whom an account may pay: names, by how we know them."""
        while account in self._asked_anew:
            before = len(self._events)
            found = self._api.children(account)
            with self._lock:
                # What came meanwhile may be newer than the answer.
                if len(self._events) == before:
                    self._children[account] = found
                    self._asked_anew.discard(account)
        with self._lock:
            return dict(self._children.get(account, {}))

    def pay(self, account: str, student: str, amount: int) -> None:
        """Take a payment. The binding service has the last word, however fresh what we keep is. Raises NotAllowed."""
        if student not in self.children(account) or not self._api.may_pay(account, student):
            raise NotAllowed
        self.payments.append(Payment(account, student, amount))
