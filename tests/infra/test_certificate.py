"""The operator's command: it makes the authority once, renews the seal certificate, and keeps what it issued."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ObjectIdentifier

from infra.bootstrap import ROOT
from infra.certificate import Installation, IssueFailed, certificates_stand, issue_certificate
from infra.certificates import AUTHORITY_YEARS, SEAL_YEARS, Circumstances
from infra.local.deployment import client_of
from infra.local.engine import free_port, running
from infra.stages.local import STAGE
from shared.documents.seal_certificates import SEAL_PURPOSE, read_certificates
from shared.persistence.archive import CERTIFICATES_KEY
from shared.persistence.signing_key import SigningKey

START = datetime(2026, 12, 1, tzinfo=UTC)
# An installation's stack, as far as the command looks at it.
TEMPLATE = """
Resources:
  SealKey: {Type: AWS::KMS::Key, Properties: {KeySpec: ECC_NIST_P256, KeyUsage: SIGN_VERIFY}}
  AuthorityKey: {Type: AWS::KMS::Key, Properties: {KeySpec: ECC_NIST_P256, KeyUsage: SIGN_VERIFY}}
  Documents: {Type: AWS::S3::Bucket}
Outputs:
  SealKeyId: {Value: !Ref SealKey}
  AuthorityKeyId: {Value: !Ref AuthorityKey}
  DocumentsBucket: {Value: !Ref Documents}
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with running(tmp_path_factory.mktemp("engine"), free_port()) as url:
        yield url


@pytest.fixture
def installation(engine):
    kms, s3 = client_of("kms", engine), client_of("s3", engine)
    bucket = f"documents-{os.urandom(6).hex()}"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": STAGE.region})
    ids = [kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"] for _ in range(2)]
    outputs = {"DocumentsBucket": bucket, "SealKeyId": ids[0], "AuthorityKeyId": ids[1]}
    return Installation(STAGE, outputs, kms, s3)


def given(moment=START):
    return Circumstances(moment, os.urandom)


def read(certificate):
    """The certificate as another library reads it."""
    return x509.load_der_x509_certificate(certificate.dump())


def usage(certificate):
    found = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    flags = ("digital_signature", "content_commitment", "key_encipherment", "key_cert_sign", "crl_sign")
    return {flag for flag in flags if getattr(found, flag)}


def spki(key):
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def test_the_authority_issues_seal_certificates_and_nothing_else(installation):
    authority = read(issue_certificate(installation, given()).current_authority)
    authority.verify_directly_issued_by(authority)
    basic = authority.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (basic.critical, basic.value.ca, basic.value.path_length) == (True, True, 0)
    assert usage(authority) == {"key_cert_sign", "crl_sign"}
    assert authority.not_valid_after_utc.year - authority.not_valid_before_utc.year == AUTHORITY_YEARS
    key = SigningKey(installation.kms, installation.outputs["AuthorityKeyId"])
    assert spki(authority.public_key()) == key.public_key


def test_the_seal_certificate_is_for_documents_alone_and_names_its_authority(installation):
    issued = issue_certificate(installation, given())
    leaf, authority = read(issued.current), read(issued.current_authority)
    leaf.verify_directly_issued_by(authority)
    assert leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    assert usage(leaf) == {"digital_signature", "content_commitment"}
    purposes = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(purposes) == [ObjectIdentifier(SEAL_PURPOSE)]
    own = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    derived = x509.SubjectKeyIdentifier.from_public_key(authority.public_key())
    named = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    assert named.key_identifier == own.digest == derived.digest
    assert (leaf.not_valid_before_utc, leaf.not_valid_after_utc.year) == (START, START.year + SEAL_YEARS)
    assert STAGE.seal_organisation in leaf.subject.rfc4514_string()
    assert spki(leaf.public_key()) == SigningKey(installation.kms, installation.outputs["SealKeyId"]).public_key


def test_a_certificate_of_a_leap_day_and_one_beyond_2049_are_dated(installation):
    issued = issue_certificate(installation, given(datetime(2032, 2, 29, tzinfo=UTC)))
    assert read(issued.current).not_valid_after_utc == datetime(2034, 2, 28, tzinfo=UTC)
    assert read(issued.current_authority).not_valid_after_utc == datetime(2052, 2, 28, tzinfo=UTC)


def test_a_renewal_stands_above_what_was_issued_and_keeps_the_authority(installation):
    assert not certificates_stand(installation)
    first = issue_certificate(installation, given())
    assert certificates_stand(installation)
    second = issue_certificate(installation, given(START + timedelta(days=700)))
    assert [c.dump() for c in second.issued[1:]] == [c.dump() for c in first.issued]
    assert [c.dump() for c in second.authorities] == [c.dump() for c in first.authorities]
    assert second.current.serial_number != first.current.serial_number
    kept = installation.s3.get_object(Bucket=installation.outputs["DocumentsBucket"], Key=CERTIFICATES_KEY)
    assert read_certificates(kept["Body"].read()).current.dump() == second.current.dump()


def test_an_authority_of_another_key_is_not_gone_on_with(installation):
    issue_certificate(installation, given())
    other = installation.outputs | {"AuthorityKeyId": installation.outputs["SealKeyId"]}
    with pytest.raises(IssueFailed, match="another key"):
        issue_certificate(installation._replace(outputs=other), given())


def test_of_two_administrators_at_once_one_is_told(installation):
    issue_certificate(installation, given())

    class Late:
        """The other administrator's run comes between this one's look and its write."""

        exceptions = installation.s3.exceptions

        def get_object(self, **arguments):
            found = installation.s3.get_object(**arguments)
            issue_certificate(installation, given())
            return found

        def put_object(self, **arguments):
            return installation.s3.put_object(**arguments)

    with pytest.raises(IssueFailed, match="somebody else"):
        issue_certificate(installation._replace(s3=Late()), given())


def test_the_command_issues_renews_and_says_what(engine):
    def run():
        environment = os.environ | {
            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }  # fmt: skip
        command = [sys.executable, "-m", "infra.certificate", "certificate", "--stage", "local"]
        return subprocess.run(
            [*command, "--endpoint-url", engine], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    early = run()
    assert (early.returncode, early.stdout) == (1, "")
    assert "is not deployed" in early.stderr
    client_of("cloudformation", engine).create_stack(StackName=f"{STAGE.title}-Stateful", TemplateBody=TEMPLATE)
    said = [run() for _ in range(2)]
    assert [one.returncode for one in said] == [0, 0], said[0].stderr
    prints = [re.findall(r"SHA-256 +((?:[0-9A-F]{2} ){31}[0-9A-F]{2})\n", one.stdout) for one in said]
    assert prints[0][0] != prints[1][0] and prints[0][1] == prints[1][1]
    assert all(STAGE.seal_organisation in one.stdout and "serial number" in one.stdout for one in said)
