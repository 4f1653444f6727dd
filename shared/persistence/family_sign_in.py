"""Family sign-in: guardians' passwords, which Cognito alone keeps and compares."""

import base64
import hmac
from functools import cached_property

from botocore.client import BaseClient
from botocore.exceptions import ClientError

from shared.persistence.failures import told_apart

_FLOW = "ADMIN_USER_PASSWORD_AUTH"
# What Cognito says of a wrong password, of a user whom it does not know or keeps out, and of too many tries.
_WRONG = frozenset(
    {
        "NotAuthorizedException",
        "PasswordResetRequiredException",
        "UserNotConfirmedException",
        "UserNotFoundException",
    }
)


class FamilySignIn:
    """The family pool by its confidential client. No token of Cognito's leaves this class: with an access token of its
    own, a user could set a password past our rules."""

    def __init__(self, client: BaseClient, pool_id: str, client_id: str) -> None:
        self._client = client
        self._pool_id = pool_id
        self._client_id = client_id

    def matches(self, user: str, password: str) -> bool:
        """Whether the user has this password; one call, also for a user who does not exist. Raises StoreBusy."""
        given = {"USERNAME": user, "PASSWORD": password, "SECRET_HASH": self._secret_hash(user)}
        with told_apart():
            try:
                answer = self._client.admin_initiate_auth(
                    UserPoolId=self._pool_id, ClientId=self._client_id, AuthFlow=_FLOW, AuthParameters=given
                )
            except ClientError as error:
                if error.response["Error"]["Code"] in _WRONG:
                    return False
                raise
        # A temporary password is answered with a challenge instead: nobody is told one, so none is let in by it.
        return "AuthenticationResult" in answer

    def set_password(self, user: str, password: str) -> None:
        """Give the user a password for good. Raises StoreBusy."""
        with told_apart():
            self._client.admin_set_user_password(
                UserPoolId=self._pool_id, Username=user, Password=password, Permanent=True
            )

    def sign_out(self, user: str) -> None:
        """End whatever Cognito itself holds to be signed in. Raises StoreBusy."""
        with told_apart():
            self._client.admin_user_global_sign_out(UserPoolId=self._pool_id, Username=user)

    def _secret_hash(self, user: str) -> str:
        digest = hmac.digest(self._secret.encode(), f"{user}{self._client_id}".encode(), "sha256")
        return base64.b64encode(digest).decode()

    @cached_property
    def _secret(self) -> str:
        with told_apart():
            answer = self._client.describe_user_pool_client(UserPoolId=self._pool_id, ClientId=self._client_id)
        return answer["UserPoolClient"]["ClientSecret"]
