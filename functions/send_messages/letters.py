"""Letters: a body of the messages queue as what is to leave: to whom, in which language, with which words."""

from typing import Any
from urllib.parse import urlsplit

from functions.send_messages.account_letters import ACCOUNT_KINDS, AccountLetters
from functions.send_messages.family_letters import FAMILY_KINDS, FamilyLetters
from functions.send_messages.letter import Letter, not_me
from shared.api.links import About, LinkKind, Links, NotMe
from shared.delivery import outbox
from shared.delivery.kinds import MessageKind
from shared.delivery.outbox import challenge_digest
from shared.delivery.purpose_texts import TEXTS
from shared.delivery.reasons import reason_in_full
from shared.domain import policy, sealing
from shared.domain.bindings import Binding, State
from shared.domain.codes import Purpose, code
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import application_number, keyed, read_binding_id
from shared.domain.languages import DEFAULT_LANGUAGE, Language
from shared.domain.majority import of_age_on
from shared.domain.schools import day
from shared.domain.students import masked_name
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.binding_store import BindingStore
from shared.persistence.change_stream import read_image
from shared.persistence.contact_store import ContactStore
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.key_ring import LocalKey
from shared.persistence.pupil_store import birth_date

# States in which somebody else's application for the same two people concerns the guardian on record.
_DISTURBED = (State.APPLIED, State.APPROVED, State.RETURNED)

# Messages about what somebody else may have applied for in the reader's name.
_NOT_ME = (MessageKind.SUBMITTED, MessageKind.APPROVED_NEW_ACCOUNT, MessageKind.APPROVED_EXISTING_ACCOUNT)
# The page to which a message about a binding leads: the account's after an approval, where a code opens the
# application while there need be no account; the start page otherwise.
_PAGES = dict.fromkeys(
    (MessageKind.APPROVED_NEW_ACCOUNT, MessageKind.APPROVED_EXISTING_ACCOUNT, MessageKind.RESTORED), "/account/"
) | dict.fromkeys((MessageKind.RETURNED, MessageKind.REJECTED, MessageKind.ENDED), "/progress/")
# What becomes of a binding once it stood is told to its account, at whichever address that has by now.
_TO_ACCOUNT = (MessageKind.ENDED, MessageKind.RESTORED, MessageKind.REPEAT_REFUSED, MessageKind.COMING_OF_AGE)
_TO_STAFF = (MessageKind.REVIEWS_WAITING, MessageKind.REVIEWS_OVERDUE, MessageKind.LETTERS_DUE)


class LetterWriter:
    """Reads what a body stands for; None when there is nothing (any more) to tell."""

    def __init__(
        self,
        contacts: ContactStore,
        bindings: BindingStore,
        accounts: AccountStore,
        homerooms: HomeroomStore,
        code_key: LocalKey,
        address_key: LocalKey,
        field_key: LocalKey,
        links: Links,
        family: FamilyLetters,
        account: AccountLetters,
        origin: str,
    ) -> None:
        self._contacts = contacts
        self._bindings = bindings
        self._accounts = accounts
        self._homerooms = homerooms
        self._code_key = code_key
        self._address_key = address_key
        self._field_key = field_key
        self._links = links
        self._family = family
        self._account = account
        self._origin = origin

    def write(self, body: dict[str, Any], now: int) -> Letter | None:
        """Raises StoreBusy, SealBroken."""
        kind = MessageKind(body["kind"])
        if kind in FAMILY_KINDS:
            return self._family.write(kind, body, now)
        if kind in ACCOUNT_KINDS:
            return self._account.write(kind, body, now)
        if kind is MessageKind.CODE:
            return self._code(body, now)
        if kind is MessageKind.ACCOUNT_PROBED:
            return self._probe(body, now)
        if kind is MessageKind.PASSWORD_CHANGED:
            return self._password(body, now)
        if kind is MessageKind.REPEAT_REFUSED:
            return self._repeat(body, now)
        if kind is MessageKind.COMING_OF_AGE:
            return self._coming_of_age(body)
        if kind in _TO_STAFF:
            return self._reminder(kind, body)
        if kind is MessageKind.ACCOUNT_CLOSED:
            return self._farewell(body)
        binding = self._named(body)
        if kind is MessageKind.CHILD_UNBOUND:
            return self._unbound(binding)
        if kind is MessageKind.NOT_ME_REPORTED:
            return self._reported(binding, body["event"])
        # A guardian at the counter need not have an address; the school tells them.
        return self._binding(kind, binding, now) if binding.details.email else None

    def _code(self, body: dict[str, Any], now: int) -> Letter | None:
        """The code is made here, from a strong read; one replaced, used or expired since is not sent."""
        hashed, purpose = body["contact"], Purpose(body["purpose"])
        outgoing = self._contacts.outgoing(hashed, purpose)
        if outgoing is None or challenge_digest(outgoing.challenge.id) != body["challenge"]:
            return None
        if outgoing.challenge.expires_at <= now:
            return None
        address = sealing.unseal(
            self._address_key.bytes, outgoing.sealed_contact, f"{keys.contact(hashed).context}|address"
        )
        language = Language(outgoing.language)
        params = {
            "code": code(self._code_key.bytes, purpose, hashed, outgoing.challenge),
            "purpose": TEXTS[purpose][language],
            "reference": outgoing.challenge.reference,
            "minutes": str((outgoing.challenge.expires_at - now + 59) // 60),
            "domain": urlsplit(self._origin).hostname,
        }
        to = Contact(outgoing.channel, address)
        return Letter(f"code-{body['challenge']}", MessageKind.CODE, to, language, params)

    def _probe(self, body: dict[str, Any], now: int) -> Letter | None:
        """An account's owner hears of it when the contact is not theirs; at most once a day."""
        account = self._accounts.get(body["guardian"])
        if account is None or not account.contacts.isdisjoint(body["contacts"]):
            return None
        return Letter(
            f"probe-{account.guardian}-{day(now):%Y%m%d}",
            MessageKind.ACCOUNT_PROBED,
            Contact(Channel.EMAIL, account.email),
            Language(account.language),
            {"address": self._origin},
        )

    def _password(self, body: dict[str, Any], now: int) -> Letter | None:
        account = self._accounts.get(body["guardian"])
        if account is None:
            return None
        return Letter(
            f"password-{account.guardian}-{body['generation']}",
            MessageKind.PASSWORD_CHANGED,
            Contact(Channel.EMAIL, account.email),
            Language(account.language),
            {
                "address": f"{self._origin}/account/",
                "not_me": not_me(self._links, account, now),
            },
        )

    def _repeat(self, body: dict[str, Any], now: int) -> Letter | None:
        """Only a guardian whose application or binding is alive hears of another's attempt; at most once a day."""
        found = self._bindings.get_many([read_binding_id(body["binding"])])
        if not found or found[0].state not in _DISTURBED or not found[0].details.email:
            return None
        letter = self._binding(MessageKind.REPEAT_REFUSED, found[0], now)
        return letter._replace(id=f"{letter.id}-{day(now):%Y%m%d}")

    def _coming_of_age(self, body: dict[str, Any]) -> Letter | None:
        """A guardian who is still bound; the day is the one that the roster has by now, and each is told once."""
        wanted, key = read_binding_id(body["binding"]), self._field_key.bytes
        profile, bindings = self._bindings.of_student(wanted.student)
        bound = [one for one in bindings if one.id == wanted and one.state is State.APPROVED and one.details.email]
        born = birth_date(profile, key) if profile else None
        if born is None or not bound:
            return None
        (binding,), comes, kind = bound, of_age_on(born).isoformat(), MessageKind.COMING_OF_AGE
        students = masked_name(binding.details.student_name)
        return Letter(
            # No name of a message tells a birthday.
            f"{kind}-{keyed(key, kind, binding.id.text, comes)}",
            kind,
            *self._reached(kind, binding),
            {"students": students, "day": comes, "address": self._origin},
        )

    def _reminder(self, kind: MessageKind, body: dict[str, Any]) -> Letter:
        """Staff read the city's own language."""
        to = Contact(Channel.EMAIL, outbox.reminded(body, self._field_key.bytes))
        params = body["params"] | {"address": f"{self._origin}/staff/"}
        return Letter(f"{kind}-{body['event']}", kind, to, DEFAULT_LANGUAGE, params)

    def _named(self, body: dict[str, Any]) -> Binding:
        """The binding that a body is about: as it was then, or, where only its id is told, as it is now."""
        if "image" in body:
            return self._bindings.binding(read_image(body["image"]))
        (binding,) = self._bindings.get_many([read_binding_id(body["binding"])])
        return binding

    def _reported(self, binding: Binding, event: str) -> Letter | None:
        """The class's teacher hears of it, as the roster has the address."""
        homeroom = self._homerooms.of(binding.class_id)
        if homeroom is None or not homeroom.teacher_email:
            return None
        params = {
            "class": binding.class_name,
            "number": application_number(binding.application, binding.applied_at),
            "address": f"{self._origin}/staff/",
        }
        kind, to = MessageKind.NOT_ME_REPORTED, Contact(Channel.EMAIL, homeroom.teacher_email)
        return Letter(f"{kind}-{binding.id.text}-{event}", kind, to, DEFAULT_LANGUAGE, params)

    def _farewell(self, body: dict[str, Any]) -> Letter:
        to = Contact(Channel.EMAIL, outbox.reminded(body, self._field_key.bytes))
        kind, language = MessageKind.ACCOUNT_CLOSED, Language(body["language"])
        return Letter(f"{kind}-{body['event']}", kind, to, language, {"address": self._origin})

    def _unbound(self, binding: Binding) -> Letter | None:
        """The class's teacher hears of it, as the roster has the address."""
        homeroom = self._homerooms.of(binding.class_id)
        if homeroom is None or not homeroom.teacher_email:
            return None
        params = {
            "class": binding.class_name,
            "students": masked_name(binding.details.student_name),
            "reason": reason_in_full(binding.reason, DEFAULT_LANGUAGE),
            "address": f"{self._origin}/staff/",
        }
        kind, to = MessageKind.CHILD_UNBOUND, Contact(Channel.EMAIL, homeroom.teacher_email)
        return Letter(f"{kind}-{binding.id.text}-{binding.version}", kind, to, DEFAULT_LANGUAGE, params)

    def _reached(self, kind: MessageKind, binding: Binding) -> tuple[Contact, Language]:
        """Where the guardian of a binding is told of it; one with none of the account's contacts is not its own."""
        account = self._accounts.get(binding.id.guardian) if kind in _TO_ACCOUNT else None
        if account is None or account.contacts.isdisjoint(binding.contacts):
            return Contact(Channel.EMAIL, binding.details.email), Language(binding.language)
        return Contact(Channel.EMAIL, account.email), Language(account.language)

    def _binding(self, kind: MessageKind, binding: Binding, now: int) -> Letter:
        to, language = self._reached(kind, binding)
        details = binding.details
        names = details.application_students if kind is MessageKind.SUBMITTED else (masked_name(details.student_name),)
        params = {
            "number": application_number(binding.application, binding.applied_at),
            "students": "、".join(names),
            "address": f"{self._origin}{_PAGES.get(kind, '')}",
        }
        if kind in (MessageKind.RETURNED, MessageKind.REJECTED, MessageKind.ENDED):
            params["reason"] = reason_in_full(binding.reason, language)
        if kind is MessageKind.APPROVED_NEW_ACCOUNT:
            params |= {"login": details.email, "days": str(policy.INITIAL_PASSWORD_DAYS)}
        if kind in _NOT_ME:
            claims = NotMe(About.APPLICATION, binding.id.text, binding.application, details.email)
            params["not_me"] = self._links.url(LinkKind.NOT_ME, claims, now)
        letter_id = f"{kind}-{binding.id.text}-{binding.version}"
        return Letter(letter_id, kind, to, language, params)
