"""Contract of read_signature_image: a signature as a PNG, for front ends that have no strokes."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import WireModel
from shared.domain import policy
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    session_key_id: str


class ImageToRead(WireModel):
    """A still PNG: dark ink on white or on nothing."""

    png: str = Field(
        description=(
            f"The file in base64, without a `data:` prefix; at most {policy.SIGNATURE_MAX_BYTES:,} bytes and "
            f"{policy.SIGNATURE_MAX_PIXELS:,} pixels, no side longer than {policy.SIGNATURE_MAX_SIDE:,}"
        ),
        examples=["iVBORw0KGgo="],
    )


class ImageRead(WireModel):
    """The image as we drew it anew. ``signature_image`` goes into the application and is good for this session,
    or for an hour to the member of staff who handed it in."""

    signature_image: str
    width: int = Field(description="Pixels, cropped to the ink", examples=[484])
    height: int = Field(description="Pixels, cropped to the ink", examples=[126])


READ_SIGNATURE_IMAGE = Endpoint(
    operation_id="read_signature_image",
    method="POST",
    path="/v1/signature-images",
    caller=Caller.GUARDIAN,
    summary="Hand in the image of a signature",
    request=ImageToRead,
    response=ImageRead,
    status=201,
    refusals=("signature_invalid", "signature_too_large", "signature_image_unsupported"),
    # Base64 makes four of three; the rest is the body around it.
    body_limit=policy.SIGNATURE_MAX_BYTES * 4 // 3 + 1_024,
    rate=Rate(per_second=20, burst=40),
)

READ_ASSISTED_SIGNATURE_IMAGE = Endpoint(
    operation_id="read_assisted_signature_image",
    method="POST",
    path="/v1/assisted-signature-images",
    caller=Caller.STAFF,
    summary="Hand in the scan of a signature on paper",
    request=ImageToRead,
    response=ImageRead,
    status=201,
    refusals=READ_SIGNATURE_IMAGE.refusals,
    body_limit=READ_SIGNATURE_IMAGE.body_limit,
    rate=READ_SIGNATURE_IMAGE.rate,
)

FUNCTION = Function(
    name="read_signature_image",
    settings=Settings,
    uses={"session_key": ("kms:GenerateMac",)},
    endpoints=(READ_SIGNATURE_IMAGE, READ_ASSISTED_SIGNATURE_IMAGE),
    memory_mb=1024,
)
