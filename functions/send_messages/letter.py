"""Letter: what is to leave, and the link that those to an account's owner hold."""

from typing import NamedTuple

from shared.api.links import About, LinkKind, Links, NotMe
from shared.delivery.kinds import MessageKind
from shared.domain.accounts import Account
from shared.domain.contacts import Contact
from shared.domain.languages import Language


def not_me(links: Links, account: Account, now: int) -> str:
    """The address for whoever did not do what an account's owner is told of, and which no change of contact is."""
    return links.url(LinkKind.NOT_ME, NotMe(About.ACCOUNT, account.guardian, 0, account.email), now)


class Letter(NamedTuple):
    """One message. ``id`` names the event that it tells of, so that a repeated event is the same letter."""

    id: str
    kind: MessageKind
    to: Contact
    language: Language
    params: dict[str, str]
