"""Contact store: codes asked for and tried, the limits on both, and the bindings that a contact opens."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from shared.domain import policy
from shared.domain.codes import Challenge, Purpose
from shared.domain.contacts import Channel
from shared.domain.identifiers import DIGEST_CHARACTERS
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.table import ConditionFailed, Table, Update

# Attributes of one challenge, by purpose: id, expiry, wrong tries, used, and the last try's nonce, result and time.
_PREFIX = {
    Purpose.SESSION: "s",
    Purpose.LOGIN_EMAIL: "l",
    Purpose.PASSWORD: "p",
    Purpose.CHANGE_FROM: "f",
    Purpose.CHANGE_TO: "t",
    Purpose.MERGE: "m",
    Purpose.ACCOUNT_CLOSURE: "c",
}
# Nobody but the owner of an account is sent a code of these. They are counted apart: counted with the others, a code
# that anybody may ask for would show whether one of these was just sent.
_OF_LOGINS = frozenset({Purpose.PASSWORD})
# Shift registers of the times of sends and of wrong tries: of these codes, and of all others.
_SENT_LOGINS, _WRONG_LOGINS = "pn", "pw"
_SENT, _WRONG_TRIES = "n", "w"
_RIGHT, _WRONG = "right", "wrong"
_KEEP_SECONDS = 2 * policy.DAY
NEVER = 32_503_680_000  # the year 3000: a time to live that spares a contact with links
_BINDING_CHARACTERS = 2 * DIGEST_CHARACTERS


class Link(NamedTuple):
    """A binding that a contact opens, and the application that it came with."""

    binding: str
    application: str


class Outgoing(NamedTuple):
    """A challenge whose code is still to be sent: the sealed address, and the language to write in."""

    challenge: Challenge
    channel: Channel
    sealed_contact: bytes
    language: str


class Tried(NamedTuple):
    """Outcome of a try: the refusal's code or None when it was right, and what the contact opens.

    ``owner`` is the guardian whose login the contact is, or may be again, or empty. ``retry_after`` is in seconds.
    """

    refusal: str | None
    links: tuple[Link, ...] = ()
    owner: str = ""
    retry_after: int | None = None


class Times(NamedTuple):
    """When codes were asked for for a contact, and wrong ones entered, the newest first (epoch seconds)."""

    sent: tuple[int, ...]
    wrong: tuple[int, ...]


class OwnedElsewhere(Exception):
    """The contact is another person's login."""


class ContactStore:
    """Items ``C#``. Send and wrong-try times are shift registers, newest first, so the limits are exact."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def issue(
        self,
        contact_hash: str,
        purpose: Purpose,
        challenge: Challenge,
        now: int,
        channel: Channel,
        sealed: bytes,
        language: str,
        owner: str | None = None,
    ) -> bool:
        """Replace the live challenge, if the limits on sends allow and the purpose fits the contact; whether it was.

        With an ``owner``: only if the contact is the login of that guardian.
        """
        prefix, sent = _PREFIX[purpose], self._registers(purpose)[0]
        conditions = [_older(sent, count, f":before{count}") for count, _ in policy.SEND_LIMITS]
        conditions += ["attribute_exists(login_of)"] if purpose in _OF_LOGINS else []
        conditions += ["login_of = :owner"] if owner is not None else []
        update = Update(
            keys.contact(contact_hash),
            f"SET {_shifted(sent, policy.SENDS_REMEMBERED)}, {prefix}_id = :id, {prefix}_exp = :exp,"
            f" {prefix}_tries = :zero, {prefix}_used = :no, addr = :addr, chan = :chan, lang = :lang,"
            f" #ttl = if_not_exists(keep, :ttl) REMOVE {prefix}_nonce, {prefix}_result, {prefix}_at",
            {":now": now, ":zero": 0, ":no": False, ":id": challenge.id, ":exp": challenge.expires_at}
            | {":addr": sealed, ":chan": channel, ":lang": language, ":ttl": now + _KEEP_SECONDS}
            | {f":before{count}": now - window for count, window in policy.SEND_LIMITS}
            | ({":owner": owner} if owner is not None else {}),
            condition=" AND ".join(conditions),
            names={"#ttl": keys.TTL_ATTRIBUTE},
        )
        try:
            self._table.update(update)
        except ConditionFailed as failure:
            # A repeat of a call that timed out after it took effect finds its own challenge.
            return (failure.items[0] or {}).get(f"{prefix}_id") == challenge.id
        return True

    def _registers(self, purpose: Purpose) -> tuple[str, str]:
        """Where sends and wrong tries are counted."""
        return (_SENT_LOGINS, _WRONG_LOGINS) if purpose in _OF_LOGINS else (_SENT, _WRONG_TRIES)

    def try_code(
        self, contact_hash: str, purpose: Purpose, challenge: Challenge, now: int, nonce: str, *, right: bool
    ) -> Tried:
        """Count one try, and only then let its outcome be told.

        ``right`` is the caller's comparison; it reaches the caller again only when the count was committed. The same
        nonce repeats, for a minute, the result that was committed under it. Raises StoreBusy.
        """
        prefix, register = _PREFIX[purpose], self._registers(purpose)[1]
        wrong = f"{prefix}_tries = {prefix}_tries + :one, {_shifted(register, policy.CONTACT_WRONG_TRIES)}"
        effect = f"{prefix}_used = :yes" if right else wrong
        values = {":id": challenge.id, ":exp": challenge.expires_at, ":now": now, ":no": False, ":nonce": nonce}
        values |= {":max": policy.CODE_WRONG_TRIES, ":window": now - policy.CONTACT_WRONG_WINDOW}
        values |= {":result": _RIGHT, ":yes": True} if right else {":result": _WRONG, ":one": 1, ":zero": 0}
        update = Update(
            keys.contact(contact_hash),
            f"SET {prefix}_nonce = :nonce, {prefix}_result = :result, {prefix}_at = :now, {effect}",
            values,
            condition=f"{prefix}_id = :id AND {prefix}_exp = :exp AND {prefix}_exp > :now AND {prefix}_used = :no"
            f" AND {prefix}_tries < :max AND {_older(register, policy.CONTACT_WRONG_TRIES, ':window')}"
            f" AND (attribute_not_exists({prefix}_nonce) OR {prefix}_nonce <> :nonce)",
        )
        try:
            item = self._table.update(update)
        except ConditionFailed as failure:
            return _refused(failure.items[0] or {}, prefix, register, challenge, now, nonce)
        return _told(item, now, right=right)

    def outgoing(self, contact_hash: str, purpose: Purpose) -> Outgoing | None:
        """The live challenge as the sender needs it, read strongly; None when none was asked for, it is used, or its
        address forgotten."""
        prefix = _PREFIX[purpose]
        item = self._table.get(keys.contact(contact_hash), consistent=True) or {}
        if f"{prefix}_id" not in item or item[f"{prefix}_used"] or "addr" not in item:
            return None
        challenge = Challenge(item[f"{prefix}_id"], item[f"{prefix}_exp"])
        return Outgoing(challenge, Channel(item["chan"]), item["addr"], item["lang"])

    def link(self, contact_hash: str, links: Sequence[Link]) -> None:
        """Let a contact open these bindings. Adding a link twice changes nothing; a linked contact never expires."""
        self._table.update(
            Update(
                keys.contact(contact_hash),
                "ADD links :links SET keep = :never, #ttl = :never",
                {":links": link_texts(links), ":never": NEVER},
                names={"#ttl": keys.TTL_ATTRIBUTE},
            )
        )

    def login_of(self, contact_hash: str) -> str:
        """The guardian whose login a contact is, read strongly; empty when it is nobody's. Always one read."""
        item = self._table.get(keys.contact(contact_hash), consistent=True) or {}
        return item.get("login_of", "")

    def links_of_many(self, contact_hashes: Sequence[str]) -> list[Link]:
        """What these contacts open, read strongly; a hundred in one round trip. Raises StoreBusy."""
        return [link for links in self.links_of_each(contact_hashes).values() for link in links]

    def links_of_each(self, contact_hashes: Sequence[str]) -> dict[str, tuple[Link, ...]]:
        """What each of these contacts opens, read as ``links_of_many`` does."""
        found = self._table.get_many([keys.contact(contact) for contact in contact_hashes], consistent=True)
        return {contact: links_of(found.get(keys.contact(contact))) for contact in contact_hashes}

    def times(self, contact_hashes: Sequence[str]) -> dict[str, Times]:
        """What is noted of the use of these contacts; one round trip. Raises StoreBusy."""
        found = self._table.get_many([keys.contact(contact) for contact in contact_hashes])
        return {contact: _times(found.get(keys.contact(contact), {})) for contact in contact_hashes}

    def disown(self, contact_hash: str, guardian: str) -> None:
        """Make a contact nobody's login, if it is this guardian's; doing it again changes nothing. Raises StoreBusy."""
        update = Update(
            keys.contact(contact_hash),
            "REMOVE login_of",
            {":guardian": guardian},
            condition="login_of = :guardian",
        )
        with suppress(ConditionFailed):
            self._table.update(update)

    def retire(self, contact_hash: str, links: Sequence[Link], until: int) -> None:
        """Forget the address of a contact that is nobody's login, and all of it after ``until``, if it opens these and
        no more; what it is given later keeps it. Raises StoreBusy."""
        opens = "links = :links" if links else "attribute_not_exists(links)"
        update = Update(
            keys.contact(contact_hash),
            "SET keep = :until, #ttl = :until REMOVE addr",
            {":until": until} | ({":links": link_texts(links)} if links else {}),
            condition=f"attribute_exists({keys.PARTITION_KEY}) AND attribute_not_exists(login_of) AND {opens}",
            names={"#ttl": keys.TTL_ATTRIBUTE},
        )
        with suppress(ConditionFailed):
            self._table.update(update)

    def own(self, contact_hash: str, guardian: str, now: int) -> None:
        """Make a contact the login of a guardian. Raises OwnedElsewhere."""
        update = Update(
            keys.contact(contact_hash),
            "SET login_of = :guardian, keep = :never, #ttl = :never REMOVE kept_for, kept_until",
            {":guardian": guardian, ":never": NEVER, ":now": now},
            condition=free_for(),
            names={"#ttl": keys.TTL_ATTRIBUTE},
        )
        try:
            self._table.update(update)
        except ConditionFailed:
            raise OwnedElsewhere from None


def free_for() -> str:
    """Condition: a contact is no login but the ``:guardian``'s, nor was another's that may still be put back."""
    return (
        "(attribute_not_exists(login_of) OR login_of = :guardian)"
        " AND (attribute_not_exists(kept_for) OR kept_for = :guardian OR kept_until <= :now)"
    )


def link_texts(links: Sequence[Link]) -> set[str]:
    """What ``links_of`` reads."""
    return {f"{link.binding}{link.application}" for link in links}


def _times(item: Item) -> Times:
    sent = _noted(item, (_SENT, _SENT_LOGINS), policy.SENDS_REMEMBERED)
    return Times(sent, _noted(item, (_WRONG_TRIES, _WRONG_LOGINS), policy.CONTACT_WRONG_TRIES))


def _noted(item: Item, registers: Sequence[str], length: int) -> tuple[int, ...]:
    times = (item.get(f"{register}{place}") for register in registers for place in range(1, length + 1))
    return tuple(sorted(filter(None, times), reverse=True))


def challenge_id(item: Item | None, purpose: Purpose) -> bytes | None:
    """The id of the challenge that a contact's item holds for ``purpose``."""
    return (item or {}).get(f"{_PREFIX[purpose]}_id")


def links_of(item: Item | None) -> tuple[Link, ...]:
    """What the contact of an item opens."""
    item = item or {}
    return tuple(Link(text[:_BINDING_CHARACTERS], text[_BINDING_CHARACTERS:]) for text in sorted(item.get("links", ())))


def _refused(old: Item, prefix: str, register: str, challenge: Challenge, now: int, nonce: str) -> Tried:
    """Why the count was refused. Nothing here depends on whether the code was right, but for a repeat.

    A challenge that is not the live one is answered like a wrong code: whether it was ever stored would tell a
    stranger that somebody else has just asked for a code (DATA rule 6).
    """
    if old.get(f"{prefix}_id") != challenge.id or old.get(f"{prefix}_exp") != challenge.expires_at:
        return Tried("code_wrong")
    if old[f"{prefix}_exp"] <= now:
        return Tried("code_expired")
    if old.get(f"{prefix}_nonce") == nonce and now - old[f"{prefix}_at"] < policy.TRY_REPEATABLE:
        return _told(old, now, right=old[f"{prefix}_result"] == _RIGHT)
    if old[f"{prefix}_used"]:
        return Tried("code_used")
    if old[f"{prefix}_tries"] >= policy.CODE_WRONG_TRIES:
        return Tried("code_exhausted")
    tenth = old[f"{register}{policy.CONTACT_WRONG_TRIES}"]
    return Tried("contact_locked", retry_after=tenth + policy.CONTACT_WRONG_WINDOW - now)


def _told(item: Item, now: int, *, right: bool) -> Tried:
    if not right:
        return Tried("code_wrong")
    kept = item["kept_for"] if item.get("kept_until", now) > now else ""
    return Tried(None, links_of(item), item.get("login_of", kept))


def _shifted(register: str, length: int) -> str:
    """Assignments that push ``:now`` into a shift register of ``length`` times."""
    moves = [f"{register}{n} = if_not_exists({register}{n - 1}, :zero)" for n in range(length, 1, -1)]
    return ", ".join([*moves, f"{register}1 = :now"])


def _older(register: str, place: int, bound: str) -> str:
    """Condition: the time at ``place`` is not after ``bound``, or there is none."""
    return f"(attribute_not_exists({register}{place}) OR {register}{place} <= {bound})"
