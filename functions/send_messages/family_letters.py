"""Family letters: what one adult of a child's is told of another."""

from typing import Any

from functions.send_messages.letter import Letter
from shared.delivery.kinds import MessageKind
from shared.delivery.relationship_texts import TEXTS as RELATIONSHIPS
from shared.domain.accounts import AccountState
from shared.domain.bindings import Binding
from shared.domain.contacts import Channel, Contact
from shared.domain.languages import Language
from shared.domain.students import masked_name
from shared.persistence.account_store import AccountStore
from shared.persistence.contest_store import ContestStore

FAMILY_KINDS = (MessageKind.CONTEST_OPENED,)


class FamilyLetters:
    """None when there is nothing (any more) to tell, or nowhere to."""

    def __init__(self, contests: ContestStore, accounts: AccountStore, origin: str) -> None:
        self._contests = contests
        self._accounts = accounts
        self._address = f"{origin}/account/"

    def write(self, kind: MessageKind, body: dict[str, Any], now: int) -> Letter | None:
        """Raises StoreBusy, SealBroken."""
        found = self._contests.of_student(body["student"], now)
        contest = next((contest for contest in found if contest.id == body["contest"]), None)
        reached = self._reached(contest.guardian) if contest else None
        if reached is None:
            return None
        to, language = reached
        params = {
            "students": masked_name(contest.guardian.details.student_name),
            "relationship": RELATIONSHIPS[contest.applicant.relationship][language],
            "address": self._address,
        }
        return Letter(f"{kind}-{contest.id}", kind, to, language, params)

    def _reached(self, binding: Binding) -> tuple[Contact, Language] | None:
        """Where a bound guardian is reached: at the account's login; without one, as the binding says."""
        account = self._accounts.get(binding.id.guardian)
        if account is not None and account.state is not AccountState.CLOSED:
            return Contact(Channel.EMAIL, account.email), Language(account.language)
        if not binding.details.email:
            return None
        return Contact(Channel.EMAIL, binding.details.email), Language(binding.language)
