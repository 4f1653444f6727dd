"""Form scene: forms that differ in every name, fonts, and a local key with its certificates, for two makers alike.

A maker is a module with ``maker(material)``: what makes sealed forms, one for each call with facts. Nothing here loads
what only one of them needs.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from shared.documents.signature import Signature, drawn
from shared.domain.consent import ConsentStatement, Section
from shared.domain.relationships import Relationship

STATEMENT = ConsentStatement(
    version="2026-11-01",
    language="zh-Hant",
    title="個人資料蒐集、處理及利用告知暨同意聲明",
    sections=(Section("一、蒐集機關", ("臺北市政府教育局。",)), Section("二、目的", ("親子綁定。",))),
    accept="本人已詳閱並同意以上條款聲明",
    decline="不同意並退出",
)
# Every name of every form is another: two signs out of these after a surname, counted on from form to form.
_SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐"
_GIVEN = "志明俊傑雅婷淑芬家豪怡君宗翰詩涵冠宇佳穎承恩品妤柏翰子晴宥廷語彤睿"
_SUBJECT = {"country_name": "TW", "organization_name": "臺北市政府教育局", "organizational_unit_name": "親子綁定"}

Maker = Callable[["Facts"], bytes]


class Facts(NamedTuple):
    """What one form shows: the number, the guardian (name, masked ID, e-mail, mobile) and the students, each with
    name, school, class and relationship."""

    number: str
    submitted_at: datetime
    guardian: tuple[str, str, str, str]
    students: tuple[tuple[str, str, str, Relationship], ...]
    consent: ConsentStatement
    signature: Signature
    verify_url: str


class Material(NamedTuple):
    """What a maker has at its start: fonts, the seal's key (PKCS 8, DER), its certificates as in ``seal_certificates``
    (PEM), and the time of every seal in epoch seconds."""

    font_folder: Path
    key: bytes
    certificates: bytes
    now: int


def facts(index: int, students: int = 1) -> Facts:
    """The facts of the form of this number, below a million."""
    names = [_name(11 * index + place) for place in range(students + 1)]
    kinds = list(Relationship)[:6]
    return Facts(
        f"115-{index:05}-9M4TX",
        datetime(2026, 11, 24, 8, 21, index % 60, tzinfo=UTC),
        (names[0], "A12*****89", f"guardian{index}@example.org", "0912345678"),
        tuple((n, "臺北市立北政國民中學", "七年三班", kinds[place % 6]) for place, n in enumerate(names[1:])),
        STATEMENT,
        drawn([[[x * 5, (x * (37 + index % 7)) % 90] for x in range(40)], [[3, 3 + index % 50]]]),
        f"https://binding.example/verify#{index:022}",
    )


def material(font_folder: Path, now: int) -> Material:
    """A key and certificates as an installation's, with the keys at hand instead of in KMS."""
    # The operator's part of this is not loaded where a start is measured.
    from asn1crypto import pem

    from infra.certificates import Circumstances, authority_certificate, seal_certificate

    given = Circumstances(datetime.fromtimestamp(now, UTC), os.urandom)
    keys = [generate_private_key(SECP256R1()) for _ in range(2)]
    own, seal = (key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) for key in keys)
    name = "親子綁定 封印憑證簽發", "親子綁定 申請書電子封印"
    authority = authority_certificate(own, signing(keys[0]), _SUBJECT | {"common_name": name[0]}, given)
    leaf = seal_certificate(seal, signing(keys[0]), _SUBJECT | {"common_name": name[1]}, authority, given)
    certificates = b"".join(pem.armor("CERTIFICATE", certificate.dump()) for certificate in (leaf, authority))
    key = keys[1].private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Material(font_folder, key, certificates, now)


def signing(key: EllipticCurvePrivateKey) -> Callable[[bytes], bytes]:
    """Signs a message, as KMS does: ECDSA P-256 with SHA-256, DER."""
    return lambda message: key.sign(message, ECDSA(SHA256()))


def _name(count: int) -> str:
    surname, first, second = count, count // 7, count * 5 + count // 20
    return _SURNAMES[surname % len(_SURNAMES)] + _GIVEN[first % len(_GIVEN)] + _GIVEN[second % len(_GIVEN)]
