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
        """Create the login unless it stands, with a random temporary password that nobody is told.

        Raises LoginTaken, StoreBusy.
        """
        with told_apart():
            try:
                self._client.admin_create_user(
                    UserPoolId=self._pool_id,
                    Username=guardian,
                    MessageAction="SUPPRESS",
                    TemporaryPassword=base64.b64encode(self._entropy(24)).decode(),
                    UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}],
                )
            except ClientError as error:
                code = error.response["Error"]["Code"]
                if code == "AliasExistsException":
                    raise LoginTaken from None
                if code != "UsernameExistsException":
                    raise

    def set_email(self, guardian: str, email: str) -> None:
        """Let a login have this address, which a code has proved; nothing when there is no login.

        Raises LoginTaken, StoreBusy.
        """
        attributes = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
        with told_apart():
            try:
                self._client.admin_update_user_attributes(
                    UserPoolId=self._pool_id, Username=guardian, UserAttributes=attributes
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
