"""Call and Reply: what an operation is given and what it gives back."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from shared.api.client_credentials import ClientCredentials
from shared.api.session import Session
from shared.domain.accounts import AccountSession
from shared.domain.languages import Language
from shared.domain.services import ServiceSession


class Call(NamedTuple):
    """One request, already authenticated and validated against its endpoint's models.

    ``now`` is in epoch seconds; ``staff`` is the teacher's id, ``session`` the guardian's session,
    ``account`` the sign-in to a guardian's account, ``service`` what a relying service's token says, ``client`` the id
    and secret that came by HTTP Basic, not yet checked.
    """

    now: int
    language: Language
    body: Any = None
    query: Any = None
    path: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    session: Session | None = None
    staff: str | None = None
    account: AccountSession | None = None
    service: ServiceSession | None = None
    client: ClientCredentials | None = None


class Reply(NamedTuple):
    """An answer. ``status`` is the endpoint's own unless given; ``session`` replaces the caller's session."""

    body: BaseModel
    status: int | None = None
    headers: Mapping[str, str] = {}
    session: Session | None = None
