"""The binding service's API as a relying service calls it: standard library only."""

import base64
import hashlib
import json
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, NamedTuple

_TIMEOUT = 10
_RENEWED_BEFORE = 60  # seconds: a token is not used to its last moment


class ApiRefused(Exception):
    """The API said no; ``code`` is stable."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Connection(NamedTuple):
    """A guardian's browser on its way: what it is sent with, and what only we know (RFC 7636)."""

    query: dict[str, str]
    verifier: str


class BindingApi:
    """Calls with a token of the service's own, which is kept until it ends (OAuth 2.0 client credentials)."""

    def __init__(self, origin: str, client_id: str, client_secret: str, redirect: str) -> None:
        self._origin, self._client_id, self._redirect = origin, client_id, redirect
        self._basic = base64.b64encode(f"{client_id}:{client_secret}".encode()).decode()
        self._token, self._ends = "", 0.0

    def begin_connection(self) -> Connection:
        """Where a guardian who is signed in there is asked whether to let us in; the browser brings a code back."""
        verifier = secrets.token_urlsafe(32)
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        query = {
            "client_id": self._client_id,
            "redirect_uri": self._redirect,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return Connection(query, verifier)

    def finish_connection(self, code: str, connection: Connection) -> str:
        """The account that let us in, as we know it: the same each time, and no other service's."""
        fields = {"code": code, "redirect_uri": self._redirect, "code_verifier": connection.verifier}
        return self._ask_token(grant_type="authorization_code", **fields)["sub"]

    def children(self, account: str) -> dict[str, str]:
        """The names of the children whom an account is bound to, by how we know them; none when it is closed to us."""
        try:
            told = self.call("GET", f"/accounts/{account}/children")
        except ApiRefused as refusal:
            if refusal.code != "account_not_found":
                raise
            return {}
        return {child["student"]: child["name"] for child in told["children"]}

    def may_pay(self, account: str, student: str) -> bool:
        """Whether an account may pay for a student now."""
        asked = {"account": account, "student": student, "action": "payments"}
        return self.call("POST", "/act-for-checks", asked)["allowed"]

    def webhook_secret(self) -> str:
        """What webhooks are signed with from now on."""
        return self.call("POST", "/webhook-secrets")["secret"]

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """One call. Raises ApiRefused."""
        if time.time() > self._ends - _RENEWED_BEFORE:
            asked_at, answer = time.time(), self._ask_token(grant_type="client_credentials")
            self._token, self._ends = answer["access_token"], asked_at + answer["expires_in"]
        data = None if body is None else json.dumps(body).encode()
        headers = {"authorization": f"Bearer {self._token}", "content-type": "application/json"}
        return self._send(method, path, data, headers)

    def _ask_token(self, **fields: str) -> Any:
        headers = {
            "authorization": f"Basic {self._basic}",
            "content-type": "application/x-www-form-urlencoded",
        }
        return self._send("POST", "/oauth/token", urllib.parse.urlencode(fields).encode(), headers)

    def _send(self, method: str, path: str, data: bytes | None, headers: dict[str, str]) -> Any:
        request = urllib.request.Request(f"{self._origin}/v1{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            told = json.load(error)
            raise ApiRefused(told.get("code") or told.get("error", "")) from None
