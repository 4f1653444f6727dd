"""Contact field: a contact as a request gives it."""

from shared.domain import contacts
from shared.domain.contacts import Channel, Contact, ContactInvalid
from shared.domain.refusals import FieldError, Refusal
from shared.domain.text import ForbiddenCharacter


def read_contact(channel: Channel, raw: str) -> Contact:
    """The contact in the field ``contact``. Raises Refusal."""
    try:
        return contacts.read(channel, raw)
    except (ContactInvalid, ForbiddenCharacter) as error:
        raise Refusal("invalid_request", errors=(FieldError("/contact", error.code),)) from None
