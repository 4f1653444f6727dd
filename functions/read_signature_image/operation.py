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
        request: ImageToRead = call.body
        image = _image(request.png)
        token = self._claims.image(call.session, image.png)
        return Reply(ImageRead(signature_image=token, width=image.width, height=image.height))


def _image(text: str) -> SignatureImage:
    """Raises Refusal."""
    try:
        return read_image(_bytes(text))
    except SignatureInvalid as error:
        raise Refusal(error.code, errors=(FieldError("/png", "invalid_value"),)) from None


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise SignatureInvalid("not_base64") from None
