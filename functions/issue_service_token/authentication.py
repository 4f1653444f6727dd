"""issue_service_token, authentication: which relying service asks, by its secret."""

import hmac

from shared.api.client_credentials import ClientCredentials
from shared.domain.refusals import Refusal
from shared.domain.services import Service, ServiceState, is_client, secret_digest
from shared.persistence.key_ring import LocalKey
from shared.persistence.service_store import ServiceStore


class Authentication:
    """A wrong secret is counted before it is refused, for a client that is none like for any other.

    Beyond the limit wrong ones are told to wait and are not counted. A right one is always taken: a client's id is
    public, and whoever knows it must not be able to shut the service out; 256 bits are not guessed.
    """

    def __init__(self, services: ServiceStore, service_key: LocalKey) -> None:
        self._services = services
        self._service_key = service_key

    def of(self, given: ClientCredentials, now: int) -> Service:
        """The active service of these credentials. One round trip, two for wrong ones. Raises Refusal, StoreBusy."""
        if not is_client(given.client):
            raise Refusal("client_unauthenticated")
        known = self._services.secrets(given.client, now)
        digest = secret_digest(self._service_key.bytes, given.client, given.secret)
        right = [hmac.compare_digest(digest, one) for one in known.digests]
        if not any(right):
            if known.waits:
                raise Refusal("too_many_wrong_secrets", retry_after=known.waits)
            self._services.count_wrong(given.client, now)
            raise Refusal("client_unauthenticated")
        if known.service.state is not ServiceState.ACTIVE:
            raise Refusal("service_suspended")
        return known.service
