"""read_signature_image: the one place where a picture from outside is decoded; it holds no key but the session's."""

import base64

from functions.read_signature_image.contract import ImageRead, ImageToRead
from shared.api.call import Call, Reply
from shared.api.claims import Claims
from shared.documents.signature import SignatureInvalid
from shared.documents.signature_image import SignatureImage, read_image
from shared.domain.refusals import FieldError, Refusal


class ReadSignatureImage:
    """No call to any store: what we drew goes back to the browser, sealed for its session."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims

    def __call__(self, call: Call) -> Reply:
        image = _image(call)
        return _read(image, self._claims.image(call.session, image.png))


class ReadAssistedSignatureImage:
    """The same for a scan at the counter: sealed for the member of staff who handed it in."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims

    def __call__(self, call: Call) -> Reply:
        image = _image(call)
        return _read(image, self._claims.scan(call.staff, image.png, call.now))


def _read(image: SignatureImage, token: str) -> Reply:
    return Reply(ImageRead(signature_image=token, width=image.width, height=image.height))


def _image(call: Call) -> SignatureImage:
    """Raises Refusal."""
    request: ImageToRead = call.body
    try:
        return read_image(_bytes(request.png))
    except SignatureInvalid as error:
        raise Refusal(error.code, errors=(FieldError("/png", "invalid_value"),)) from None


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise SignatureInvalid("not_base64") from None
