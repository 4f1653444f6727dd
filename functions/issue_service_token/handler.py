"""Wiring of issue_service_token."""

import os

from functions.issue_service_token.authentication import Authentication
from functions.issue_service_token.contract import ISSUE_SERVICE_TOKEN, Settings
from functions.issue_service_token.operation import IssueServiceToken
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.aws import client
from shared.persistence.grant_store import GrantStore
from shared.persistence.service_store import ServiceStore
from shared.persistence.table import Table

settings = Settings.read(os.environ)
kms = client("kms")
table = Table(client("dynamodb"), settings.table_name)
service_key = key_ring.service_key(kms, settings.service_key_id)
authentication = Authentication(ServiceStore(table), service_key)
subject_key = key_ring.subject_key(kms, settings.subject_key_id)
issue = IssueServiceToken(authentication, GrantStore(table), Tokens(service_key, os.urandom), subject_key)
handle = entrypoint({ISSUE_SERVICE_TOKEN: issue})
