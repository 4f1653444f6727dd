"""Contract of answer_links: what a link in a message is about, and that its reader says so."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import Token, WireModel
from shared.domain.contacts import Channel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    contact_key_id: str
    field_key_id: str
    link_key_id: str


class LinkGiven(WireModel):
    """What stands behind the `#` of a link."""

    token: Token


class LinkSubject(StrEnum):
    """What a link is about."""

    APPLICATION = "application"  # it was not the reader who applied
    ACCOUNT = "account"  # it was not the reader who changed the account
    UNDO = "undo"  # a contact of the account is to be as before


class LinkState(StrEnum):
    """Whether there is anything to be said."""

    OPEN = "open"
    DONE = "done"  # it was said, or done, before
    OVER = "over"  # what it was about is over, or can't be undone any more


class LinkRead(WireModel):
    """What a link is about, and how that stands; nobody's data but masked."""

    subject: LinkSubject
    state: LinkState
    students: list[str] = Field(description="Masked names, of an application", examples=[["王○明"]])
    application_number: str | None = Field(default=None, examples=["115-7KQ2M-9M4TX"])
    channel: Channel | None = Field(default=None, description="Of the contact that was changed")
    contact: str | None = Field(default=None, description="Masked: what it was changed to")
    undo_until: int | None = Field(default=None, description="Epoch seconds: until when a change can be undone")


READ_LINK = Endpoint(
    operation_id="read_link",
    method="POST",
    path="/v1/link-readings",
    caller=Caller.ANYONE,
    summary="Read what a link in a message is about",
    request=LinkGiven,
    response=LinkRead,
    refusals=("link_invalid",),
    rate=Rate(per_second=20, burst=40),
)

ANSWER_LINK = Endpoint(
    operation_id="answer_link",
    method="POST",
    path="/v1/link-answers",
    caller=Caller.ANYONE,
    summary="Say that it was not the reader, or undo the change",
    request=LinkGiven,
    response=LinkRead,
    refusals=("link_invalid", "undo_too_late"),
    rate=Rate(per_second=20, burst=40),
)

FUNCTION = Function(
    name="answer_links",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"),
        "account_items": ("dynamodb:UpdateItem",),
        "contact_items": ("dynamodb:UpdateItem",),
        "student_items": ("dynamodb:UpdateItem",),
        "contact_key": ("kms:GenerateMac",),
        "field_key": ("kms:GenerateMac",),
        "link_key": ("kms:GenerateMac",),
    },
    endpoints=(READ_LINK, ANSWER_LINK),
)
