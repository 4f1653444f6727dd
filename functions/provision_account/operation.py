"""provision_account: one account a person, whatever repeats; then the approval is told."""

from collections.abc import Callable
from typing import Any

from shared.delivery import outbox
from shared.domain.bindings import Binding
from shared.persistence.account_store import Account, AccountStore
from shared.persistence.binding_store import BindingStore
from shared.persistence.change_stream import read_image
from shared.persistence.family_pool import FamilyPool
from shared.persistence.queue import Queue


class ProvisionAccount:
    """Every step may be repeated: a login that exists is left alone, an account that stands is read."""

    def __init__(
        self,
        bindings: BindingStore,
        accounts: AccountStore,
        pool: FamilyPool,
        messages: Queue,
        clock: Callable[[], float],
    ) -> None:
        self._bindings = bindings
        self._accounts = accounts
        self._pool = pool
        self._messages = messages
        self._clock = clock

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"image": an approved binding's item as the stream spells it}``. Raises StoreBusy."""
        binding = self._bindings.binding(read_image(body["image"]))
        self._pool.ensure_login(binding.id.guardian, binding.details.email)
        wanted = _account(binding)
        standing = self._accounts.open(wanted, int(self._clock()))
        kind = "approved_new_account" if standing.opened_by == wanted.opened_by else "approved_existing_account"
        self._messages.send([outbox.binding_changed(kind, body["image"])])


def _account(binding: Binding) -> Account:
    return Account(
        guardian=binding.id.guardian,
        name=binding.details.guardian_name,
        email=binding.details.email,
        mobile=binding.details.mobile,
        contacts=binding.contacts,
        language=binding.language,
        opened_by=f"{binding.id.text}#{binding.version}",
    )
