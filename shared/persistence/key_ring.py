"""Key ring: the keys under which digests and sealed values are made, each from its own KMS key."""

from functools import cached_property

from botocore.client import BaseClient

from shared.domain.identifiers import encoded
from shared.persistence.failures import told_apart

_ALGORITHM = "HMAC_SHA_256"


class LocalKey:
    """A 32-byte key that lives in this process only: a KMS HMAC key's MAC over a fixed label.

    One KMS call a container. The label carries the version; a KMS key's material never leaves KMS, and who may not
    call GenerateMac on it can't have the local key.
    """

    def __init__(self, client: BaseClient, key_id: str, label: str) -> None:
        self._client = client
        self._key_id = key_id
        self._label = label

    @cached_property
    def bytes(self) -> bytes:
        """The key. Raises StoreBusy when KMS does not answer: nothing is compared or sent without it."""
        return _mac(self._client, self._key_id, self._label)


class IdentityIndex:
    """Blind index of national IDs: there are only 5x10^8, so nothing but a key that stays in KMS hides them."""

    def __init__(self, client: BaseClient, key_id: str) -> None:
        self._client = client
        self._key_id = key_id

    def of(self, national_id: str) -> str:
        """The 22-character index value of a national ID. One KMS call. Raises StoreBusy."""
        return encoded(_mac(self._client, self._key_id, f"national-id/1/{national_id}"))


def code_key(client: BaseClient, key_id: str) -> LocalKey:
    """Makes codes; only sender and verifier may hold it."""
    return LocalKey(client, key_id, "code/1")


def contact_key(client: BaseClient, key_id: str) -> LocalKey:
    """Makes the digests that stand for contacts."""
    return LocalKey(client, key_id, "contact/1")


def field_key(client: BaseClient, key_id: str) -> LocalKey:
    """Seals personal data in items and objects."""
    return LocalKey(client, key_id, "field/1")


def form_key(client: BaseClient, key_id: str) -> LocalKey:
    """Seals what stands beside a form: whoever verifies forms needs no other."""
    return LocalKey(client, key_id, "form/1")


def address_key(client: BaseClient, key_id: str) -> LocalKey:
    """Seals the address that a code goes to, apart from everything else: whoever asks for a code needs no other."""
    return LocalKey(client, key_id, "address/1")


def session_key(client: BaseClient, key_id: str) -> LocalKey:
    """Seals the tokens that guardians' browsers hold."""
    return LocalKey(client, key_id, "session/1")


def password_key(client: BaseClient, key_id: str) -> LocalKey:
    """Makes what initial passwords are compared with; whoever holds it can try them out."""
    return LocalKey(client, key_id, "password/1")


def link_key(client: BaseClient, key_id: str) -> LocalKey:
    """Seals the links in messages: whoever writes them can make no session."""
    return LocalKey(client, key_id, "link/1")


def service_key(client: BaseClient, key_id: str) -> LocalKey:
    """Seals relying services' tokens, and makes the digests of their secrets."""
    return LocalKey(client, key_id, "service/1")


def subject_key(client: BaseClient, key_id: str) -> LocalKey:
    """Makes the subjects by which relying services know accounts and students, each its own."""
    return LocalKey(client, key_id, "subject/1")


def webhook_key(client: BaseClient, key_id: str) -> LocalKey:
    """Seals what webhooks are signed with: whoever sends them can open nothing else."""
    return LocalKey(client, key_id, "webhook/1")


def _mac(client: BaseClient, key_id: str, message: str) -> bytes:
    with told_apart():
        answer = client.generate_mac(KeyId=key_id, MacAlgorithm=_ALGORITHM, Message=message.encode())
    return answer["Mac"]
