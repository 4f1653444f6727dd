"""Outbox: the bodies that wait in the messages queue. They hold ids and sealed values only."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from shared.delivery.kinds import MessageKind
from shared.domain import sealing
from shared.domain.account_changes import ChangeKind
from shared.domain.sealing import Entropy

Body = dict[str, Any]

# What tells of each change of an account.
MESSAGES: Mapping[ChangeKind, MessageKind] = {
    ChangeKind.EMAIL: MessageKind.CONTACT_CHANGED,
    ChangeKind.MOBILE: MessageKind.CONTACT_CHANGED,
    ChangeKind.UNDO_EMAIL: MessageKind.CONTACT_RESTORED,
    ChangeKind.UNDO_MOBILE: MessageKind.CONTACT_RESTORED,
    ChangeKind.RECOVERED_EMAIL: MessageKind.CONTACT_RECOVERED,
    ChangeKind.RECOVERED_MOBILE: MessageKind.CONTACT_RECOVERED,
    ChangeKind.JOIN: MessageKind.ACCOUNT_MERGED,
    ChangeKind.MERGE: MessageKind.ACCOUNT_MERGED,
}


def challenge_digest(challenge_id: bytes) -> str:
    """Names a challenge in a queue without giving it away: who knows the id can't make the code, but needs not know."""
    return hashlib.sha256(b"outbox" + challenge_id).hexdigest()[:32]


def code(contact_hash: str, purpose: str, challenge_id: bytes) -> Body:
    """A code to be sent. The sender derives it from a strong read, and sends nothing for a challenge replaced since."""
    return {
        "kind": MessageKind.CODE,
        "contact": contact_hash,
        "purpose": purpose,
        "challenge": challenge_digest(challenge_id),
    }


def binding_changed(kind: MessageKind, image: Mapping[str, Any]) -> Body:
    """A binding reached a state; ``image`` is its item as the change stream gave it."""
    return {"kind": kind, "image": image}


def password_changed(guardian: str, generation: int) -> Body:
    """The password of an account was set; its ``generation`` since then names the event."""
    return {"kind": MessageKind.PASSWORD_CHANGED, "guardian": guardian, "generation": generation}


def account_probed(guardian: str, contact_hashes: Sequence[str]) -> Body:
    """Somebody named this person's ID; the sender decides whether the account's owner must know."""
    return {"kind": MessageKind.ACCOUNT_PROBED, "guardian": guardian, "contacts": list(contact_hashes)}


def repeat_refused(binding: str) -> Body:
    """Somebody else applied again for a student who is bound, or being bound, to this guardian."""
    return {"kind": MessageKind.REPEAT_REFUSED, "binding": binding}


def contest_opened(student: str, contest: str) -> Body:
    """Somebody applied for a student to whom a guardian is bound; ``contest`` names both. The sender looks whether the
    guardian may still object."""
    return {"kind": MessageKind.CONTEST_OPENED, "student": student, "contest": contest}


def coming_of_age(binding: str) -> Body:
    """A guardian is to hear when the student comes of age; the sender reads the day."""
    return {"kind": MessageKind.COMING_OF_AGE, "binding": binding}


def account_changed(kind: ChangeKind, guardian: str, number: int, to: str) -> Body:
    """An account's contacts changed. ``to``: at which contact it is told, ``before``, ``after`` or ``login``."""
    return {"kind": MESSAGES[kind], "guardian": guardian, "number": number, "to": to}


def account_frozen(guardian: str, event: str) -> Body:
    """An account was frozen by its owner; ``event`` names when."""
    return {"kind": MessageKind.ACCOUNT_FROZEN, "guardian": guardian, "event": event}


def service_let_in(guardian: str, client: str, given: int) -> Body:
    """An account lets a service in, for more than before; ``given``: since when."""
    return {"kind": MessageKind.SERVICE_LET_IN, "guardian": guardian, "client": client, "given": given}


def not_me_reported(binding: str, event: str) -> Body:
    """The school hears that somebody says of a binding's account that it was not them; ``event`` names when."""
    return {"kind": MessageKind.NOT_ME_REPORTED, "binding": binding, "event": event}


def approval_announced(binding: str) -> Body:
    """An approval is told that had waited for its contact to be the account's."""
    return {"kind": MessageKind.APPROVED_EXISTING_ACCOUNT, "binding": binding}


def delegation_changed(kind: MessageKind, image: Mapping[str, Any], to: str = "") -> Body:
    """A delegation was offered, accepted or ended; ``image`` is its item as the change stream gave it. ``to``: the
    guardian who is told; empty for whoever has the address that it was offered to."""
    return {"kind": kind, "image": image, "to": to}


def reminder(
    kind: MessageKind, event: str, address: str, params: Mapping[str, str], key: bytes, entropy: Entropy
) -> Body:
    """A member of staff is reminded. ``event`` names what of, to whom and on which day, so that it is told once;
    ``params`` are counts and the names of schools and classes. The address is sealed under the field ``key``."""
    sealed = base64.b64encode(sealing.seal(key, address, _context(event), entropy)).decode()
    return {"kind": kind, "event": event, "address": sealed, "params": dict(params)}


def reminded(body: Body, key: bytes) -> str:
    """The address of a reminder, or of whose account was closed. Raises SealBroken."""
    return sealing.unseal(key, base64.b64decode(body["address"]), _context(body["event"]))


def account_closed(event: str, address: str, language: str, key: bytes, entropy: Entropy) -> Body:
    """An account was closed. Nothing else knows its address by the time that it is told, so that is here, sealed."""
    sealed = base64.b64encode(sealing.seal(key, address, _context(event), entropy)).decode()
    return {"kind": MessageKind.ACCOUNT_CLOSED, "event": event, "address": sealed, "language": language}


def _context(event: str) -> str:
    return f"reminder|{event}"
