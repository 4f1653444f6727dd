"""Account letters: what the owner of an account is told of a change of it, at the contacts from before and after."""

from typing import Any

from functions.send_messages.letter import Letter, not_me
from shared.api.links import About, LinkKind, Links, NotMe
from shared.delivery.kinds import MessageKind
from shared.delivery.outbox import MESSAGES
from shared.domain import policy
from shared.domain.account_changes import AccountChange
from shared.domain.accounts import Account
from shared.domain.contacts import Channel, Contact, masked
from shared.domain.languages import Language
from shared.domain.services import in_language
from shared.persistence.account_changes import AccountChanges
from shared.persistence.account_store import AccountStore
from shared.persistence.service_store import ServiceStore

ACCOUNT_KINDS = (*dict.fromkeys(MESSAGES.values()), MessageKind.ACCOUNT_FROZEN, MessageKind.SERVICE_LET_IN)


class AccountLetters:
    """None when there is nothing (any more) to tell, or nowhere to."""

    def __init__(
        self, changes: AccountChanges, accounts: AccountStore, services: ServiceStore, links: Links, origin: str
    ) -> None:
        self._changes = changes
        self._accounts = accounts
        self._services = services
        self._links = links
        self._address = f"{origin}/account/"

    def write(self, kind: MessageKind, body: dict[str, Any], now: int) -> Letter | None:
        """Raises StoreBusy, SealBroken."""
        account = self._accounts.get(body["guardian"], consistent=True)
        if account is None:
            return None
        if kind is MessageKind.ACCOUNT_FROZEN:
            to = Contact(Channel.EMAIL, account.email)
            return Letter(f"{kind}-{body['event']}", kind, to, Language(account.language), {"address": self._address})
        if kind is MessageKind.SERVICE_LET_IN:
            return self._let_in(account, body, now)
        change = self._changes.get(body["guardian"], body["number"])
        address = {"before": change.before, "after": change.after, "login": account.email}[body["to"]] if change else ""
        if not address:
            return None
        to = Contact(Channel.EMAIL if "@" in address else Channel.SMS, address)
        letter_id = f"{kind}-{change.guardian}-{change.number}-{body['to']}"
        return Letter(letter_id, kind, to, Language(account.language), self._params(kind, change, account, now))

    def _let_in(self, account: Account, body: dict[str, Any], now: int) -> Letter | None:
        """Told too when it was shut out since: whoever let it in may have been somebody else."""
        service = self._services.get(body["client"])
        if service is None:
            return None
        kind, language = MessageKind.SERVICE_LET_IN, Language(account.language)
        params = {
            "service": in_language(service.names, language),
            "not_me": not_me(self._links, account, now),
            "address": self._address,
        }
        letter_id = f"{kind}-{body['guardian']}-{service.client}-{body['given']}"
        return Letter(letter_id, kind, Contact(Channel.EMAIL, account.email), language, params)

    def _params(self, kind: MessageKind, change: AccountChange, account: Account, now: int) -> dict[str, str]:
        contact = masked(Contact(change.channel, change.after)) if change.after else "–"
        params = {"contact": contact, "address": self._address}
        if kind is MessageKind.CONTACT_RESTORED:
            return params
        claims = NotMe(About.ACCOUNT, change.guardian, change.number)
        params["not_me"] = self._links.url(LinkKind.NOT_ME, claims, now)
        if kind is MessageKind.CONTACT_RECOVERED:
            return params
        if kind is MessageKind.ACCOUNT_MERGED:
            return params | {"login": masked(Contact(Channel.EMAIL, account.email))}
        undo = self._links.url(LinkKind.UNDO_CHANGE, (change.guardian, change.number), now)
        return params | {"undo": undo, "hours": str(policy.CONTACT_UNDO_LIFETIME // policy.HOUR)}
