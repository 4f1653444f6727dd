"""Relying service: another service of the city's that asks, for a guardian who lets it, what a binding says (PRODUCT
section 5)."""

import base64
import hmac
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from shared.domain.identifiers import DIGEST_CHARACTERS, encoded, keyed
from shared.domain.languages import DEFAULT_LANGUAGE, Language

_CLIENT = re.compile(rf"[A-Za-z0-9_-]{{{DIGEST_CHARACTERS}}}")
_ADDRESS = re.compile(r"[!-~]{1,500}")
_CLIENT_BYTES, _SECRET_BYTES = 16, 32
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class ServiceScope(StrEnum):
    """What a service may ask for."""

    CHILDREN_READ = "children.read"
    ACT_FOR_CHECK = "act_for.check"
    EVENTS_READ = "events.read"


class ServiceState(StrEnum):
    """Whether a service can use anything: only an active one can."""

    REQUESTED = "requested"
    ACTIVE = "active"
    SUSPENDED = "suspended"


class Service(NamedTuple):
    """A service as it is registered. ``client`` is random and no secret; times are epoch seconds, 0: not yet.

    ``names`` and ``purposes`` by language: Chinese and English always, others where given. ``redirects``: the addresses
    to which a guardian's browser may return, compared whole. ``webhook``: where its events are sent; empty for nowhere.
    ``generation`` grows when every token of the service is to end. People are ids of staff. Who answers for it stands
    apart (``Registration``): hardly anybody need know.
    """

    client: str
    names: Mapping[str, str]
    purposes: Mapping[str, str]
    scopes: frozenset[ServiceScope]
    redirects: tuple[str, ...]
    webhook: str
    state: ServiceState
    requested_by: str
    requested_at: int
    approved_by: str = ""
    approved_at: int = 0
    changed_by: str = ""
    changed_at: int = 0
    generation: int = 0


class Registration(NamedTuple):
    """A service, and the address of who answers for it."""

    service: Service
    owner_email: str


class ServiceSession(NamedTuple):
    """What a service's token says: which service, and for which scopes. Whether it is active is for the store to say.

    ``guardian``: whose account alone it opens, and ``code``: by which code; empty for every account that let it in.
    """

    client: str
    generation: int
    scopes: frozenset[ServiceScope]
    guardian: str = ""
    code: str = ""


class GrantState(StrEnum):
    """Whether a guardian lets a service in."""

    GRANTED = "granted"
    REVOKED = "revoked"


class Grant(NamedTuple):
    """That a guardian let a service read the account: for which scopes, since when, and when it was used.

    Times are epoch seconds, 0: never; those of use are noted once a day.
    """

    guardian: str
    client: str
    scopes: frozenset[ServiceScope]
    state: GrantState
    granted_at: int
    first_access: int = 0
    last_access: int = 0
    ended_at: int = 0

    @property
    def stands(self) -> bool:
        """Whether the guardian lets the service in."""
        return self.state is GrantState.GRANTED


class ServiceFault(StrEnum):
    """Why a service can't be changed so, as the problem that is told."""

    UNKNOWN = "service_not_found"
    NOT_REQUESTED = "service_not_requested"
    NOT_ACTIVE = "service_not_active"
    NOT_SUSPENDED = "service_not_suspended"
    ONE_PERSON = "second_administrator_required"


class AddressInvalid(ValueError):
    """Not an address to which a browser, or an event, can be sent."""

    code = "address_invalid"


def new_client(entropy: Callable[[int], bytes]) -> str:
    """The id of a client that is to be."""
    return encoded(entropy(_CLIENT_BYTES))


def new_secret(entropy: Callable[[int], bytes]) -> str:
    """A client's secret: 256 bits as 43 URL-safe characters."""
    return base64.urlsafe_b64encode(entropy(_SECRET_BYTES)).decode().rstrip("=")


def secret_digest(key: bytes, client: str, secret: str) -> str:
    """What is kept of a secret; nothing but the secret of this client has it."""
    return keyed(hmac.digest(key, b"secret", "sha256"), client, secret)


def is_client(text: str) -> bool:
    """Whether ``text`` has the form of a client's id."""
    return _CLIENT.fullmatch(text) is not None


def in_language(texts: Mapping[str, str], language: Language) -> str:
    """The text in ``language``; in English, for whom it was not translated."""
    return texts.get(language) or texts.get(Language.ENGLISH) or texts[DEFAULT_LANGUAGE]


def read_address(text: str) -> str:
    """An https address without user or fragment; over plain HTTP one of the own machine's (RFC 8252 section 7.3).

    Raises AddressInvalid.
    """
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise AddressInvalid(AddressInvalid.code) from None
    secure = parts.scheme == "https" or is_loopback(text)
    if not (_ADDRESS.fullmatch(text) and secure and parts.hostname) or "@" in parts.netloc or "#" in text:
        raise AddressInvalid(AddressInvalid.code)
    return text


def is_loopback(address: str) -> bool:
    """Whether an address is, over plain HTTP, on the machine of whoever opens it."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname in _LOOPBACK
