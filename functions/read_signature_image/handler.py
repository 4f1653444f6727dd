"""Wiring of read_signature_image."""

import os

from functions.read_signature_image.contract import READ_ASSISTED_SIGNATURE_IMAGE, READ_SIGNATURE_IMAGE, Settings
from functions.read_signature_image.operation import ReadAssistedSignatureImage, ReadSignatureImage
from shared.api.claims import Claims
from shared.api.entrypoint import entrypoint
from shared.api.tokens import Tokens
from shared.persistence import key_ring
from shared.persistence.aws import client

settings = Settings.read(os.environ)
tokens = Tokens(key_ring.session_key(client("kms"), settings.session_key_id), os.urandom)
claims = Claims(tokens)
handle = entrypoint(
    {
        READ_SIGNATURE_IMAGE: ReadSignatureImage(claims),
        READ_ASSISTED_SIGNATURE_IMAGE: ReadAssistedSignatureImage(claims),
    },
    tokens=tokens,
)
