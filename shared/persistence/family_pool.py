"""Family pool: guardians' logins in Cognito."""

from botocore.client import BaseClient
from botocore.exceptions import BotoCoreError, ClientError

from shared.persistence.table import StoreBusy


class FamilyPool:
    """Users are named by the index value of the national ID; the pool sends no message of its own."""

    def __init__(self, client: BaseClient, pool_id: str) -> None:
        self._client = client
        self._pool_id = pool_id

    def ensure_login(self, guardian: str, email: str) -> None:
        """Create the login unless it stands. Cognito makes a temporary password that nobody is told.

        Raises StoreBusy.
        """
        try:
            self._client.admin_create_user(
                UserPoolId=self._pool_id,
                Username=guardian,
                MessageAction="SUPPRESS",
                UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}],
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "UsernameExistsException":
                raise StoreBusy("family_pool") from error
        except BotoCoreError as error:
            raise StoreBusy("family_pool") from error
