"""Contract of relay_changes: what a change of the table sets in motion."""

from dataclasses import dataclass

from shared.api.endpoint import Function, StreamTrigger
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    codes_queue_url: str
    messages_queue_url: str
    forms_queue_url: str
    accounts_queue_url: str
    links_queue_url: str
    moves_queue_url: str
    audit_queue_url: str
    contacts_queue_url: str
    counts_queue_url: str
    family_queue_url: str
    events_queue_url: str
    birthdays_queue_url: str
    closures_queue_url: str


FUNCTION = Function(
    name="relay_changes",
    settings=Settings,
    uses={
        "codes_queue": ("sqs:SendMessage",),
        "messages_queue": ("sqs:SendMessage",),
        "forms_queue": ("sqs:SendMessage",),
        "accounts_queue": ("sqs:SendMessage",),
        "links_queue": ("sqs:SendMessage",),
        "moves_queue": ("sqs:SendMessage",),
        "audit_queue": ("sqs:SendMessage",),
        "contacts_queue": ("sqs:SendMessage",),
        "counts_queue": ("sqs:SendMessage",),
        "family_queue": ("sqs:SendMessage",),
        "events_queue": ("sqs:SendMessage",),
        "birthdays_queue": ("sqs:SendMessage",),
        "closures_queue": ("sqs:SendMessage",),
    },
    triggers=(StreamTrigger(),),
    timeout_seconds=30,
)
