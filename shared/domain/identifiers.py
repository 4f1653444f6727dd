"""Identifiers: keyed digests that stand for people and things, so that no key or URL holds personal data."""

import base64
import hmac
import re
from typing import NamedTuple

from shared.domain.contacts import Contact
from shared.domain.schools import day, school_year

_DIGEST_BYTES = 16
DIGEST_CHARACTERS = 22
_DIGEST = re.compile(rf"[A-Za-z0-9_-]{{{DIGEST_CHARACTERS}}}")
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U


def encoded(digest: bytes) -> str:
    """The first 128 bits of a keyed digest as 22 URL-safe characters."""
    return base64.urlsafe_b64encode(digest[:_DIGEST_BYTES]).decode().rstrip("=")


def keyed(key: bytes, *parts: str) -> str:
    """Keyed digest (HMAC-SHA256, 128 bits) of length-prefixed parts."""
    message = b"".join(len(raw).to_bytes(4, "big") + raw for raw in (part.encode() for part in parts))
    return encoded(hmac.digest(key, message, "sha256"))


def contact_hash(key: bytes, contact: Contact) -> str:
    """What stands for a contact in keys and tokens."""
    return keyed(key, "contact", contact.channel, contact.address)


class BindingId(NamedTuple):
    """Names a binding: the index values of its student and its guardian."""

    student: str
    guardian: str

    @property
    def text(self) -> str:
        """44 URL-safe characters."""
        return self.student + self.guardian


class BindingIdInvalid(ValueError):
    """The text is not a binding's id."""

    code = "token_invalid"


def read_binding_id(text: str) -> BindingId:
    """Read ``BindingId.text``. Raises BindingIdInvalid."""
    plain = text.replace("-", "").replace("_", "")
    if len(text) != 2 * DIGEST_CHARACTERS or not plain.isascii() or not plain.isalnum():
        raise BindingIdInvalid(BindingIdInvalid.code)
    return BindingId(text[:DIGEST_CHARACTERS], text[DIGEST_CHARACTERS:])


class StaffIdInvalid(ValueError):
    """The text is not the id of a member of staff."""

    code = "token_invalid"


def read_staff_id(text: str) -> str:
    """Read the id of a member of staff: ``contact_hash`` of the e-mail address. Raises StaffIdInvalid."""
    if not _DIGEST.fullmatch(text):
        raise StaffIdInvalid(StaffIdInvalid.code)
    return text


def application_number(application_id: str, applied_at: int) -> str:
    """The number that people read and say, such as ``115-7KQ2M-9M4TX``: school year, then 50 bits of the id."""
    return f"{school_year(day(applied_at))}-{_letters(application_id)}"


def may_number(number: str, application_id: str) -> bool:
    """Whether ``number`` may be that of the application, by the part that does not hang on when it was applied for."""
    return number.partition("-")[2] == _letters(application_id)


def _letters(application_id: str) -> str:
    bits = int.from_bytes(base64.urlsafe_b64decode(application_id + "=="), "big")
    letters = "".join(CROCKFORD[(bits >> (5 * place)) & 31] for place in range(10))
    return f"{letters[:5]}-{letters[5:]}"
