"""Letter: what is to leave."""

from typing import NamedTuple

from shared.delivery.kinds import MessageKind
from shared.domain.contacts import Contact
from shared.domain.languages import Language


class Letter(NamedTuple):
    """One message. ``id`` names the event that it tells of, so that a repeated event is the same letter."""

    id: str
    kind: MessageKind
    to: Contact
    language: Language
    params: dict[str, str]
