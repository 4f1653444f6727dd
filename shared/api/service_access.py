"""Service access: the relying service that asks, and the account that it asks about."""

from shared.api.call import Call
from shared.domain.refusals import Refusal
from shared.domain.services import Service, ServiceScope
from shared.domain.subjects import SubjectInvalid, SubjectKind, Subjects
from shared.persistence.grant_store import GrantedAccess, LetIn
from shared.persistence.key_ring import LocalKey
from shared.persistence.service_store import ServiceStore


class ServiceAccess:
    """A token alone opens nothing: the service has to be active, and the token of its present generation."""

    def __init__(self, services: ServiceStore) -> None:
        self._services = services

    def of(self, call: Call) -> Service:
        """The service that asks; one round trip. A token that opens one guardian's account opens nothing of the service
        itself. Raises Refusal, StoreBusy."""
        if call.service.guardian:
            raise Refusal("scope_missing")
        found = self._services.standing(call.service)
        if found is None:
            raise Refusal("service_token_required")
        return found


class AccountsForServices:
    """What is asked about an account is answered only while its guardian lets the service in."""

    def __init__(self, granted: GrantedAccess, subject_key: LocalKey) -> None:
        self._granted = granted
        self._subject_key = subject_key

    def subjects(self, call: Call) -> Subjects:
        """The subjects of the service that asks."""
        return Subjects(self._subject_key.bytes, call.service.client)

    def of(self, call: Call, account: str, scope: ServiceScope) -> LetIn:
        """The service, and the account of this subject if it lets the service in for ``scope``.

        One round trip, the same whether there is such an account or not. Raises Refusal, StoreBusy, SealBroken.
        """
        guardian = self._guardian(call, account)
        found = self._granted.of(call.service, guardian or _NOBODY)
        if found is None:
            raise Refusal("service_token_required")
        if not guardian or found.grant is None or scope not in found.grant.scopes:
            return LetIn(found.service, None, None)
        return found

    def _guardian(self, call: Call, account: str) -> str | None:
        """Whose subject it is; None for what no account of this service's has, or that its token does not open."""
        try:
            guardian = self.subjects(call).read(SubjectKind.ACCOUNT, account)
        except SubjectInvalid:
            return None
        return guardian if call.service.guardian in ("", guardian) else None


# Whose account is asked for in place of one whose subject is none: an index value is a digest, and never this.
_NOBODY = "none"
