"""Relying services over one table: those who manage them, let them in, and are asked by them."""

import base64
import hashlib
import os
from typing import NamedTuple
from urllib.parse import urlencode

from functions.answer_services.assurance import Assurances
from functions.answer_services.contract import CHECK_ACT_FOR, READ_CHILDREN
from functions.answer_services.operation import CheckActFor, ReadChildren
from functions.connect_services.contract import (
    GRANT_SERVICE,
    READ_GRANTED_SERVICES,
    READ_SERVICE_REQUEST,
    REVOKE_SERVICE,
)
from functions.connect_services.operation import ConnectServices
from functions.issue_service_token.authentication import Authentication
from functions.issue_service_token.contract import ISSUE_SERVICE_TOKEN
from functions.issue_service_token.operation import IssueServiceToken
from functions.manage_services import contract as managing
from functions.manage_services.operation import ManageServices
from shared.api.service_access import AccountsForServices
from shared.domain.schools import day
from shared.domain.staff import Assignment, Role
from shared.persistence.account_store import AccountStore
from shared.persistence.delegation_store import DelegationStore
from shared.persistence.grant_store import GrantedAccess, GrantStore
from shared.persistence.links import LinkStore
from shared.persistence.service_register import ServiceRegister
from shared.persistence.service_store import ServiceStore

FIRST, SECOND = "1" * 22, "2" * 22  # city administrators
REDIRECT = "https://pay.example/return"
VERIFIER = "v" * 43
ALL = "act_for.check children.read events.read"


class ServiceDesk:
    """Their stores, keys and operations."""

    def __init__(self, service, table, field_key):
        self.key, self.tokens, self._subject_key = service.service_key, service.service_tokens, service.subject_key
        self.store, self.grants = ServiceStore(table), GrantStore(table)
        self.register = ServiceRegister(table, field_key, os.urandom)
        self._accounts = AccountStore(table, field_key, os.urandom)
        self._delegations = DelegationStore(table, field_key, os.urandom)
        self._table, self._contact_key = table, service.contact_key

    def operations(self, access, audit, account_access, bindings):
        """Those of the four functions."""
        manage = ManageServices(access, self.register, audit, self.key, os.urandom, loopback=False)
        connect = ConnectServices(account_access, self.store, self.grants, self.tokens, os.urandom)
        answering = (
            AccountsForServices(GrantedAccess(self._table, self._accounts), self._subject_key),
            self.grants,
            LinkStore(self._table, bindings, self._delegations),
            Assurances(self._contact_key),
        )
        return {
            managing.REGISTER_SERVICE: manage.register,
            managing.LIST_SERVICES: manage.list,
            managing.READ_SERVICE: manage.read,
            managing.APPROVE_SERVICE: manage.approve,
            managing.SUSPEND_SERVICE: manage.suspend,
            managing.RESUME_SERVICE: manage.resume,
            managing.RENEW_SERVICE_SECRET: manage.renew_secret,
            READ_SERVICE_REQUEST: connect.read_request,
            GRANT_SERVICE: connect.grant,
            READ_GRANTED_SERVICES: connect.read,
            REVOKE_SERVICE: connect.revoke,
            ISSUE_SERVICE_TOKEN: IssueServiceToken(
                Authentication(self.store, self.key), self.grants, self.tokens, self._subject_key
            ),
            READ_CHILDREN: ReadChildren(*answering),
            CHECK_ACT_FOR: CheckActFor(*answering),
        }


class Registered(NamedTuple):
    """What approval answers: the client and its secret, over a service."""

    service: object
    id: str
    secret: str

    def token(self, scope=None):
        """An access token by client credentials."""
        status, told, _ = ask_token(self.service, self, grant_type="client_credentials", scope=scope)
        assert status == 200, told
        return told["access_token"]

    def let_in(self, account, scope=None, **differences):
        """The code that a guardian who is signed in lets it have."""
        body = {"client_id": self.id, "redirect_uri": REDIRECT, "scope": scope}
        body |= {"code_challenge": challenge(VERIFIER), "code_challenge_method": "S256"} | differences
        status, told, _ = self.service.call(GRANT_SERVICE, body, account=account)
        assert status == 201, told
        return told["code"]

    def connect(self, account, scope=None):
        """What the token endpoint answers to such a code."""
        status, told, _ = self.redeem(self.let_in(account, scope))
        assert status == 200, told
        return told

    def redeem(self, code, **differences):
        """The answer to a code."""
        fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
        return ask_token(self.service, self, **(fields | {"code_verifier": VERIFIER} | differences))


def administrators(service):
    """Two city administrators, from today on."""
    for person in (FIRST, SECOND):
        service.staff.put(Assignment(person, Role.CITY_ADMINISTRATOR, None, "", day(service.now), None, ""))


def registration(**differences):
    """A service that asks to be let work."""
    return {
        "name": {"zh_hant": "校園繳費", "en": "School fees"},
        "purpose": {"zh_hant": "列出您子女的應繳費用。", "en": "To list what is due for your children."},
        "owner_email": "owner@pay.example",
        "scopes": ALL.split(),
        "redirect_uris": [REDIRECT],
        "webhook_url": "https://pay.example/events",
    } | differences


def registered(service, **differences):
    """The client of a service that waits for approval."""
    administrators(service)
    status, told, _ = service.call(managing.REGISTER_SERVICE, registration(**differences), staff=FIRST)
    assert status == 201, told
    return told["client_id"]


def approved_service(service, **differences):
    """A service that two administrators let work."""
    client = registered(service, **differences)
    status, told, _ = service.call(managing.APPROVE_SERVICE, {}, staff=SECOND, path={"client_id": client})
    assert status == 201, told
    return Registered(service, client, told["client_secret"])


def manage(service, endpoint, client, staff=SECOND, body=None):
    """What an administrator does with a service."""
    return service.call(endpoint, body or {}, staff=staff, path={"client_id": client})


def basic(client, secret):
    """The header of HTTP Basic."""
    return "Basic " + base64.b64encode(f"{client}:{secret}".encode()).decode()


def ask_token(service, client, **fields):
    """The answer of the token endpoint to a form; the client authenticates by HTTP Basic, unless it is None."""
    form = urlencode({name: value for name, value in fields.items() if value is not None})
    headers = {"authorization": basic(client.id, client.secret)} if client else {}
    return service.call(ISSUE_SERVICE_TOKEN, form, headers=headers)


def challenge(verifier):
    """RFC 7636, S256."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
