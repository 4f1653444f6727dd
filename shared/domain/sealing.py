"""Sealing: authenticated encryption of values that must not be read where they are kept (XChaCha20-Poly1305)."""

import json
from collections.abc import Callable
from typing import Any

from nacl import bindings
from nacl.exceptions import CryptoError

Entropy = Callable[[int], bytes]
_NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class SealBroken(ValueError):
    """The bytes were not sealed under this key for this context."""


def seal(key: bytes, value: Any, context: str, entropy: Entropy) -> bytes:
    """Encrypt a JSON value under a 32-byte ``key``; ``context`` says where the result belongs and is authenticated."""
    nonce = entropy(_NONCE_BYTES)
    message = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(message, context.encode(), nonce, key)


def unseal(key: bytes, sealed: bytes, context: str) -> Any:
    """Decrypt what ``seal`` made for the same key and context. Raises SealBroken."""
    nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return json.loads(bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, context.encode(), nonce, key))
    except (CryptoError, TypeError, ValueError):
        raise SealBroken(context) from None
