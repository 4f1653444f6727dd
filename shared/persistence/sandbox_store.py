"""Sandbox store: what a reset forgets, and what it must not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from shared.domain import policy, sealing
from shared.domain.contacts import Channel, Contact
from shared.domain.sandbox import Sandbox
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.key_ring import LocalKey
from shared.persistence.keys import Key
from shared.persistence.table import Table, Update

_PAGE_ITEMS = 250
_KEEP_LIMITS_SECONDS = 2 * policy.DAY


class Forgettable(StrEnum):
    """What goes. Profiles, schools, classes, assignments, consent statements, what staff did and the count of the
    day's SMS stay."""

    BINDINGS = "bindings"
    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    COUNTERS = "counters"
    MESSAGES = "messages"
    DOCUMENTS = "documents"


class Page(NamedTuple):
    """A part of the table. ``going``: keys by kind of item; ``emptied``: contacts that lose only what they open.

    ``next``: where the next page begins, None behind the last.
    """

    going: Mapping[str, Sequence[Key]]
    emptied: Sequence[Key]
    next: Key | None

    @property
    def guardians(self) -> list[str]:
        """Whose accounts are on this page."""
        accounts = filter(keys.is_account, self.going.get("account_items", ()))
        return [keys.guardian_of_account(key) for key in accounts]


class SandboxStore:
    """The whole table of a stage whose data may go.

    Contacts that are somebody's keep their codes and limits, or a reset would let a stranger have them sent to, and
    guessed at, without end.
    """

    def __init__(self, table: Table, address_key: LocalKey, sandbox: Sandbox) -> None:
        self._table = table
        self._address_key = address_key
        self._sandbox = sandbox

    def read(self, start: Key | None) -> Page:
        """The page that begins behind ``start``. Raises StoreBusy, SealBroken."""
        items, behind = self._table.page(start, _PAGE_ITEMS)
        going: dict[str, list[Key]] = defaultdict(list)
        emptied = []
        for item in items:
            key = keys.key_of_item(item)
            thing = _thing(key)
            if thing is Forgettable.CONTACTS and not self._is_of_sandbox(key, item):
                emptied += [key] if item.keys() & {"links", "login_of", "kept_for"} else []
            elif thing is not None:
                going[keys.kind_of(key)].append(key)
        return Page(going, emptied, behind)

    def forget(self, page: Page, now: int) -> Counter[Forgettable]:
        """Delete what goes; how much it was. Doing it again changes nothing. Raises StoreBusy."""
        for going in page.going.values():
            self._table.delete(going)
        for key in page.emptied:
            self._empty(key, now)
        return _counted([*page.emptied, *(key for going in page.going.values() for key in going)])

    def _is_of_sandbox(self, key: Key, item: Item) -> bool:
        if "addr" not in item:
            return False
        address = sealing.unseal(self._address_key.bytes, item["addr"], f"{key.context}|address")
        return self._sandbox.holds(Contact(Channel(item["chan"]), address))

    def _empty(self, key: Key, now: int) -> None:
        self._table.update(
            Update(
                key,
                "REMOVE links, login_of, kept_for, kept_until, keep SET #ttl = :ttl",
                {":ttl": now + _KEEP_LIMITS_SECONDS},
                names={"#ttl": keys.TTL_ATTRIBUTE},
            )
        )


def _thing(key: Key) -> Forgettable | None:
    """What the item of this key is; None when it stays."""
    counter = keys.is_day(key)
    match keys.kind_of(key):
        case "contact_items":
            return Forgettable.COUNTERS if counter else Forgettable.CONTACTS
        case "student_items" if not keys.is_profile(key):
            return Forgettable.COUNTERS if counter else Forgettable.BINDINGS
        case "account_items":
            return Forgettable.ACCOUNTS
        case "message_items" if not counter:
            return Forgettable.MESSAGES
        case "document_items":
            return Forgettable.DOCUMENTS
    return None


def _counted(going: Iterable[Key]) -> Counter[Forgettable]:
    return Counter(thing for key in going if (thing := _thing(key)) is not None)
