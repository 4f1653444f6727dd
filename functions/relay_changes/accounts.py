"""Accounts: what a change of an account, or of one of its contacts, sets in motion."""

from shared.delivery import outbox
from shared.delivery.outbox import Body
from shared.domain.account_changes import ChangeKind
from shared.domain.accounts import AccountState, FrozenBy
from shared.domain.services import GrantState
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.change_stream import Change

# To whom a change is told: at the contact before it, after it, or at the login.
_TOLD = {
    ChangeKind.EMAIL: ("before",),
    ChangeKind.MOBILE: ("before", "login"),
    ChangeKind.UNDO_EMAIL: ("before", "after"),
    ChangeKind.UNDO_MOBILE: ("before", "after"),
    ChangeKind.RECOVERED_EMAIL: ("before", "after"),
    ChangeKind.RECOVERED_MOBILE: ("before", "login"),
    ChangeKind.JOIN: ("before", "after"),
    ChangeKind.MERGE: ("before", "after"),
}


def told(change: Change) -> list[Body]:
    """The messages that follow from a change of an account's items."""
    named = keys.account_change_of(change.key)
    if named is not None and change.old is None:
        kind = ChangeKind(change.new["kind"])
        return [outbox.account_changed(kind, *named, to) for to in _TOLD[kind]]
    if _was_frozen(change) and change.new["frozen_by"] != FrozenBy.RECOVERY:
        guardian = keys.guardian_of_account(change.key)
        return [outbox.account_frozen(guardian, f"{guardian}-{change.new['generation']}")]
    if keys.is_grant(change.key) and _lets_in_for_more(change.old or {}, change.new):
        return [
            outbox.service_let_in(keys.guardian_of_account(change.key), keys.client_of(change.key), change.new["given"])
        ]
    return []


def followed(change: Change) -> list[Body]:
    """What the worker that lets everything else follow the account is told."""
    named = keys.account_change_of(change.key)
    if named is not None and change.old is None:
        guardian, number = named
        return [{"guardian": guardian, "number": number}]
    if _was_frozen(change):
        guardian = keys.guardian_of_account(change.key)
        return [{"guardian": guardian, "number": 0, "frozen_at": change.new["frozen_at"]}]
    return []


def linked_late(change: Change) -> list[Body]:
    """A contact that was left got a link since: it is of an application handed in before, whose link came late."""
    old, new = change.old or {}, change.new or {}
    if "kept_for" not in new or _links(new) <= _links(old):
        return []
    return [{"guardian": new["kept_for"], "number": None}]


def _was_frozen(change: Change) -> bool:
    frozen = AccountState.FROZEN
    return keys.is_account(change.key) and change.new["stands"] == frozen != (change.old or {}).get("stands")


def _lets_in_for_more(old: Item, new: Item) -> bool:
    before = old["scopes"] if old.get("st") == GrantState.GRANTED else []
    return new["st"] == GrantState.GRANTED and not set(new["scopes"]) <= set(before)


def _links(item: Item) -> set[str]:
    return set(item.get("links", ()))
