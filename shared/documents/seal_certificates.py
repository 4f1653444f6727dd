"""Seal certificates: the file that says with which certificate forms are sealed, and whose seals are ours.

PEM blocks. First every seal certificate that was ever issued, the newest at the top; then the certificates of our
authority, the newest first; then, if time stamps are used, the root certificates of the time stamp service. Taking a
seal certificate out of the file revokes it: every seal made with it stops being trusted.
"""

from typing import NamedTuple

from asn1crypto import pem
from asn1crypto.x509 import Certificate

DIGEST = "sha256"
"""What seals and certificates are made with, beside P-256."""
SEAL_PURPOSE = "1.3.6.1.5.5.7.3.36"
"""id-kp-documentSigning, RFC 9336: the extended key usage of a seal certificate."""


class CertificatesInvalid(ValueError):
    """The file does not hold a seal certificate with its authority."""


class SealCertificates(NamedTuple):
    """``issued``: seal certificates, the newest first. ``authorities``: those that issued them. ``time_stamp_roots``:
    every other self-issued certificate, trusted for time stamps alone."""

    issued: tuple[Certificate, ...]
    authorities: tuple[Certificate, ...]
    time_stamp_roots: tuple[Certificate, ...]

    @property
    def current(self) -> Certificate:
        """The certificate to seal with."""
        return self.issued[0]

    @property
    def current_authority(self) -> Certificate:
        """The one that issued it."""
        return next(authority for authority in self.authorities if issued_by(self.current, authority))


def read_certificates(content: bytes) -> SealCertificates:
    """Read the file. Raises CertificatesInvalid."""
    try:
        found = [Certificate.load(der) for _, _, der in pem.unarmor(content, multiple=True)]
        issued = tuple(certificate for certificate in found if not certificate.ca and _may_seal(certificate))
        roots = [certificate for certificate in found if certificate.ca]
    except (TypeError, ValueError) as error:
        raise CertificatesInvalid("no certificates in PEM") from error
    ours = tuple(root for root in roots if any(issued_by(certificate, root) for certificate in issued))
    if not issued or not any(issued_by(issued[0], root) for root in ours):
        raise CertificatesInvalid("no seal certificate with its authority")
    return SealCertificates(issued, ours, tuple(root for root in roots if root not in ours))


def issued_by(certificate: Certificate, authority: Certificate) -> bool:
    """Whether the certificate names this authority as its issuer. The signature is not looked at."""
    return certificate.issuer == authority.subject and certificate.authority_key_identifier == authority.key_identifier


def _may_seal(certificate: Certificate) -> bool:
    # A time stamp service's own certificate may stand in the file too.
    purposes = certificate.extended_key_usage_value
    return purposes is not None and SEAL_PURPOSE in {purpose.dotted for purpose in purposes}
