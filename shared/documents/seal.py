"""Seal: an invisible signature that certifies the whole form and allows no change to it.

PAdES baseline B (ETSI EN 319 142-1: subfilter ETSI.CAdES.detached, ECDSA P-256 with SHA-256), with a time stamp T; a
certification signature with DocMDP level 1, ISO 32000-1 12.8.2.2. The private key signs elsewhere, by an argument.

What it adds is one incremental update: the catalogue (AcroForm, Perms), the first page (Annots), one field with its
widget, the signature. It keeps the form what it was:

- PDF/A-2 (ISO 19005-2) 6.3.2: the widget's flags are Print and Locked, none that hides. 6.3.3: its box has no extent,
  so that it needs no appearance. 6.4.3 and B: one signer, his certificate with it, the byte range is the whole file.
  6.1.12: Perms holds DocMDP alone. 6.6: XMP and Info stay untouched, so that they go on agreeing.
- PDF/UA-1 (ISO 14289-1) 7.18.1 and 7.18.4: the box lies outside the page, so that the widget belongs to no structure
  element and is read to nobody; the field has its alternative name (TU); the page's Tabs is S, as typst wrote it.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import shared.documents.offline  # noqa: F401

# isort: split
from asn1crypto.cms import CMSAttribute, CMSAttributes
from asn1crypto.tsp import SigningCertificateV2
from asn1crypto.x509 import Certificate
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError, as_signing_certificate_v2
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from shared.documents.seal_certificates import DIGEST, SealCertificates, read_certificates

Sign = Callable[[bytes], bytes]
"""Signs a message: its ECDSA P-256 signature over SHA-256, DER."""

FIELD_NAME = "Seal"
_FIELD_TEXT = "電子封印：證明本申請書自產製後未經變更"
_CERTIFICATES_KEPT = 300
"""Seconds after which the certificates are read again, so that a renewal is noticed."""
_LONGEST_SIGNATURE = 72
# A time stamp service's answers differ by some bytes from the one that the size was taken from.
_TIME_STAMP_SLACK = 512


class SealFailed(RuntimeError):
    """The form was not sealed; it is never handed out without. The text holds nothing of the form."""


class Sealer:
    """Seals forms: one call of ``sign`` each.

    ``certificates`` gives the content of the certificates' file (see ``seal_certificates``). ``time_stamper`` is asked
    once for each form, and once more before the first.
    """

    def __init__(self, sign: Sign, certificates: Callable[[], bytes], time_stamper: TimeStamper | None) -> None:
        self._sign = sign
        self._read = certificates
        self._time_stamper = time_stamper
        self._signer: _KeySigner | None = None
        self._read_at = 0

    def __call__(self, pdf: bytes, now: int) -> bytes:
        """The sealed form. ``now`` is the time it is sealed at, in seconds of the epoch.

        Raises SealFailed, CertificatesInvalid, and what ``sign`` and ``certificates`` raise.
        """
        signer = self._current(now)
        moment = datetime.fromtimestamp(now, UTC)
        if not signer.signing_cert.not_valid_before <= moment <= signer.signing_cert.not_valid_after:
            raise SealFailed("the seal certificate is not valid now: issue a new one")
        try:
            return asyncio.run(_sealed(pdf, signer, moment, self._time_stamper))
        except (PdfError, SigningError) as error:
            raise SealFailed(type(error).__name__) from error
        except OSError as error:
            raise SealFailed("no time stamp") from error

    def days_left(self, now: int) -> int:
        """Whole days for which the certificate at hand can still seal. Raises CertificatesInvalid."""
        return (self._current(now).signing_cert.not_valid_after - datetime.fromtimestamp(now, UTC)).days

    def _current(self, now: int) -> "_KeySigner":
        if self._signer is None or now - self._read_at >= _CERTIFICATES_KEPT:
            self._signer = _KeySigner(self._sign, read_certificates(self._read()))
            self._read_at = now
        return self._signer


class _KeySigner(Signer):
    """Signs with a key that is elsewhere."""

    def __init__(self, sign: Sign, certificates: SealCertificates) -> None:
        store = SimpleCertificateStore.from_certs([certificates.current_authority])
        super().__init__(signing_cert=certificates.current, cert_registry=store)
        self._sign = sign
        self._reference = _reference(certificates.current)
        self._largest_size = 0

    async def largest_size(self, time_stamper: TimeStamper | None) -> int:
        """Bytes that a container may take: the same for every form, so that it is found but once."""
        if not self._largest_size:
            largest = await self.container(bytes(SHA256.digest_size), time_stamper, dry_run=True)
            self._largest_size = len(largest) + (_TIME_STAMP_SLACK if time_stamper else 0)
        return self._largest_size

    async def container(self, digest: bytes, time_stamper: TimeStamper | None, *, dry_run: bool) -> bytes:
        """The signature over the file's ``digest`` as it stands in the file (CMS, RFC 5652)."""
        content = {"type": "content_type", "values": ["data"]}, {"type": "message_digest", "values": [digest]}
        attributes = CMSAttributes([*content, self._reference])
        made = await self.async_sign_prescribed_attributes(
            DIGEST, CMSAttributes.load(attributes.dump()), dry_run=dry_run, timestamper=time_stamper
        )
        return made.dump()

    async def async_sign_raw(self, data: bytes, _digest: str, dry_run: bool = False) -> bytes:
        """The signature of ``data``; in a dry run, which only asks for the size, as many bytes as it may have."""
        if dry_run:
            return bytes(_LONGEST_SIGNATURE)
        signature = self._sign(data)
        key = load_der_public_key(self.signing_cert.public_key.dump())
        try:
            key.verify(signature, data, ECDSA(SHA256()))
        except InvalidSignature:
            # A seal that nobody could check would be found out when it is needed.
            raise SealFailed("the key is not the seal certificate's") from None
        return signature


def _reference(certificate: Certificate) -> CMSAttribute:
    """Which certificate the seal is by (RFC 5035).

    Read back from its own bytes, as the attributes are too: asn1crypto spells what is built of parts several times for
    each level around it, which made a seal cost more than its form.
    """
    value = SigningCertificateV2.load(as_signing_certificate_v2(certificate).dump())
    return CMSAttribute.load(CMSAttribute({"type": "signing_certificate_v2", "values": [value]}).dump())


class _Update(IncrementalPdfFileWriter):
    """An update that leaves the document's metadata as they are; pyHanko would add its name and this machine's time."""

    def _update_meta(self) -> None:
        pass


async def _sealed(pdf: bytes, signer: _KeySigner, moment: datetime, time_stamper: TimeStamper | None) -> bytes:
    size = await signer.largest_size(time_stamper)
    box = InvisSigSettings(box_out_of_bounds=True)
    field = SigFieldSpec(FIELD_NAME, readable_field_name=_FIELD_TEXT, invis_sig_settings=box)
    steps = PdfCMSEmbedder(field).write_cms(FIELD_NAME, _Update(BytesIO(pdf)))
    next(steps)
    # As hexadecimal digits it takes twice its size.
    place = SignatureObject(timestamp=moment, subfilter=SigSeedSubFilter.PADES, bytes_reserved=2 * size)
    steps.send(SigObjSetup(place, SigMDPSetup(DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)))
    prepared, output = steps.send(SigIOSetup(DIGEST))
    steps.send(await signer.container(prepared.document_digest, time_stamper, dry_run=False))
    return output.getvalue()
