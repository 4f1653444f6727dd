"""Wiring of renew_webhook_secret."""

import os

from functions.renew_webhook_secret.contract import RENEW_WEBHOOK_SECRET, Settings
from functions.renew_webhook_secret.operation import RenewWebhookSecret
from shared.api.entrypoint import entrypoint
from shared.api.service_access import ServiceAccess
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Table
from shared.persistence.webhook_store import WebhookStore

settings = Settings.read(os.environ)
table = Table(client("dynamodb"), settings.table_name)
tokens = Tokens(key_ring.service_key(client("kms"), settings.service_key_id), os.urandom)
webhook_key = key_ring.webhook_key(client("kms"), settings.webhook_key_id)
operation = RenewWebhookSecret(ServiceAccess(ServiceStore(table)), WebhookStore(table, webhook_key, os.urandom))
handle = entrypoint({RENEW_WEBHOOK_SECRET: operation}, service_tokens=tokens)
