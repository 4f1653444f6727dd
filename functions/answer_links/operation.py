"""answer_links: opening a link changes nothing; what its reader says is done as often as they say it."""

import hashlib

from functions.answer_links.accounts import DisputedAccounts, Sender
from functions.answer_links.applications import DisputedApplications
from functions.answer_links.contract import LinkGiven, LinkRead, LinkSubject
from shared.api.call import Call, Reply
from shared.api.links import About, LinkKind, Links, NotMe
from shared.api.tokens import TokenInvalid, sealed_of
from shared.domain.contacts import Channel, Contact
from shared.domain.identifiers import contact_hash, encoded
from shared.domain.refusals import Refusal
from shared.persistence.key_ring import LocalKey

_SUBJECTS = {About.APPLICATION: LinkSubject.APPLICATION, About.ACCOUNT: LinkSubject.ACCOUNT}


class AnswerLinks:
    """Whoever has the link is whoever was written to: it is asked for nothing else."""

    def __init__(
        self, links: Links, applications: DisputedApplications, accounts: DisputedAccounts, contact_key: LocalKey
    ) -> None:
        self._links = links
        self._applications = applications
        self._accounts = accounts
        self._contact_key = contact_key

    def read(self, call: Call) -> Reply:
        """What the link is about. Raises Refusal."""
        subject, named, event, to = self._opened(call)
        if subject is LinkSubject.APPLICATION:
            return Reply(self._applications.read(named, event, to))
        return Reply(self._accounts.read(subject, named, event, Sender(_mark(call), to), call.now))

    def answer(self, call: Call) -> Reply:
        """Do what it is for. Raises Refusal, StoreBusy."""
        return Reply(self._done(call))

    def _done(self, call: Call) -> LinkRead:
        subject, named, event, to = self._opened(call)
        match subject:
            case LinkSubject.APPLICATION:
                return self._applications.answer(named, event, to, call.now)
            case LinkSubject.ACCOUNT:
                return self._accounts.dispute(named, event, Sender(_mark(call), to), call.now)
        return self._accounts.undo(named, event, call.now)

    def _opened(self, call: Call) -> tuple[LinkSubject, str, str | int, str]:
        """The claims, with the hash of the contact that was written to in the place of its address."""
        given: LinkGiven = call.body
        try:
            return LinkSubject.UNDO, *self._links.open(LinkKind.UNDO_CHANGE, given.token, call.now), ""
        except TokenInvalid:
            pass
        try:
            not_me = NotMe(*self._links.open(LinkKind.NOT_ME, given.token, call.now))
        except TokenInvalid:
            raise Refusal("link_invalid") from None
        to = contact_hash(self._contact_key.bytes, Contact(Channel.EMAIL, not_me.to))
        return _SUBJECTS[About(not_me.about)], not_me.subject, not_me.event, to


def _mark(call: Call) -> str:
    """Names a link without being one, however its text is spelt."""
    return encoded(hashlib.sha256(sealed_of(call.body.token)).digest())
