"""Templates: what the service writes to people, from one file a language in the folder ``templates``."""

import html
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from shared.delivery.kinds import MessageKind
from shared.delivery.layout import page
from shared.domain.contacts import Channel
from shared.domain.languages import Language

_FOLDER = Path(__file__).with_suffix("")
_PLACE_ALONE = re.compile(r"\{\w+\}")


_APPLICATION = frozenset({"number", "students", "address"})
_DELEGATION = frozenset({"students", "scopes", "until", "address"})

# The places that the sender fills for each kind, on either channel. ``address`` and ``domain`` are the service's
# origin and its host, ``not_me`` a link for whoever it was not, ``undo`` one that undoes, ``contact`` a masked contact,
# ``service`` the name of a relying service, ``students`` masked names, ``minutes``, ``hours``, ``days`` and ``waiting``
# plain numbers, ``classes`` each with a number.
PLACES: Mapping[MessageKind, frozenset[str]] = {
    MessageKind.CODE: frozenset({"code", "purpose", "reference", "minutes", "domain"}),
    MessageKind.SUBMITTED: _APPLICATION | {"not_me"},
    MessageKind.APPROVED_NEW_ACCOUNT: _APPLICATION | {"login", "days", "not_me"},
    MessageKind.APPROVED_EXISTING_ACCOUNT: _APPLICATION | {"not_me"},
    MessageKind.RETURNED: _APPLICATION | {"reason"},
    MessageKind.REJECTED: _APPLICATION | {"reason"},
    MessageKind.CANCELLED: _APPLICATION,
    MessageKind.ENDED: _APPLICATION | {"reason"},
    MessageKind.RESTORED: _APPLICATION,
    MessageKind.PASSWORD_CHANGED: frozenset({"address", "not_me"}),
    MessageKind.ACCOUNT_PROBED: frozenset({"address"}),
    MessageKind.REPEAT_REFUSED: _APPLICATION,
    MessageKind.CONTEST_OPENED: frozenset({"students", "relationship", "address"}),
    MessageKind.DELEGATION_OFFERED: _DELEGATION | {"delegator", "days"},
    MessageKind.DELEGATION_ACCEPTED: _DELEGATION | {"delegate", "not_me"},
    MessageKind.DELEGATION_GIVEN: _DELEGATION | {"delegator", "delegate"},
    MessageKind.DELEGATION_ENDED: _DELEGATION,
    MessageKind.REVIEWS_WAITING: frozenset({"school", "class", "waiting", "days", "address"}),
    MessageKind.REVIEWS_OVERDUE: frozenset({"school", "classes", "days", "address"}),
    MessageKind.ACCOUNT_CLOSED: frozenset({"address"}),
    MessageKind.CHILD_UNBOUND: frozenset({"class", "students", "reason", "address"}),
    MessageKind.COMING_OF_AGE: frozenset({"students", "day", "address"}),
    MessageKind.LETTERS_DUE: frozenset({"school", "class", "count", "address"}),
    MessageKind.CONTACT_CHANGED: frozenset({"contact", "undo", "hours", "not_me", "address"}),
    MessageKind.CONTACT_RESTORED: frozenset({"contact", "address"}),
    MessageKind.CONTACT_RECOVERED: frozenset({"contact", "not_me", "address"}),
    MessageKind.ACCOUNT_MERGED: frozenset({"contact", "login", "not_me", "address"}),
    MessageKind.ACCOUNT_FROZEN: frozenset({"address"}),
    MessageKind.SERVICE_LET_IN: frozenset({"service", "not_me", "address"}),
    MessageKind.NOT_ME_REPORTED: frozenset({"class", "number", "address"}),
}


class PlacesMismatch(ValueError):
    """The given places are not those of the kind; names them, never their values."""


class RenderedEmail(NamedTuple):
    """A subject of one line, and the same words as plain text and as an HTML page."""

    subject: str
    text: str
    html: str


class RenderedSms(NamedTuple):
    """A text message, two segments at most, four with a link. That of a code ends in the origin-bound line
    ``@domain #code`` (https://wicg.github.io/sms-one-time-codes/), so that a phone offers it on the right site only.
    """

    text: str


def render(
    kind: MessageKind, language: Language, channel: Channel, params: Mapping[str, str]
) -> RenderedEmail | RenderedSms:
    """Write one message. ``params`` fills exactly the places of ``PLACES[kind]``. Raises PlacesMismatch."""
    if params.keys() != PLACES[kind]:
        raise PlacesMismatch(f"{kind}: {', '.join(sorted(params.keys() ^ PLACES[kind]))}")
    file = _file(language)
    if channel is Channel.SMS:
        return RenderedSms(file[kind]["sms"].format(**params))
    return _email(file[kind], file["layout"], language, params)


def _email(
    template: Mapping[str, Any], layout: Mapping[str, str], language: Language, params: Mapping[str, str]
) -> RenderedEmail:
    subject = template["subject"].format(**params)
    paragraphs = [(paragraph, paragraph.format(**params)) for paragraph in template["body"]]
    text = "\n\n".join([*(filled for _, filled in paragraphs), layout["signature"], layout["footer"]]) + "\n"
    written = [_marked_up(paragraph, filled) for paragraph, filled in paragraphs]
    written.append(html.escape(layout["signature"]))
    return RenderedEmail(subject, text, page(language, subject, written, layout["footer"]))


def _marked_up(paragraph: str, filled: str) -> str:
    """A paragraph as HTML; a place that stands alone stands out, an address as a link."""
    escaped = html.escape(filled)
    if not _PLACE_ALONE.fullmatch(paragraph):
        return escaped
    if filled.startswith(("https://", "http://")):
        return f'<a href="{escaped}">{escaped}</a>'
    return f'<strong style="font-size:28px;letter-spacing:4px">{escaped}</strong>'


@cache
def _file(language: Language) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
