"""Certificate: ``python3 -m infra certificate --stage NAME`` issues the certificate that forms are sealed with.

It makes the authority when none stands, and keeps every certificate that it issued before: forms that were sealed with
one stay trusted. Run it again before the certificate's time is over; the functions take the new one up by themselves.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from asn1crypto import pem
from asn1crypto.x509 import Certificate
from botocore.client import BaseClient
from botocore.exceptions import BotoCoreError, ClientError

from infra.certificates import Circumstances, authority_certificate, seal_certificate
from infra.installation import NotDeployed, find_deployed
from infra.stages.settings import Stage, read_stage
from shared.documents.seal_certificates import CertificatesInvalid, SealCertificates, read_certificates
from shared.persistence.archive import CERTIFICATES_KEY
from shared.persistence.failures import StoreBusy
from shared.persistence.signing_key import SigningKey


class IssueFailed(RuntimeError):
    """No certificate was issued; the text says why."""


_FAILURES = (
    BotoCoreError,
    CertificatesInvalid,
    ClientError,
    IssueFailed,
    ModuleNotFoundError,
    NotDeployed,
    StoreBusy,
)


class Installation(NamedTuple):
    """A deployed stage: the outputs of its stacks, and clients of the services that the certificates need."""

    stage: Stage
    outputs: Mapping[str, str]
    kms: BaseClient
    s3: BaseClient


def main(arguments: Sequence[str]) -> int:
    """The command; its exit status."""
    options = _options(arguments)
    try:
        installation = _installation(read_stage(options.stage), options.endpoint_url)
        issued = issue_certificate(installation, Circumstances(datetime.now(UTC), os.urandom))
    except _FAILURES as failure:
        print(f"cannot go on: {failure}", file=sys.stderr)
        return 1
    for title, certificate in (("seal certificate", issued.current), ("authority", issued.current_authority)):
        print("\n".join(_described(title, certificate)))
    return 0


def issue_certificate(installation: Installation, given: Circumstances) -> SealCertificates:
    """Issue a seal certificate and write it above those that stand; all of them.

    Raises CertificatesInvalid, IssueFailed, StoreBusy.
    """
    content, tag = _standing(installation)
    authority_key = SigningKey(installation.kms, installation.outputs["AuthorityKeyId"])
    seal_key = SigningKey(installation.kms, installation.outputs["SealKeyId"])
    subject = _subject(installation.stage)
    if content:
        standing = read_certificates(content)
        authority = standing.current_authority
        if authority.public_key.dump() != authority_key.public_key:
            raise IssueFailed("the authority that stands has another key than the stage's")
        rest: Iterable[Certificate] = (*standing.issued, *standing.authorities, *standing.time_stamp_roots)
    else:
        authority = authority_certificate(
            authority_key.public_key, authority_key.sign, subject | {"common_name": "親子綁定 封印憑證簽發"}, given
        )
        rest = (authority,)
    newest = seal_certificate(
        seal_key.public_key, authority_key.sign, subject | {"common_name": "親子綁定 申請書電子封印"}, authority, given
    )
    content = b"".join(pem.armor("CERTIFICATE", certificate.dump()) for certificate in (newest, *rest))
    _write(installation, content, tag)
    return read_certificates(content)


def certificates_stand(installation: Installation) -> bool:
    """Whether any were issued."""
    return bool(_standing(installation)[0])


def _standing(installation: Installation) -> tuple[bytes, str]:
    """The certificates' file and its tag; both empty when there is none."""
    try:
        answer = installation.s3.get_object(Bucket=installation.outputs["DocumentsBucket"], Key=CERTIFICATES_KEY)
    except installation.s3.exceptions.NoSuchKey:
        return b"", ""
    return answer["Body"].read(), answer["ETag"]


def _write(installation: Installation, content: bytes, tag: str) -> None:
    """Replace the file that ``tag`` stands for, and no other: of two administrators at once one is told."""
    condition = {"IfMatch": tag} if tag else {"IfNoneMatch": "*"}
    try:
        installation.s3.put_object(
            Bucket=installation.outputs["DocumentsBucket"],
            Key=CERTIFICATES_KEY,
            Body=content,
            ContentType="application/x-pem-file",
            **condition,
        )
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] in (409, 412):
            raise IssueFailed("somebody else issues a certificate right now: look at it, and run this again") from error
        raise


def _subject(stage: Stage) -> dict[str, str]:
    return {
        "country_name": "TW",
        "organization_name": stage.seal_organisation,
        "organizational_unit_name": stage.title,
    }


def _installation(stage: Stage, endpoint: str | None) -> Installation:
    deployed = find_deployed(stage, endpoint, "AuthorityKeyId")
    return Installation(stage, deployed.outputs, deployed.client("kms"), deployed.client("s3"))


def _described(title: str, certificate: Certificate) -> Iterator[str]:
    yield f"{title}: {certificate.subject.human_friendly}"
    yield f"  serial number  {certificate.serial_number:x}"
    yield f"  valid          {certificate.not_valid_before:%Y-%m-%d} to {certificate.not_valid_after:%Y-%m-%d}"
    yield f"  SHA-256        {certificate.sha256_fingerprint}"


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m infra certificate", description=__doc__)
    parser.add_argument("--stage", required=True, help="which installation, by the name of its file in infra/stages")
    parser.add_argument("--endpoint-url", help="of the local engine, in AWS's place")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[2:]))
