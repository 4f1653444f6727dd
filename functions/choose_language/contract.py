"""Contract of choose_language: in which language a guardian is written to."""

from dataclasses import dataclass

from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.wire import WireModel
from shared.domain.languages import Language
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    field_key_id: str
    session_key_id: str


class MessageLanguage(WireModel):
    """The language of the messages about the account and its children."""

    language: Language


CHOOSE_LANGUAGE = Endpoint(
    operation_id="choose_language",
    method="PUT",
    path="/v1/account/language",
    caller=Caller.ACCOUNT,
    summary="Choose the language of one's messages",
    request=MessageLanguage,
    response=MessageLanguage,
)

FUNCTION = Function(
    name="choose_language",
    settings=Settings,
    uses={
        "table": ("dynamodb:BatchGetItem",),
        "account_items": ("dynamodb:UpdateItem",),
        "student_items": ("dynamodb:UpdateItem",),
        "field_key": ("kms:GenerateMac",),
        "session_key": ("kms:GenerateMac",),
    },
    endpoints=(CHOOSE_LANGUAGE,),
)
