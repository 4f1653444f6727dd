"""issue_service_token: the service, then what it is given the token by."""

import hmac

from functions.issue_service_token.authentication import Authentication
from functions.issue_service_token.contract import ServiceToken, ServiceTokenAsked
from shared.api.call import Call, Reply
from shared.api.client_credentials import ClientCredentials
from shared.api.service_code import challenge_of, open_code
from shared.api.service_scopes import read_scopes
from shared.api.service_session import seal_service
from shared.api.tokens import Tokens
from shared.domain import policy
from shared.domain.refusals import Refusal
from shared.domain.services import Service, ServiceSession
from shared.domain.subjects import SubjectKind, Subjects
from shared.persistence.grant_store import GrantStore
from shared.persistence.key_ring import LocalKey


class IssueServiceToken:
    """One round trip for the service, and for a code one that uses it."""

    def __init__(
        self, authentication: Authentication, grants: GrantStore, tokens: Tokens, subject_key: LocalKey
    ) -> None:
        self._authentication = authentication
        self._grants = grants
        self._tokens = tokens
        self._subject_key = subject_key

    def __call__(self, call: Call) -> Reply:
        asked: ServiceTokenAsked = call.body
        service = self._authentication.of(_credentials(call), call.now)
        match asked.grant_type:
            case "client_credentials":
                scopes = read_scopes(asked.scope, service.scopes)
                return self._token(ServiceSession(service.client, service.generation, scopes), call.now)
            case "authorization_code":
                return self._for_code(service, asked, call.now)
        raise Refusal("grant_type_unsupported")

    def _for_code(self, service: Service, asked: ServiceTokenAsked, now: int) -> Reply:
        code = open_code(self._tokens, asked.code or "", now)
        if code is None or (code.client, code.redirect) != (service.client, asked.redirect_uri):
            raise Refusal("grant_invalid")
        if not hmac.compare_digest(challenge_of(asked.code_verifier or ""), code.challenge):
            raise Refusal("grant_invalid")
        scopes = read_scopes(asked.scope, code.scopes & service.scopes)
        if not self._grants.use_code(code.guardian, code.client, code.id):
            raise Refusal("grant_invalid")
        session = ServiceSession(service.client, service.generation, scopes, code.guardian, code.id)
        return self._token(session, now)

    def _token(self, session: ServiceSession, now: int) -> Reply:
        subjects = Subjects(self._subject_key.bytes, session.client)
        return Reply(
            ServiceToken(
                access_token=seal_service(self._tokens, session, now),
                expires_in=policy.SERVICE_TOKEN_LIFETIME,
                scope=" ".join(sorted(session.scopes)),
                sub=subjects.of(SubjectKind.ACCOUNT, session.guardian) if session.guardian else None,
            ),
            headers={"pragma": "no-cache"},
        )


def _credentials(call: Call) -> ClientCredentials:
    """By HTTP Basic or in the body, but not both (RFC 6749 section 2.3). Raises Refusal."""
    asked: ServiceTokenAsked = call.body
    if call.client is None:
        if not asked.client_id or not asked.client_secret:
            raise Refusal("client_unauthenticated")
        return ClientCredentials(asked.client_id, asked.client_secret)
    if asked.client_secret is not None or asked.client_id not in (None, call.client.client):
        raise Refusal("form_invalid")
    return call.client
