"""connect_services: the account, then the service, then one write."""

from functions.connect_services.contract import (
    GrantCode,
    GrantedService,
    GrantedServices,
    GrantGiven,
    ServiceAsking,
    ServiceQuery,
)
from shared.api.account_access import AccountAccess
from shared.api.call import Call, Reply
from shared.api.service_code import ServiceCode, seal_code
from shared.api.service_scopes import read_scopes
from shared.api.tokens import Tokens
from shared.domain import policy
from shared.domain.identifiers import encoded
from shared.domain.languages import Language
from shared.domain.refusals import Refusal
from shared.domain.sealing import Entropy
from shared.domain.services import Grant, GrantState, Service, ServiceState, in_language, is_client
from shared.persistence.grant_store import GrantStore
from shared.persistence.service_store import ServiceStore

_ID_BYTES = 16


class ConnectServices:
    """Which services an account lets in.

    An address to return to is never used unless the service registered the very same: whoever forges a link gets
    neither a code nor the browser.
    """

    def __init__(
        self, access: AccountAccess, services: ServiceStore, grants: GrantStore, tokens: Tokens, entropy: Entropy
    ) -> None:
        self._access = access
        self._services = services
        self._grants = grants
        self._tokens = tokens
        self._entropy = entropy

    def read_request(self, call: Call) -> Reply:
        """Who asks, before the guardian says yes. Two round trips."""
        self._access.of(call)
        service = self._asking(call.query)
        scopes = read_scopes(call.query.scope, service.scopes)
        return Reply(
            ServiceAsking(
                client_id=service.client,
                name=in_language(service.names, call.language),
                purpose=in_language(service.purposes, call.language),
                scopes=sorted(scopes),
            )
        )

    def grant(self, call: Call) -> Reply:
        """The guardian says yes. Three round trips."""
        asked: GrantGiven = call.body
        account = self._access.of(call).account
        guardian = account.guardian
        service = self._asking(asked)
        scopes = read_scopes(asked.scope, service.scopes)
        code = ServiceCode(
            id=encoded(self._entropy(_ID_BYTES)),
            client=service.client,
            guardian=guardian,
            redirect=asked.redirect_uri,
            challenge=asked.code_challenge,
            scopes=scopes,
        )
        given = Grant(guardian, service.client, scopes, GrantState.GRANTED, call.now)
        if not self._grants.give(given, code.id, account.generation):
            raise Refusal("sign_in_required")
        sealed = seal_code(self._tokens, code, call.now)
        return Reply(GrantCode(code=sealed, expires_in=policy.SERVICE_CODE_LIFETIME))

    def read(self, call: Call) -> Reply:
        """Who is let in, or was. Three round trips."""
        guardian = self._access.of(call).account.guardian
        grants = self._grants.of_account(guardian)
        services = self._services.get_many([grant.client for grant in grants])
        known = [grant for grant in grants if grant.client in services]
        known.sort(key=lambda grant: (grant.stands, grant.granted_at), reverse=True)
        return Reply(GrantedServices(services=[_told(one, services[one.client], call.language) for one in known]))

    def revoke(self, call: Call) -> Reply:
        """No longer: what the service asks next is answered as if it had never been let in. Three round trips."""
        guardian = self._access.of(call).account.guardian
        client = call.path["client_id"]
        revoked = self._grants.revoke(guardian, client, call.now) if is_client(client) else None
        service = self._services.get(client) if revoked else None
        if revoked is None or service is None:
            raise Refusal("service_not_found")
        return Reply(_told(revoked, service, call.language))

    def _asking(self, asked: ServiceQuery) -> Service:
        """The service, if it may ask. Raises Refusal."""
        service = self._services.get(asked.client_id) if is_client(asked.client_id) else None
        if service is None or service.state is not ServiceState.ACTIVE or asked.redirect_uri not in service.redirects:
            raise Refusal("service_not_found")
        return service


def _told(grant: Grant, service: Service, language: Language) -> GrantedService:
    return GrantedService(
        client_id=grant.client,
        name=in_language(service.names, language),
        purpose=in_language(service.purposes, language),
        scopes=sorted(grant.scopes),
        state=grant.state,
        granted_at=grant.granted_at,
        first_access=grant.first_access or None,
        last_access=grant.last_access or None,
        ended_at=grant.ended_at or None,
    )
