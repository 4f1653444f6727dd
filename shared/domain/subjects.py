"""Subject: by what one relying service knows an account or a student, and no other service does (OpenID Connect Core
section 8.1).

It is made anew each time and kept nowhere: the SIV construction (RFC 5297) with HMAC-SHA256 as the only function. The
synthetic vector authenticates what kind of thing is meant, and which; the stream that hides it is keyed by the vector.
Who holds the key alone can tell which account or student it is; anybody else's guess is refused without a look-up.
"""

import base64
import hmac
import re
from enum import StrEnum

SUBJECT_CHARACTERS = 43
_VALUE_BYTES = 16
_SUBJECT = re.compile(rf"[A-Za-z0-9_-]{{{SUBJECT_CHARACTERS}}}")


class SubjectKind(StrEnum):
    """What a subject stands for: the one is never taken for the other."""

    ACCOUNT = "account"
    STUDENT = "student"


class SubjectInvalid(ValueError):
    """Not a subject of this kind, of this client."""

    code = "subject_invalid"


class Subjects:
    """The subjects of one client. ``key``: 32 bytes, the same for all clients; each has its own made of it."""

    def __init__(self, key: bytes, client: str) -> None:
        own = hmac.digest(key, f"client/{client}".encode(), "sha256")
        self._vector_key = hmac.digest(own, b"vector", "sha256")
        self._stream_key = hmac.digest(own, b"stream", "sha256")

    def of(self, kind: SubjectKind, index: str) -> str:
        """The subject (43 URL-safe characters) of who has this index value (22 of them)."""
        value = _decoded(index)
        vector = self._vector(kind, value)
        return _encoded(vector + self._hidden(vector, value))

    def read(self, kind: SubjectKind, subject: str) -> str:
        """The index value. Raises SubjectInvalid."""
        if not _SUBJECT.fullmatch(subject):
            raise SubjectInvalid(SubjectInvalid.code)
        raw = _decoded(subject)
        vector, hidden = raw[:_VALUE_BYTES], raw[_VALUE_BYTES:]
        value = self._hidden(vector, hidden)
        if not hmac.compare_digest(vector, self._vector(kind, value)) or _encoded(raw) != subject:
            raise SubjectInvalid(SubjectInvalid.code)
        return _encoded(value)

    def _vector(self, kind: SubjectKind, value: bytes) -> bytes:
        return hmac.digest(self._vector_key, kind.encode() + b"/" + value, "sha256")[:_VALUE_BYTES]

    def _hidden(self, vector: bytes, value: bytes) -> bytes:
        stream = hmac.digest(self._stream_key, vector, "sha256")
        return bytes(one ^ other for one, other in zip(value, stream, strict=False))


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
