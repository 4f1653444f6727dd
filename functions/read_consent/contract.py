"""Contract of read_consent: the consent statement in force, and every version that was ever in force."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.wire import WireModel
from shared.domain.languages import Language
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    session_key_id: str


class ConsentQuery(WireModel):
    """The language to read in; without it, that of ``Accept-Language``."""

    language: Language | None = None


class ConsentSection(WireModel):
    """A heading and its paragraphs."""

    heading: str
    paragraphs: list[str]


class ConsentText(WireModel):
    """The whole statement."""

    version: str = Field(examples=["2026-11-01"])
    digest: str = Field(description="SHA-256 of the statement, hex; the one that is recorded")
    language: Language
    title: str
    sections: list[ConsentSection]
    accept: str = Field(description="The words beside the box")
    decline: str = Field(description="The words of the way out")


class ConsentToRead(ConsentText):
    """The whole statement. ``consent`` goes into the application when its box is ticked."""

    consent: str


READ_CONSENT = Endpoint(
    operation_id="read_consent",
    method="GET",
    path="/v1/consent-statements/current",
    caller=Caller.GUARDIAN,
    summary="Read the consent statement",
    query=ConsentQuery,
    response=ConsentToRead,
)

READ_CONSENT_VERSION = Endpoint(
    operation_id="read_consent_version",
    method="GET",
    path="/v1/consent-statements/{version}",
    caller=Caller.ANYONE,
    summary="Read the consent statement that a form names",
    query=ConsentQuery,
    response=ConsentText,
    refusals=("consent_not_found",),
)

FUNCTION = Function(
    name="read_consent",
    settings=Settings,
    uses={"table": ("dynamodb:GetItem",), "session_key": ("kms:GenerateMac",)},
    endpoints=(READ_CONSENT, READ_CONSENT_VERSION),
)
