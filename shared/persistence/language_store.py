"""Language store: the language in which somebody is written to, on the account and on what was applied for with it."""

from collections.abc import Sequence

from shared.domain.accounts import AccountState
from shared.domain.identifiers import BindingId
from shared.persistence import keys
from shared.persistence.table import ConditionFailed, Table, Update

_MOST = 99  # a transaction holds a hundred writes


class LanguageStore:
    """``lang`` of items ``G#`` / ``A`` and ``S#`` / ``B#``: a message about a binding needs no look at the account."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def choose(self, guardian: str, bindings: Sequence[BindingId], language: str) -> bool:
        """Write to the owner of an open account in this language from now on, about these bindings too; False when the
        account is open no more. One round trip. Raises StoreBusy."""
        spoken = {":lang": language}
        account = Update(
            keys.account(guardian),
            "SET lang = :lang",
            spoken | {":open": AccountState.OPEN},
            condition="stands = :open",
        )
        about = [
            Update(keys.binding(binding), "SET lang = :lang", spoken, condition="attribute_exists(st)")
            for binding in bindings[:_MOST]
        ]
        try:
            self._table.transact([account, *about])
        except ConditionFailed:
            return False
        return True
