"""Family pool: guardians' logins in Cognito."""

import base64

from botocore.client import BaseClient
from botocore.exceptions import ClientError

from shared.domain.sealing import Entropy
from shared.persistence.failures import told_apart


class LoginTaken(Exception):
    """The e-mail address is another person's login."""


class FamilyPool:
    """Users are named by the index value of the national ID; the pool sends no message of its own."""

    def __init__(self, client: BaseClient, pool_id: str, entropy: Entropy) -> None:
        self._client = client
        self._pool_id = pool_id
        self._entropy = entropy

    def ensure_login(self, guardian: str, email: str) -> None:
        """Let there be the login of a guardian who has no account, with this address and a random temporary password
        that nobody is told: one that is left from an account of before keeps no other.

        Raises LoginTaken, StoreBusy.
        """
        password, attributes = base64.b64encode(self._entropy(24)).decode(), _attributes(email)
        with told_apart():
            try:
                self._client.admin_create_user(
                    UserPoolId=self._pool_id,
                    Username=guardian,
                    MessageAction="SUPPRESS",
                    TemporaryPassword=password,
                    UserAttributes=attributes,
                )
            except ClientError as error:
                code = error.response["Error"]["Code"]
                if code == "AliasExistsException":
                    raise LoginTaken from None
                if code != "UsernameExistsException":
                    raise
                self._renew(guardian, email, password)

    def _renew(self, guardian: str, email: str, password: str) -> None:
        """The password first: cut short, nothing that was known before opens the login."""
        self._client.admin_set_user_password(
            UserPoolId=self._pool_id, Username=guardian, Password=password, Permanent=False
        )
        self.set_email(guardian, email)

    def set_email(self, guardian: str, email: str) -> None:
        """Let a login have this address, which a code has proved; nothing when there is no login.

        Raises LoginTaken, StoreBusy.
        """
        with told_apart():
            try:
                self._client.admin_update_user_attributes(
                    UserPoolId=self._pool_id, Username=guardian, UserAttributes=_attributes(email)
                )
            except ClientError as error:
                code = error.response["Error"]["Code"]
                if code == "AliasExistsException":
                    raise LoginTaken from None
                if code != "UserNotFoundException":
                    raise

    def remove_login(self, guardian: str) -> None:
        """Remove the login, if there is one. Raises StoreBusy."""
        with told_apart():
            try:
                self._client.admin_delete_user(UserPoolId=self._pool_id, Username=guardian)
            except ClientError as error:
                if error.response["Error"]["Code"] != "UserNotFoundException":
                    raise


def _attributes(email: str) -> list[dict[str, str]]:
    return [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
