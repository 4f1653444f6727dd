"""Staff pool: logins of teachers, registrars and administrators in Cognito."""

import base64

from botocore.client import BaseClient
from botocore.exceptions import ClientError

from shared.domain.sealing import Entropy
from shared.persistence.failures import told_apart

_PASSWORD_BYTES = 18


class StaffPool:
    """Users are named by the hash of their e-mail address, with which they sign in. The first password is random and
    known to nobody but Cognito, which mails it."""

    def __init__(self, client: BaseClient, pool_id: str, entropy: Entropy) -> None:
        self._client = client
        self._pool_id = pool_id
        self._entropy = entropy

    def invite(self, staff: str, email: str) -> None:
        """Make the login and have Cognito mail its first password; again, if it stands and was never used.

        Raises StoreBusy.
        """
        if not self.ensure_login(staff, email):
            self.send_again(staff)

    def ensure_login(self, staff: str, email: str) -> bool:
        """Make the login, for which Cognito mails a first password, unless it stands; whether it was made.

        An address that somebody wrote into another login by hand comes to this one: it goes by the address who one is.
        Raises StoreBusy.
        """
        with told_apart():
            try:
                self._client.admin_create_user(
                    UserPoolId=self._pool_id,
                    Username=staff,
                    TemporaryPassword=base64.urlsafe_b64encode(self._entropy(_PASSWORD_BYTES)).decode(),
                    ForceAliasCreation=True,
                    DesiredDeliveryMediums=["EMAIL"],
                    UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}],
                )
            except ClientError as error:
                if error.response["Error"]["Code"] != "UsernameExistsException":
                    raise
                return False
        return True

    def send_again(self, staff: str) -> None:
        """Have Cognito mail another first password, unless the login has a password of its own. Raises StoreBusy."""
        with told_apart():
            try:
                self._client.admin_create_user(
                    UserPoolId=self._pool_id,
                    Username=staff,
                    MessageAction="RESEND",
                    DesiredDeliveryMediums=["EMAIL"],
                )
            except ClientError as error:
                # The login has a password of its own.
                if error.response["Error"]["Code"] != "UnsupportedUserStateException":
                    raise
