"""Seal check: whether a PDF is one of our forms, whole and as it was sealed, judged at the time it was sealed.

Common viewers call a signed file valid to which something was appended. Here the one seal must cover every byte of the
file, certify that nothing may change, and be made with a certificate that we issued for it. Nothing is fetched.
"""

import asyncio
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from typing import NamedTuple

import shared.documents.offline  # noqa: F401

# isort: split
from asn1crypto.algos import DigestAlgorithm, SignedDigestAlgorithm
from asn1crypto.cms import ContentInfo, IssuerAndSerialNumber, SignedData, SignerIdentifier, SignerInfo
from asn1crypto.core import VOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.validation.generic_cms import collect_timing_info, extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import (
    EmbeddedPdfSignature,
    async_validate_pdf_signature,
    read_certification_data,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from shared.documents.seal_certificates import DIGEST, SEAL_PURPOSE, SealCertificates

_EPOCH = datetime.fromtimestamp(0, UTC)


class SealStatus(StrEnum):
    """What a check found. Only ``SOUND`` means: ours, and whole."""

    SOUND = "sound"  # intact and trusted
    UNREADABLE = "unreadable"  # no PDF, or one that is cut off or broken
    UNSEALED = "unsealed"
    CHANGED = "changed"  # what was sealed, or the seal itself, is not as it was
    EXTENDED = "extended"  # something was added after sealing
    FOREIGN = "foreign"  # made with a certificate that we did not issue, or took back
    OUT_OF_TIME = "out_of_time"  # the certificate was not valid at the time of sealing
    OTHER_KIND = "other_kind"  # by our certificate, but no seal of a form


class SealCheck(NamedTuple):
    """``sealed_at`` and ``serial`` (of the certificate) are known of a sound seal alone; ``stamped``: the time is a
    time stamp service's, not our own word."""

    status: SealStatus
    sealed_at: datetime | None = None
    stamped: bool = False
    serial: int | None = None


def check_seal(pdf: bytes, certificates: SealCertificates) -> SealCheck:
    """Check the seal of a file that may be anything at all. Never raises; no clock is read."""
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
    except Exception:  # a parser on a stranger's file may fail in any way
        return SealCheck(SealStatus.UNREADABLE)
    if not signatures:
        return SealCheck(SealStatus.UNSEALED)
    try:
        return asyncio.run(_checked(pdf, signatures, certificates))
    except Exception:
        return SealCheck(SealStatus.CHANGED)


async def _checked(pdf: bytes, signatures: list[EmbeddedPdfSignature], certificates: SealCertificates) -> SealCheck:
    # The oldest: whatever was signed after it is an addition to it.
    seal = signatures[0]
    stamp = _stamp_of(seal)
    stamps = ValidationContext(trust_roots=certificates.time_stamp_roots, moment=stamp or _EPOCH)
    timing = await collect_timing_info(seal.signer_info, stamps, seal.compute_digest)
    stamped = stamp is not None and timing["timestamp_validity"].trusted
    # Without a service that we trust it is our own word, which the seal covers.
    moment = stamp if stamped else seal.self_reported_timestamp
    status = await async_validate_pdf_signature(
        seal,
        ValidationContext(trust_roots=certificates.authorities, moment=moment),
        stamps,
        key_usage_settings=KeyUsageConstraints(key_usage={"non_repudiation"}, extd_key_usage={SEAL_PURPOSE}),
        # Whatever differs is too much: how much it is need not be known.
        skip_diff=True,
    )
    found = _judged(pdf, seal, status, certificates, moment)
    if found is not SealStatus.SOUND:
        return SealCheck(found)
    return SealCheck(found, moment, stamped, status.signing_cert.serial_number)


def _stamp_of(seal: EmbeddedPdfSignature) -> datetime | None:
    """The time that the seal's time stamp tells, if it has one; nothing about it is checked here."""
    for token in extract_tst_data_iter(seal.signer_info, signed=False):
        return token["encap_content_info"]["content"].parsed["gen_time"].native
    return None


def _judged(
    pdf: bytes,
    seal: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    certificates: SealCertificates,
    moment: datetime,
) -> SealStatus:
    """The first thing that is wrong, in the order in which it would mislead most."""
    stamp = status.timestamp_validity
    if not (status.intact and status.valid and (stamp is None or (stamp.intact and stamp.valid))):
        return SealStatus.CHANGED
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return SealStatus.EXTENDED
    signer = status.signing_cert
    if signer.dump() not in {certificate.dump() for certificate in certificates.issued}:
        return SealStatus.FOREIGN
    if not signer.not_valid_before <= moment <= signer.not_valid_after:
        return SealStatus.OUT_OF_TIME
    if not status.trusted:
        return SealStatus.FOREIGN
    if not _certifies(seal):
        return SealStatus.OTHER_KIND
    return SealStatus.SOUND if _is_as_made(pdf, seal, certificates) else SealStatus.CHANGED


def _certifies(seal: EmbeddedPdfSignature) -> bool:
    """Whether it is the document's certification, and lets nothing change."""
    certification = read_certification_data(seal.reader)
    return (
        certification is not None
        and certification.author_sig.container_ref == seal.sig_object.container_ref
        and certification.permission is MDPPerm.NO_CHANGES
        and seal.sig_object["/SubFilter"] == SigSeedSubFilter.PADES.value
    )


def _is_as_made(pdf: bytes, seal: EmbeddedPdfSignature, certificates: SealCertificates) -> bool:
    """Whether the part that no signature covers, the seal's own place, is as ``seal`` makes it, a time stamp apart.

    A change there harms nobody; but two files that both pass for one form would make people doubt.
    """
    _, start, end, _ = seal.byte_range
    digits = _remade(seal).dump().hex().upper().encode()
    if pdf[start:end] != b"<" + digits.ljust(end - start - 2, b"0") + b">":
        return False
    ours = {certificate.dump() for certificate in (*certificates.issued, *certificates.authorities)}
    return {choice.chosen.dump() for choice in seal.signed_data["certificates"]} <= ours


def _remade(seal: EmbeddedPdfSignature) -> ContentInfo:
    """The container with the seal's certificates, attributes and signature, everything else being made anew."""
    found, digest = seal.signer_info, DigestAlgorithm({"algorithm": DIGEST})
    name = {"issuer": seal.signer_cert.issuer, "serial_number": seal.signer_cert.serial_number}
    signer = SignerInfo(
        {
            "version": "v1",
            "sid": SignerIdentifier({"issuer_and_serial_number": IssuerAndSerialNumber(name)}),
            "digest_algorithm": digest,
            "signature_algorithm": SignedDigestAlgorithm({"algorithm": f"{DIGEST}_ecdsa"}),
            "signed_attrs": found["signed_attrs"],
            "signature": found["signature"],
        }
    )
    if found["unsigned_attrs"] is not VOID:
        signer["unsigned_attrs"] = found["unsigned_attrs"]
    data = SignedData(
        {
            "version": "v1",
            "digest_algorithms": [digest],
            "encap_content_info": {"content_type": "data"},
            "certificates": seal.signed_data["certificates"],
            "signer_infos": [signer],
        }
    )
    return ContentInfo({"content_type": "signed_data", "content": data})
