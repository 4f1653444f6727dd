"""Sandbox: e-mail addresses that nobody owns, with one code that everybody knows, in stages that have such a domain."""

from typing import NamedTuple

from shared.domain.contacts import Channel, Contact


class Sandbox(NamedTuple):
    """``domain``: in lower case; empty in a stage without a sandbox, which then holds no contact at all."""

    domain: str

    def holds(self, contact: Contact) -> bool:
        """Whether a canonical contact is of the sandbox: an address of just this domain, and of none below it."""
        _, at, domain = contact.address.rpartition("@")
        return contact.channel is Channel.EMAIL and bool(self.domain and at) and domain == self.domain
