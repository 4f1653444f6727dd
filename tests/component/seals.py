"""Seals: keys of the local engine's KMS, certificates issued for them, and a sealer, as an installation has them."""

import os
from datetime import UTC, datetime

from asn1crypto import pem
from asn1crypto.x509 import Certificate

from infra.certificate import Installation, issue_certificate
from infra.certificates import Circumstances
from infra.stages.local import STAGE
from shared.documents.seal import Sealer
from shared.persistence.archive import Archive
from shared.persistence.seal_file import SealFile
from shared.persistence.signing_key import SigningKey


class Seals:
    """An installation's seal over the bucket ``bucket``."""

    def __init__(self, clients, bucket: str) -> None:
        self.kms = clients("kms")
        outputs = {"DocumentsBucket": bucket, "SealKeyId": self.new_key(), "AuthorityKeyId": self.new_key()}
        self.installation = Installation(STAGE, outputs, self.kms, clients("s3"))
        self.key = SigningKey(self.kms, outputs["SealKeyId"])
        self.file = SealFile(Archive(clients("s3"), bucket))

    def new_key(self) -> str:
        answer = self.kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
        return answer["KeyMetadata"]["KeyId"]

    def certify(self, now: int):
        """Issue a certificate at ``now``, as the operator's command does."""
        return issue_certificate(self.installation, Circumstances(datetime.fromtimestamp(now, UTC), os.urandom))

    def sealer(self, time_stamper=None) -> Sealer:
        return Sealer(self.key.sign, self.file.read, time_stamper)


def armored(*found: Certificate) -> bytes:
    return b"".join(pem.armor("CERTIFICATE", certificate.dump()) for certificate in found)
