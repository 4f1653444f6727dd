"""Family pool: guardians' logins in Cognito."""

import base64
from collections.abc import Callable

from botocore.client import BaseClient
from botocore.exceptions import BotoCoreError, ClientError

from shared.persistence.table import StoreBusy


class FamilyPool:
    """Users are named by the index value of the national ID; the pool sends no message of its own."""

    def __init__(self, client: BaseClient, pool_id: str, entropy: Callable[[int], bytes]) -> None:
        self._client = client
        self._pool_id = pool_id
        self._entropy = entropy

    def ensure_login(self, guardian: str, email: str) -> None:
        """Create the login unless it stands, with a random temporary password that nobody is told.

        Raises StoreBusy.
        """
        try:
            self._client.admin_create_user(
                UserPoolId=self._pool_id,
                Username=guardian,
                MessageAction="SUPPRESS",
                TemporaryPassword=base64.b64encode(self._entropy(24)).decode(),
                UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}],
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "UsernameExistsException":
                raise StoreBusy("family_pool") from error
        except BotoCoreError as error:
            raise StoreBusy("family_pool") from error
