"""Certificates: the X.509 certificates (RFC 5280) behind the seal, built here and signed where the key is. Pure."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.keys import PublicKeyInfo
from asn1crypto.x509 import Certificate, Name, TbsCertificate, Time

from shared.documents.seal_certificates import DIGEST, SEAL_PURPOSE
from shared.domain.sealing import Entropy

AUTHORITY_YEARS = 20
SEAL_YEARS = 2
"""Short, since a renewal costs one command and breaks no form."""
_SERIAL_BYTES = 16


Sign = Callable[[bytes], bytes]
"""Signs a message: ECDSA P-256 with SHA-256, DER."""


class Circumstances(NamedTuple):
    """What two runs differ in: the time (UTC), and where serial numbers come from."""

    now: datetime
    entropy: Entropy


def authority_certificate(
    public_key: bytes, sign: Sign, subject: Mapping[str, str], given: Circumstances
) -> Certificate:
    """A self-signed authority that issues seal certificates and no further authority.

    ``public_key`` is its DER SubjectPublicKeyInfo, and ``sign`` signs with its other part. ``subject`` is by
    asn1crypto's names: ``{"country_name": "TW", …}``.
    """
    name = Name.build(subject, use_printable=False)
    extensions = [
        _extension("basic_constraints", {"ca": True, "path_len_constraint": 0}, critical=True),
        _extension("key_usage", {"key_cert_sign", "crl_sign"}, critical=True),
        _extension("key_identifier", _key_identifier(public_key)),
    ]
    return _issued(name, name, public_key, extensions, AUTHORITY_YEARS, sign, given)


def seal_certificate(
    public_key: bytes,
    sign: Sign,
    subject: Mapping[str, str],
    authority: Certificate,
    given: Circumstances,
) -> Certificate:
    """A certificate for sealing documents, issued by ``authority``, with whose key ``sign`` signs."""
    extensions = [
        _extension("basic_constraints", {"ca": False}, critical=True),
        _extension("key_usage", {"digital_signature", "non_repudiation"}, critical=True),
        _extension("extended_key_usage", [SEAL_PURPOSE]),
        _extension("key_identifier", _key_identifier(public_key)),
        _extension("authority_key_identifier", {"key_identifier": authority.key_identifier}),
    ]
    name = Name.build(subject, use_printable=False)
    return _issued(name, authority.subject, public_key, extensions, SEAL_YEARS, sign, given)


def _issued(
    subject: Name,
    issuer: Name,
    public_key: bytes,
    extensions: list[dict],
    years: int,
    sign: Sign,
    given: Circumstances,
) -> Certificate:
    now = given.now.replace(microsecond=0)
    body = TbsCertificate(
        {
            "version": "v3",
            # Positive, and of a length that does not depend on chance.
            "serial_number": int.from_bytes(b"\x01" + given.entropy(_SERIAL_BYTES)),
            "signature": _algorithm(),
            "issuer": issuer,
            "validity": {"not_before": _time(now), "not_after": _time(_years_later(now, years))},
            "subject": subject,
            "subject_public_key_info": PublicKeyInfo.load(public_key),
            "extensions": extensions,
        }
    )
    parts = {"tbs_certificate": body, "signature_algorithm": _algorithm(), "signature_value": sign(body.dump())}
    return Certificate.load(Certificate(parts).dump())


def _algorithm() -> SignedDigestAlgorithm:
    return SignedDigestAlgorithm({"algorithm": f"{DIGEST}_ecdsa"})


def _extension(name: str, value: object, *, critical: bool = False) -> dict:
    return {"extn_id": name, "critical": critical, "extn_value": value}


def _key_identifier(public_key: bytes) -> bytes:
    """Method 1 of RFC 5280, 4.2.1.2."""
    return hashlib.sha1(bytes(PublicKeyInfo.load(public_key)["public_key"]), usedforsecurity=False).digest()


def _time(moment: datetime) -> Time:
    # UTCTime ends with 2049.
    return Time({"general_time" if moment.year >= 2050 else "utc_time": moment})


def _years_later(moment: datetime, years: int) -> datetime:
    day = 28 if (moment.month, moment.day) == (2, 29) else moment.day
    return moment.replace(year=moment.year + years, day=day)
