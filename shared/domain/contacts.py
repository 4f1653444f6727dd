"""Contact: the e-mail address or mobile number by which a guardian is reached."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from shared.domain.text import canonical

_EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?"
)
_MOBILE = re.compile(r"(?:0|\+886|886|00886|002886)(9[0-8][0-9]{7})")
_SEPARATORS = str.maketrans("", "", " ()-")


class Channel(StrEnum):
    """How a message travels."""

    EMAIL = "email"
    SMS = "sms"


class Contact(NamedTuple):
    """A canonical contact; ``address`` is a lower-case e-mail address or a number as ``+8869…`` (E.164)."""

    channel: Channel
    address: str


class ContactInvalid(ValueError):
    """Not an address that the service may send to; ``code`` is the stable field code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def email(raw: str) -> Contact:
    """Read an e-mail address: the RFC 5321 subset that public mail services accept, at most 254 characters.

    Case is folded, so that one mailbox is one account. Raises ContactInvalid.
    """
    address = canonical(raw).lower()
    local = address.rpartition("@")[0]
    if len(address) > 254 or len(local) > 64 or not _EMAIL.fullmatch(address):
        raise ContactInvalid("email_invalid")
    return Contact(Channel.EMAIL, address)


def mobile(raw: str) -> Contact:
    """Read a Taiwan mobile number (PRODUCT section 6); no other is accepted. Raises ContactInvalid."""
    match = _MOBILE.fullmatch(canonical(raw).translate(_SEPARATORS))
    if match is None:
        raise ContactInvalid("mobile_invalid")
    return Contact(Channel.SMS, f"+886{match[1]}")


def read(channel: Channel, raw: str) -> Contact:
    """Read ``raw`` as a contact of ``channel``. Raises ContactInvalid."""
    return email(raw) if channel is Channel.EMAIL else mobile(raw)


def is_of_domain(contact: Contact, domains: Sequence[str]) -> bool:
    """Whether an e-mail address is of one of ``domains``, in lower case, or of a subdomain."""
    domain = contact.address.rpartition("@")[2]
    return any(domain == allowed or domain.endswith(f".{allowed}") for allowed in domains)


def masked(contact: Contact) -> str:
    """Enough for the owner to know which contact is meant: ``co****@gmail.com``, ``0912***678``."""
    if contact.channel is Channel.SMS:
        national = "0" + contact.address.removeprefix("+886")
        return f"{national[:4]}***{national[-3:]}"
    local, _, domain = contact.address.rpartition("@")
    return f"{local[:2]}****@{domain}"
