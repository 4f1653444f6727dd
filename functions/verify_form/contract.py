"""Contract of verify_form: whether a form is ours, whole, and what has become of the bindings on it."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import WireModel
from shared.domain import policy
from shared.domain.bindings import State
from shared.domain.documents import DocumentKind
from shared.environment import Settings as BaseSettings

_BASE64_OF_FILE = -(-policy.VERIFIED_FILE_MAX_BYTES // 3) * 4


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str
    documents_bucket: str
    form_key_id: str


class FormVerification(WireModel):
    """What to verify: the id behind the form's QR code, the digest of the file, or the file. One of the three."""

    form: str | None = Field(
        default=None,
        examples=["mEVdSMjL3nHhTY0e462iAw"],
        pattern=r"^[A-Za-z0-9_-]{22}$",
        description="What follows `#` in the address that the form's QR code holds",
    )
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file")
    pdf: str | None = Field(
        default=None, min_length=1, max_length=_BASE64_OF_FILE, description="The file, in base64; it is not kept"
    )


class Verdict(StrEnum):
    """``whole``: a file that we sealed, byte for byte. ``issued``: there is such a form; what is on the paper was not
    compared. ``altered``: it bears a trace of our seal, and is no file of ours. ``not_ours``: it bears none."""

    WHOLE = "whole"
    ISSUED = "issued"
    ALTERED = "altered"
    NOT_OURS = "not_ours"


class BoundState(StrEnum):
    """A binding's state, or ``superseded`` when a newer application took the place of this form's."""

    APPLIED = State.APPLIED
    APPROVED = State.APPROVED
    RETURNED = State.RETURNED
    REJECTED = State.REJECTED
    CANCELLED = State.CANCELLED
    ENDED = State.ENDED
    SUPERSEDED = "superseded"


class BindingOnForm(WireModel):
    """One student's line of the form, in its order, without saying whose it is."""

    state: BoundState
    changed_at: int = Field(description="Epoch seconds")


class FormVerified(WireModel):
    """The verdict, and for a form of ours what is known of it. It holds no personal data."""

    verdict: Verdict
    document: DocumentKind | None = None
    application_number: str | None = None
    sealed_at: int | None = Field(default=None, description="Epoch seconds")
    bindings: list[BindingOnForm] = []


class SealCertificatesFile(WireModel):
    """What somebody else's software needs to check a form's seal without asking us."""

    pem: str = Field(description="Every certificate of the seal, the newest first, then those of our authority")


READ_SEAL_CERTIFICATES = Endpoint(
    operation_id="read_seal_certificates",
    method="GET",
    path="/v1/seal-certificates",
    caller=Caller.ANYONE,
    summary="Read the certificates of the forms' seal",
    response=SealCertificatesFile,
    refusals=("seal_certificates_not_found",),
    rate=Rate(per_second=10, burst=20),
)

VERIFY_FORM = Endpoint(
    operation_id="verify_form",
    method="POST",
    path="/v1/form-verifications",
    caller=Caller.ANYONE,
    summary="Verify an application form",
    request=FormVerification,
    response=FormVerified,
    body_limit=_BASE64_OF_FILE + 1_024,
    rate=Rate(per_second=10, burst=20),
)

FUNCTION = Function(
    name="verify_form",
    settings=Settings,
    uses={
        "table": ("dynamodb:GetItem", "dynamodb:BatchGetItem"),
        "documents": ("s3:ListBucket",),
        "forms": ("s3:GetObject",),
        "seal": ("s3:GetObject",),
        "form_key": ("kms:GenerateMac",),
    },
    endpoints=(VERIFY_FORM, READ_SEAL_CERTIFICATES),
)
