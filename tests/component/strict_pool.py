"""Strict pool: stands for Cognito where the local engines are more lenient than it.

What they get wrong:

- ministack (measured, 1.5.33) lets a client in whose secret hash is wrong or missing, unless it enforces IAM as well;
  knows no lock-out: Cognito has one of its own after five wrong passwords in a row, for a second, then for longer and
  longer up to a quarter of an hour, under the same error code as a wrong password; and leaves Cognito's refresh tokens
  alive after a global sign-out;
- moto takes six-digit temporary passwords under a policy of twelve, ignores the client's secret and its allowed flows,
  has no lock-out, and tells an unknown user from a wrong password though the client prevents it;
- none counts what it compares, nor can be told to fail before or after what was asked took effect.
"""

import base64
import hmac
import threading
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError, ReadTimeoutError

from shared.domain import policy

SECRET = "secret of the strict pool's client"
_FREE_TRIES, _LONGEST_WAIT = 5, 900


def _refusal(code: str, operation: str, status: int = 400) -> ClientError:
    answer = {"Error": {"Code": code, "Message": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(answer, operation)


class StrictPool:
    """A botocore client's calls on one pool of one confidential client, with its id and the pool's beside it.

    ``compared`` counts every comparison of a password, of unknown users too. ``fail(before=…, after=…)`` plants a
    fault in the next call of an operation: before it takes effect, or after.
    """

    pool_id, client_id = "ap-northeast-1_strict", "strict-client"

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._users: dict[str, dict[str, Any]] = {}
        self._faults: dict[tuple[str, str], list[Exception]] = {}
        self.compared = 0
        self.given = {"AccessToken": "Cognito's access token", "RefreshToken": "Cognito's refresh token"}
        self.calls: list[tuple[str, str]] = []

    @property
    def client(self) -> "StrictPool":
        return self

    @property
    def users(self) -> list[str]:
        """Who has a login."""
        return sorted(self._users)

    def fail(self, operation: str, *, before: Exception | None = None, after: Exception | None = None) -> None:
        """Let the next call of ``operation`` fail."""
        for when, error in (("before", before), ("after", after)):
            if error is not None:
                self._faults.setdefault((operation, when), []).append(error)

    def describe_user_pool_client(self, UserPoolId: str, ClientId: str) -> dict:
        self._enter("describe_user_pool_client", UserPoolId, ClientId)
        return {"UserPoolClient": {"ClientId": ClientId, "ClientSecret": SECRET}}

    def admin_create_user(
        self, UserPoolId: str, Username: str, TemporaryPassword: str, MessageAction: str, UserAttributes: list
    ) -> dict:
        operation = "admin_create_user"
        self._enter(operation, UserPoolId)
        attributes = {entry["Name"]: entry["Value"] for entry in UserAttributes}
        if MessageAction != "SUPPRESS":
            raise _refusal("CodeDeliveryFailureException", operation)
        self._long_enough(TemporaryPassword, operation)
        with self._lock:
            if Username in self._users:
                raise _refusal("UsernameExistsException", operation)
            if attributes["email"] in (user["email"] for user in self._users.values()):
                raise _refusal("AliasExistsException", operation)
            self._users[Username] = attributes | {"password": TemporaryPassword, "status": "FORCE_CHANGE_PASSWORD"}
        self._leave(operation)
        return {"User": {"Username": Username}}

    def admin_set_user_password(self, UserPoolId: str, Username: str, Password: str, Permanent: bool) -> dict:
        operation = "admin_set_user_password"
        self._enter(operation, UserPoolId)
        self._long_enough(Password, operation)
        with self._lock:
            if Username not in self._users:
                raise _refusal("UserNotFoundException", operation)
            status = "CONFIRMED" if Permanent else "FORCE_CHANGE_PASSWORD"
            self._users[Username] |= {"password": Password, "status": status, "wrong": 0, "until": 0}
        self._leave(operation)
        return {}

    def admin_initiate_auth(self, UserPoolId: str, ClientId: str, AuthFlow: str, AuthParameters: dict) -> dict:
        operation = "admin_initiate_auth"
        self._enter(operation, UserPoolId, ClientId)
        if AuthFlow != "ADMIN_USER_PASSWORD_AUTH":
            raise _refusal("InvalidParameterException", operation)
        name, password = AuthParameters["USERNAME"], AuthParameters["PASSWORD"]
        digest = hmac.digest(SECRET.encode(), f"{name}{ClientId}".encode(), "sha256")
        if AuthParameters.get("SECRET_HASH") != base64.b64encode(digest).decode():
            raise _refusal("NotAuthorizedException", operation)
        status = self._compare(name, password, operation)
        self._leave(operation)
        if status == "FORCE_CHANGE_PASSWORD":
            return {"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "s"}
        return {"AuthenticationResult": self.given}

    def admin_user_global_sign_out(self, UserPoolId: str, Username: str) -> dict:
        self._enter("admin_user_global_sign_out", UserPoolId)
        if Username not in self._users:
            raise _refusal("UserNotFoundException", "admin_user_global_sign_out")
        self._leave("admin_user_global_sign_out")
        return {}

    def admin_delete_user(self, UserPoolId: str, Username: str) -> dict:
        self._enter("admin_delete_user", UserPoolId)
        with self._lock:
            if self._users.pop(Username, None) is None:
                raise _refusal("UserNotFoundException", "admin_delete_user")
        return {}

    def _compare(self, name: str, password: str, operation: str) -> str:
        """The user's status. Unknown, wrong and locked out look the same, and only the last compares nothing."""
        with self._lock:
            user, now = self._users.get(name, {}), self._clock()
            if user.get("until", 0) > now:
                raise _refusal("NotAuthorizedException", operation)
            self.compared += 1
            if user and hmac.compare_digest(user["password"].encode(), password.encode()):
                user |= {"wrong": 0, "until": 0}
                return user["status"]
            if user:
                user["wrong"] = user.get("wrong", 0) + 1
                late = user["wrong"] - _FREE_TRIES
                user["until"] = now + min(2**late, _LONGEST_WAIT) if late >= 0 else 0
        raise _refusal("NotAuthorizedException", operation)

    def _long_enough(self, password: str, operation: str) -> None:
        if len(password) < policy.PASSWORD_MIN_CHARACTERS:
            raise _refusal("InvalidPasswordException", operation)

    def _enter(self, operation: str, pool: str, client: str | None = None) -> None:
        with self._lock:
            self.calls.append(("cognito-idp", operation))
        if pool != self.pool_id or client not in (None, self.client_id):
            raise _refusal("ResourceNotFoundException", operation)
        self._break(operation, "before")

    def _leave(self, operation: str) -> None:
        self._break(operation, "after")

    def _break(self, operation: str, when: str) -> None:
        with self._lock:
            planted = self._faults.get((operation, when))
            error = planted.pop(0) if planted else None
        if error is not None:
            raise error


def throttled(operation: str) -> ClientError:
    """Too much was asked of Cognito."""
    return _refusal("TooManyRequestsException", operation)


def broken(operation: str) -> ClientError:
    """A fault of Cognito's."""
    return _refusal("InternalErrorException", operation, 500)


def timed_out() -> ReadTimeoutError:
    """No answer came."""
    return ReadTimeoutError(endpoint_url="https://cognito-idp.example")
