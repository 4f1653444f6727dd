"""Applications: whoever was told of one says that it was not them."""

from functions.answer_links.contract import LinkRead, LinkState, LinkSubject
from shared.domain.accounts import FrozenBy
from shared.domain.bindings import Binding, State
from shared.domain.identifiers import application_number, read_binding_id
from shared.domain.students import masked_name
from shared.persistence.account_store import AccountStore
from shared.persistence.dispute_store import DisputeStore, is_disputable


class DisputedApplications:
    """What waits is held back from approval; with what was approved, the account waits for the school, if it is that
    application's own."""

    def __init__(self, disputes: DisputeStore, accounts: AccountStore) -> None:
        self._disputes = disputes
        self._accounts = accounts

    def read(self, first: str, application: str, to: str) -> LinkRead:
        """How the application stands for whoever was written to at the contact with the hash ``to``."""
        return _told(self._found(first, application, to))

    def answer(self, first: str, application: str, to: str, now: int) -> LinkRead:
        """Hold it back. Saying it again changes nothing."""
        bindings = self._found(first, application, to)
        open_ones = [binding for binding in bindings if is_disputable(binding)]
        # The account first: what the school lifts once a binding is marked, it lifts of both.
        if any(binding.state is State.APPROVED for binding in open_ones):
            self._freeze(open_ones[0], now)
        for binding in open_ones:
            self._disputes.dispute(binding, now)
        return _told([binding._replace(disputed_at=binding.disputed_at or now) for binding in bindings])

    def _found(self, first: str, application: str, to: str) -> list[Binding]:
        """What was applied for with the contact, unless that was left since."""
        bindings = self._disputes.application(read_binding_id(first), application)
        return bindings if bindings and to in bindings[0].contacts else []

    def _freeze(self, binding: Binding, now: int) -> None:
        """Of an account that another contact opens, whoever has this one can say nothing."""
        account = self._accounts.get(binding.id.guardian, consistent=True)
        if account is not None and not account.contacts.isdisjoint(binding.contacts):
            application = binding.application
            self._accounts.freeze(account.guardian, FrozenBy.APPROVAL, application, now, [application])


def _told(bindings: list[Binding]) -> LinkRead:
    open_ones = [binding for binding in bindings if is_disputable(binding)]
    state = LinkState.OPEN if any(not binding.disputed_at for binding in open_ones) else LinkState.DONE
    number = application_number(bindings[0].application, bindings[0].applied_at) if bindings else None
    return LinkRead(
        subject=LinkSubject.APPLICATION,
        state=state if open_ones else LinkState.OVER,
        students=[masked_name(binding.details.student_name) for binding in bindings],
        application_number=number,
    )
