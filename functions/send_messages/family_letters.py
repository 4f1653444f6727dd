"""Family letters: what one adult of a child's is told of another."""

from typing import Any

from functions.send_messages.letter import Letter, not_me
from shared.api.links import LinkKind, Links
from shared.delivery.family_texts import JOINTS, RELATIONSHIPS, SCOPES
from shared.delivery.kinds import MessageKind
from shared.delivery.templates import PLACES
from shared.domain import policy
from shared.domain.accounts import AccountState
from shared.domain.contacts import Channel, Contact
from shared.domain.delegations import Delegation, DelegationScope
from shared.domain.languages import Language
from shared.domain.students import masked_name
from shared.persistence.account_store import AccountStore
from shared.persistence.change_stream import read_image
from shared.persistence.contest_store import Contest, ContestStore
from shared.persistence.delegation_store import DelegationStore

_OF_DELEGATIONS = (
    MessageKind.DELEGATION_OFFERED,
    MessageKind.DELEGATION_ACCEPTED,
    MessageKind.DELEGATION_GIVEN,
    MessageKind.DELEGATION_ENDED,
)
FAMILY_KINDS = (MessageKind.CONTEST_OPENED, *_OF_DELEGATIONS)


class FamilyLetters:
    """None when there is nothing (any more) to tell, or nowhere to."""

    def __init__(
        self, contests: ContestStore, delegations: DelegationStore, accounts: AccountStore, links: Links, origin: str
    ) -> None:
        self._contests = contests
        self._delegations = delegations
        self._accounts = accounts
        self._links = links
        self._address = f"{origin}/account/"

    def write(self, kind: MessageKind, body: dict[str, Any], now: int) -> Letter | None:
        """Raises StoreBusy, SealBroken."""
        if kind is MessageKind.CONTEST_OPENED:
            return self._contest(body, now)
        delegation = self._delegations.delegation(read_image(body["image"]))
        if kind is MessageKind.DELEGATION_OFFERED:
            return self._offer(delegation, now)
        account = self._accounts.get(body["to"])
        if account is None or account.state is AccountState.CLOSED:
            return None
        to, language = Contact(Channel.EMAIL, account.email), Language(account.language)
        params = _about(kind, delegation, language) | {"address": self._address}
        if kind is MessageKind.DELEGATION_ACCEPTED:
            params["not_me"] = not_me(self._links, account, now)
        return Letter(f"{kind}-{delegation.id}-{account.guardian}", kind, to, language, params)

    def _offer(self, delegation: Delegation, now: int) -> Letter | None:
        """To the address, whoever's it is. The link is good for as long as the offer stands."""
        if not delegation.stands(now):
            return None
        kind, language = MessageKind.DELEGATION_OFFERED, Language(delegation.language)
        claims = (delegation.student, delegation.slot, delegation.id)
        params = _about(kind, delegation, language) | {
            "days": str((delegation.offer_ends - now + policy.DAY - 1) // policy.DAY),
            "address": self._links.url(LinkKind.DELEGATION, claims, now),
        }
        to = Contact(Channel.EMAIL, delegation.details.email)
        return Letter(f"{kind}-{delegation.id}", kind, to, language, params)

    def _contest(self, body: dict[str, Any], now: int) -> Letter | None:
        kind = MessageKind.CONTEST_OPENED
        found = self._contests.of_student(body["student"], now)
        contest = next((contest for contest in found if contest.id == body["contest"]), None)
        reached = self._reached(contest) if contest else None
        if reached is None:
            return None
        to, language = reached
        params = {
            "students": masked_name(contest.guardian.details.student_name),
            "relationship": RELATIONSHIPS[contest.applicant.relationship][language],
            "address": self._address,
        }
        return Letter(f"{kind}-{contest.id}", kind, to, language, params)

    def _reached(self, contest: Contest) -> tuple[Contact, Language] | None:
        """Where a bound guardian is reached: at the account's login; without one, as the binding says. Who is barred by
        another ID is not."""
        binding = contest.guardian
        account = self._accounts.get(binding.id.guardian)
        if account is not None and account.state is not AccountState.CLOSED:
            if not contest.is_open_to(account):
                return None
            return Contact(Channel.EMAIL, account.email), Language(account.language)
        if not binding.details.email:
            return None
        return Contact(Channel.EMAIL, binding.details.email), Language(binding.language)


def _about(kind: MessageKind, delegation: Delegation, language: Language) -> dict[str, str]:
    """Every place of the kind's but the address. A mailbox may be somebody else's, so that names are masked."""
    details = delegation.details
    scopes = JOINTS[language].join(SCOPES[scope][language] for scope in DelegationScope if scope in delegation.scopes)
    params = {
        "students": masked_name(details.student_name),
        "scopes": scopes,
        "until": delegation.until.isoformat(),
        "delegator": masked_name(details.delegator_name),
        "delegate": masked_name(details.delegate_name),
    }
    return {place: value for place, value in params.items() if place in PLACES[kind]}
