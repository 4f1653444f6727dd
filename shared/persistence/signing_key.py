"""Signing key: an asymmetric KMS key that signs. Its private part never leaves KMS."""

from functools import cached_property

from botocore.client import BaseClient

from shared.persistence.failures import told_apart

_ALGORITHM = "ECDSA_SHA_256"


class SigningKey:
    """A P-256 key."""

    def __init__(self, client: BaseClient, key_id: str) -> None:
        self._client = client
        self._key_id = key_id

    def sign(self, message: bytes) -> bytes:
        """ECDSA with SHA-256 over ``message`` (≤ 4,096 bytes), DER. One KMS call. Raises StoreBusy."""
        with told_apart():
            answer = self._client.sign(
                KeyId=self._key_id, Message=message, MessageType="RAW", SigningAlgorithm=_ALGORITHM
            )
        return answer["Signature"]

    @cached_property
    def public_key(self) -> bytes:
        """DER SubjectPublicKeyInfo. One KMS call. Raises StoreBusy."""
        with told_apart():
            return self._client.get_public_key(KeyId=self._key_id)["PublicKey"]
