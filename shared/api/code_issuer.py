"""Code issuer: asks the store for a new challenge. The code itself is derived later, by the sender."""

from shared.domain import codes, sealing
from shared.domain.codes import Challenge, Purpose
from shared.domain.contacts import Contact
from shared.domain.identifiers import contact_hash
from shared.domain.sealing import Entropy
from shared.persistence import keys
from shared.persistence.contact_store import ContactStore
from shared.persistence.key_ring import LocalKey


class CodeIssuer:
    """Whether the store's limits allowed it is never told: it would tell a stranger that somebody just used the
    contact (DATA rule 6)."""

    def __init__(
        self, store: ContactStore, contact_key: LocalKey, address_key: LocalKey, entropy: Entropy, lifetime: int
    ) -> None:
        self._store = store
        self._contact_key = contact_key
        self._address_key = address_key
        self._entropy = entropy
        self.lifetime = lifetime

    def hash_of(self, contact: Contact) -> str:
        """What stands for a contact in keys."""
        return contact_hash(self._contact_key.bytes, contact)

    def issue(self, contact: Contact, purpose: Purpose, now: int, language: str, owner: str | None = None) -> Challenge:
        """A challenge whose code is sent if the limits allow and, with an ``owner``, if the contact is the login of
        that guardian. One round trip. Raises StoreBusy."""
        hashed = self.hash_of(contact)
        challenge = codes.new_challenge(self._entropy, now, self.lifetime)
        context = f"{keys.contact(hashed).context}|address"
        sealed = sealing.seal(self._address_key.bytes, contact.address, context, self._entropy)
        self._store.issue(hashed, purpose, challenge, now, contact.channel, sealed, language, owner)
        return challenge
