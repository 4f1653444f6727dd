"""Contract of link_contacts: a contact opens the applications for which it was verified."""

from dataclasses import dataclass

from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str


FUNCTION = Function(
    name="link_contacts",
    settings=Settings,
    uses={"contact_items": ("dynamodb:UpdateItem",)},
    triggers=(QueueTrigger("links_queue"),),
)
