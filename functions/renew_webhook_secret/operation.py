"""renew_webhook_secret: another secret comes into force, and is told once."""

from functions.renew_webhook_secret.contract import WebhookSecretRenewed
from shared.api.call import Call, Reply
from shared.api.service_access import ServiceAccess
from shared.domain import policy
from shared.domain.refusals import Refusal
from shared.persistence.webhook_store import WebhookStore


class RenewWebhookSecret:
    """A repeat, of one to whom the answer was lost, makes another one; the one in use goes on being signed with."""

    def __init__(self, access: ServiceAccess, webhooks: WebhookStore) -> None:
        self._access = access
        self._webhooks = webhooks

    def __call__(self, call: Call) -> Reply:
        service = self._access.of(call)
        if not service.webhook:
            raise Refusal("webhook_missing")
        secret = self._webhooks.renew_secret(service.client, call.now)
        return Reply(WebhookSecretRenewed(secret=secret.text, overlap_seconds=policy.WEBHOOK_SECRET_OVERLAP))
