"""Wire model: the base and the field types of every request and response."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.domain import contacts, identifiers, national_ids, passwords, policy, text


class WireModel(BaseModel):
    """Strict, closed and immutable; schemas are built when first used, which spares cold starts."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class NameInvalid(ValueError):
    """Not a name that can stand on a form."""

    code = "name_invalid"


class Blank(ValueError):
    """Nothing is left once blanks are trimmed."""

    code = "too_short"


class CodeInvalid(ValueError):
    """Not six digits."""

    code = "code_format"


def _name(raw: str) -> str:
    name = text.display_name(raw)
    if not any(character.isalpha() for character in name):
        raise NameInvalid(NameInvalid.code)
    return name


def _email(raw: str) -> str:
    return contacts.email(raw).address


def _mobile(raw: str) -> str:
    return contacts.mobile(raw).address


def _digits(raw: str) -> str:
    code = text.canonical(raw).replace(" ", "")
    if len(code) != policy.CODE_DIGITS or not (code.isascii() and code.isdigit()):
        raise CodeInvalid(CodeInvalid.code)
    return code


def _password(raw: str) -> str:
    password = passwords.normal(raw)
    if not password:
        raise Blank(Blank.code)
    return password


def _plain(raw: str) -> str:
    plain = text.canonical(raw)
    if not plain:
        raise Blank(Blank.code)
    return plain


def _binding_id(raw: str) -> str:
    return identifiers.read_binding_id(raw).text


def _staff_id(raw: str) -> str:
    return identifiers.read_staff_id(raw)


NationalId = Annotated[
    str,
    Field(max_length=40, description="National ID or resident certificate number", examples=["A123456789"]),
    AfterValidator(national_ids.national_id),
]
PersonName = Annotated[str, Field(min_length=1, max_length=60, examples=["王曉明"]), AfterValidator(_name)]
Email = Annotated[
    str, Field(max_length=254, description="E-mail address", examples=["guardian@example.org"]), AfterValidator(_email)
]
Mobile = Annotated[
    str, Field(max_length=40, description="Taiwan mobile number", examples=["0912345678"]), AfterValidator(_mobile)
]
SixDigits = Annotated[str, Field(max_length=20, examples=["549497"]), AfterValidator(_digits)]
Password = Annotated[
    str, Field(min_length=1, max_length=256, examples=["seven tall pines by the lake"]), AfterValidator(_password)
]
PlainText = Annotated[str, AfterValidator(_plain)]
Token = Annotated[str, Field(min_length=1, max_length=4096, pattern=r"^[A-Za-z0-9_=.-]+$")]
StaffIdText = Annotated[str, Field(max_length=64), AfterValidator(_staff_id)]
BindingIdText = Annotated[str, Field(max_length=64), AfterValidator(_binding_id)]
