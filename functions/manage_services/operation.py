"""manage_services: a look at the caller's assignments, the record, one write."""

from collections.abc import Callable

from functions.manage_services.contract import SecretRenewed, ServiceRegistered, Services, ServiceSecret
from functions.manage_services.showing import shown, spelt
from shared.api.call import Call, Reply
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain.audit import AuditAction
from shared.domain.refusals import FieldError, Refusal
from shared.domain.sealing import Entropy
from shared.domain.services import (
    Registration,
    Service,
    ServiceFault,
    ServiceState,
    is_loopback,
    new_client,
    new_secret,
    secret_digest,
)
from shared.domain.staff import Role
from shared.persistence.key_ring import LocalKey
from shared.persistence.service_register import ServiceRefused, ServiceRegister


class ManageServices:
    """Nothing is in force that is not on record, whatever fails; the record also holds what the store then refused.

    ``loopback``: whether a service may be on the machine of whoever tries it.
    """

    def __init__(
        self,
        access: StaffAccess,
        register: ServiceRegister,
        audit: StaffAudit,
        service_key: LocalKey,
        entropy: Entropy,
        *,
        loopback: bool,
    ) -> None:
        self._access = access
        self._register = register
        self._audit = audit
        self._service_key = service_key
        self._entropy = entropy
        self._loopback = loopback

    def register(self, call: Call) -> Reply:
        """One service more, which nobody can use yet."""
        role = self._access.require(call, None, Role.CITY_ADMINISTRATOR)
        asked: ServiceRegistered = call.body
        self._check(asked)
        registration = _registration(asked, new_client(self._entropy), call)
        client, scopes = registration.service.client, sorted(registration.service.scopes)
        self._audit.record(call, role, AuditAction.SERVICE_REGISTERED, None, subject=client, details=scopes)
        self._register.register(registration)
        return Reply(shown(registration))

    def list(self, call: Call) -> Reply:
        """All of them."""
        self._access.require(call, None, Role.CITY_ADMINISTRATOR)
        return Reply(Services(services=[shown(one) for one in self._register.all()]))

    def read(self, call: Call) -> Reply:
        """One of them."""
        self._access.require(call, None, Role.CITY_ADMINISTRATOR)
        found = self._register.get(call.path["client_id"])
        if found is None:
            raise Refusal(ServiceFault.UNKNOWN)
        return Reply(shown(found))

    def approve(self, call: Call) -> Reply:
        """By another than who registered it; its first secret."""
        return self._with_secret(call, AuditAction.SERVICE_APPROVED, self._register.approve)

    def suspend(self, call: Call) -> Reply:
        """Its tokens end with the next request."""
        return Reply(shown(self._changed(call, AuditAction.SERVICE_SUSPENDED, self._register.suspend)))

    def resume(self, call: Call) -> Reply:
        """With its secrets, not with its tokens."""
        return Reply(shown(self._changed(call, AuditAction.SERVICE_RESUMED, self._register.resume)))

    def renew_secret(self, call: Call) -> Reply:
        """One more, or one in place of all."""
        asked: SecretRenewed = call.body

        def renew(client: str, administrator: str, secret: str, now: int) -> Registration:
            return self._register.renew_secret(client, administrator, secret, now, keeps_other=asked.keep_other)

        return self._with_secret(call, AuditAction.SERVICE_SECRET_RENEWED, renew)

    def _with_secret(
        self, call: Call, action: AuditAction, change: Callable[[str, str, str, int], Registration]
    ) -> Reply:
        secret = new_secret(self._entropy)

        def write(client: str, administrator: str, now: int) -> Registration:
            return change(client, administrator, secret_digest(self._service_key.bytes, client, secret), now)

        return Reply(ServiceSecret(service=shown(self._changed(call, action, write)), client_secret=secret))

    def _changed(
        self, call: Call, action: AuditAction, change: Callable[[str, str, int], Registration]
    ) -> Registration:
        role = self._access.require(call, None, Role.CITY_ADMINISTRATOR)
        client = call.path["client_id"]
        self._audit.record(call, role, action, None, subject=client)
        try:
            return change(client, call.staff, call.now)
        except ServiceRefused as refused:
            raise Refusal(refused.fault) from None

    def _check(self, asked: ServiceRegistered) -> None:
        """Each address once, and none on the own machine where families are. Raises Refusal."""
        errors = [
            FieldError(f"/redirect_uris/{place}", "address_invalid")
            for place, address in enumerate(asked.redirect_uris)
            if is_loopback(address) and not self._loopback or address in asked.redirect_uris[:place]
        ]
        if asked.webhook_url and is_loopback(asked.webhook_url) and not self._loopback:
            errors.append(FieldError("/webhook_url", "address_invalid"))
        if errors:
            raise Refusal("invalid_request", errors=tuple(errors))


def _registration(asked: ServiceRegistered, client: str, call: Call) -> Registration:
    service = Service(
        client=client,
        names=spelt(asked.name),
        purposes=spelt(asked.purpose),
        scopes=frozenset(asked.scopes),
        redirects=tuple(asked.redirect_uris),
        webhook=asked.webhook_url or "",
        state=ServiceState.REQUESTED,
        requested_by=call.staff,
        requested_at=call.now,
    )
    return Registration(service, asked.owner_email)
