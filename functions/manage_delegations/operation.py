"""manage_delegations: what is answered to an offer never hangs on whose the address is."""

from datetime import timedelta

from functions.manage_delegations.contract import DelegationInput, Delegations
from functions.manage_delegations.told import delegation_read
from shared.api.account_access import AccountAccess
from shared.api.call import Call, Reply
from shared.api.endpoint import IDEMPOTENCY_KEY
from shared.api.links import LinkKind, Links
from shared.api.own_bindings import one_shown
from shared.api.tokens import TokenInvalid
from shared.domain import policy
from shared.domain.accounts import Account, SignedIn
from shared.domain.bindings import Binding
from shared.domain.contacts import email
from shared.domain.delegations import Delegation, DelegationDetails, DelegationSide, delegation_id
from shared.domain.identifiers import contact_hash
from shared.domain.refusals import FieldError, Refusal
from shared.domain.schools import day
from shared.persistence.binding_store import BindingStore
from shared.persistence.delegation_desk import DelegationDesk, DelegationRefused
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.key_ring import LocalKey

_NOT_FOUND = "delegation_not_found"


class OfferDelegation:
    """Four round trips. The other adult hears of it by the message that follows, and nobody else does yet."""

    def __init__(
        self,
        access: AccountAccess,
        bindings: BindingStore,
        desk: DelegationDesk,
        field_key: LocalKey,
        contact_key: LocalKey,
    ) -> None:
        self._access = access
        self._bindings = bindings
        self._desk = desk
        self._field_key = field_key
        self._contact_key = contact_key

    def __call__(self, call: Call) -> Reply:
        given: DelegationInput = call.body
        signed_in = self._access.of(call)
        binding = one_shown(self._bindings, signed_in, given.binding_id)
        address = contact_hash(self._contact_key.bytes, email(given.email))
        _check(given, address, signed_in.account, call.now)
        wanted = self._wanted(call, signed_in.account, binding, address)
        try:
            offered = self._desk.offer(wanted, signed_in.account, call.now)
        except DelegationRefused as refused:
            raise Refusal(refused.fault) from None
        return Reply(delegation_read(offered, DelegationSide.DELEGATOR, call.now))

    def _wanted(self, call: Call, account: Account, binding: Binding, address: str) -> Delegation:
        given: DelegationInput = call.body
        details = DelegationDetails(binding.details.student_name, account.name, given.name, given.email)
        student, request = binding.id.student, call.headers[IDEMPOTENCY_KEY]
        return Delegation(
            student=student,
            slot=0,
            id=delegation_id(self._field_key.bytes, account.guardian, student, request),
            delegator=binding.id.guardian,
            address=address,
            scopes=frozenset(given.scopes),
            until=given.until,
            offered_at=call.now,
            details=details,
            language=account.language,
        )


class KeptDelegations:
    """Those that an account gave, and those that it was given."""

    def __init__(self, access: AccountAccess, store: DelegationStore, desk: DelegationDesk) -> None:
        self._access = access
        self._store = store
        self._desk = desk

    def read(self, call: Call) -> Reply:
        """Six round trips, and one for each merging of an account."""
        signed_in = self._access.of(call)
        given = self._given(signed_in)
        received = [one for one in self._accepted(signed_in) if one.stands(call.now)]
        accepted = [one for one in (*given, *received) if one.delegate]
        holding = {one.id for one in self._store.still_active(accepted, call.now)}
        told = [
            delegation_read(one, DelegationSide.DELEGATOR, call.now, holds=_holds(one, holding, call.now))
            for one in given
        ]
        usable = [delegation_read(one, DelegationSide.DELEGATE, call.now) for one in received if one.id in holding]
        return Reply(Delegations(given=told, received=usable))

    def end(self, call: Call) -> Reply:
        """Raises Refusal."""
        signed_in, wanted = self._access.of(call), call.path["delegation_id"]
        sides = (
            (DelegationSide.DELEGATOR, self._given(signed_in)),
            (DelegationSide.DELEGATE, self._accepted(signed_in)),
        )
        for side, ones in sides:
            for one in ones:
                if one.id == wanted:
                    return Reply(delegation_read(self._desk.end(one, side, call.now), side, call.now))
        raise Refusal(_NOT_FOUND)

    def _given(self, signed_in: SignedIn) -> list[Delegation]:
        students = {binding.student for binding in signed_in.bindings}
        return self._store.given_by(signed_in.account.persons, sorted(students))

    def _accepted(self, signed_in: SignedIn) -> list[Delegation]:
        return [one for person in sorted(signed_in.account.persons) for one in self._store.received_by(person)]


class AcceptDelegation:
    """A link opens nothing by itself: only who is signed in to an account whose login is the address sees the offer.

    A link that is over, was meant for somebody else, or whose reader is barred from the child: one answer for all.
    """

    def __init__(
        self,
        access: AccountAccess,
        store: DelegationStore,
        desk: DelegationDesk,
        links: Links,
        contact_key: LocalKey,
    ) -> None:
        self._access = access
        self._store = store
        self._desk = desk
        self._links = links
        self._contact_key = contact_key

    def preview(self, call: Call) -> Reply:
        """Raises Refusal."""
        offered, _ = self._offered(call)
        return Reply(delegation_read(offered, DelegationSide.DELEGATE, call.now))

    def accept(self, call: Call) -> Reply:
        """Raises Refusal."""
        offered, account = self._offered(call)
        try:
            accepted = self._desk.accept(offered, account, call.now)
        except DelegationRefused as refused:
            raise Refusal(refused.fault) from None
        return Reply(delegation_read(accepted, DelegationSide.DELEGATE, call.now))

    def _offered(self, call: Call) -> tuple[Delegation, Account]:
        """The offer, and the account that may accept it. Raises Refusal."""
        account = self._access.of(call).account
        try:
            student, slot, wanted = self._links.open(LinkKind.DELEGATION, call.body.token, call.now)
        except TokenInvalid:
            raise Refusal(_NOT_FOUND) from None
        found = self._store.get(student, slot)
        login = contact_hash(self._contact_key.bytes, email(account.email))
        if found is None or (found.id, found.address) != (wanted, login) or not found.stands(call.now):
            raise Refusal(_NOT_FOUND)
        if found.delegator in account.persons or found.delegate not in ("", account.guardian):
            raise Refusal(_NOT_FOUND)
        # Who is barred from the child, by whichever ID, is not even told its name.
        as_accepted = [found._replace(delegate=person) for person in sorted(account.persons)]
        if len(self._store.still_active(as_accepted, call.now)) < len(as_accepted):
            raise Refusal(_NOT_FOUND)
        return found, account


def _check(given: DelegationInput, address: str, account: Account, now: int) -> None:
    """Raises Refusal."""
    errors = []
    last = day(now) + timedelta(policy.DELEGATION_MAX_DAYS)
    if not day(now) <= given.until <= last:
        errors.append(FieldError("/until", "out_of_range"))
    if address in account.contacts:
        errors.append(FieldError("/email", "own_email"))
    if errors:
        raise Refusal("invalid_request", errors=tuple(errors))


def _holds(one: Delegation, holding: set[str], now: int) -> bool:
    """Also of what was not accepted, or is over by itself."""
    return not one.delegate or not one.stands(now) or one.id in holding
