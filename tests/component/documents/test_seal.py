"""The seal: a sound one is intact and trusted, whatever else is done to a form is told, and by the right name."""

import asyncio
import io
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader, PdfWriter

from infra.bootstrap import ROOT
from infra.certificates import SEAL_YEARS, Circumstances, authority_certificate, seal_certificate
from shared.documents import seal
from shared.documents.application_form import render_form
from shared.documents.seal import FIELD_NAME, Sealer, SealFailed
from shared.documents.seal_certificates import CertificatesInvalid, read_certificates
from shared.documents.seal_check import SealStatus, check_seal
from shared.documents.seal_trace import bears_seal
from shared.persistence.failures import StoreBusy
from shared.persistence.signing_key import SigningKey
from tests.component.documents.conftest import form
from tests.component.seals import Seals, armored

NOW = 1_800_000_000
# In a process of its own: here, pyHanko is imported with all that it would import, and pytest reads every log.
CHECK = """
import logging, sys
from pathlib import Path
logging.basicConfig(level=logging.INFO)
from shared.documents.seal_certificates import read_certificates
from shared.documents.seal_check import check_seal
folder = Path(sys.argv[1])
for path in sorted(folder.glob("*.pdf")):
    print(check_seal(path.read_bytes(), read_certificates((folder / "seal.pem").read_bytes())).status)
print("online" if {"aiohttp", "requests", "urllib.request"} & sys.modules.keys() else "offline")
"""
_YEAR = 365 * 86_400


@pytest.fixture(scope="module")
def seals(clients):
    bucket = f"seals-{os.urandom(6).hex()}"
    clients("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"})
    made = Seals(clients, bucket)
    made.certify(NOW)
    return made


@pytest.fixture(scope="module")
def plain(font_folder):
    return render_form(form("陳曉明"), font_folder=font_folder)


@pytest.fixture(scope="module")
def sealed(seals, plain):
    return seals.sealer()(plain, NOW + 60)


@pytest.fixture(scope="module")
def certificates(seals):
    return read_certificates(seals.file.read())


@pytest.fixture
def signed(clients):
    """The calls made to KMS during the test, counted at the client."""
    made = []

    def record(model, **_):
        made.append(model.name)

    clients("kms").meta.events.register("before-call.kms", record)
    yield made
    clients("kms").meta.events.unregister("before-call.kms", record)


def update(pdf, change):
    """``pdf`` with an incremental update by ``change``, which gets the writer."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def note(writer):
    """Put a text note onto the first page."""
    box = generic.ArrayObject(map(generic.NumberObject, (10, 10, 90, 90)))
    entries = {"/Type": pdf_name("/Annot"), "/Subtype": pdf_name("/Text"), "/Rect": box}
    annotation = generic.DictionaryObject({pdf_name(name): value for name, value in entries.items()})
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Annots"].append(writer.add_object(annotation))
    writer.update_container(page["/Annots"])


def save_again(pdf):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def transplanted(target, source):
    """``target`` with the signature of ``source`` in place of its own; both have places of one size."""
    first, second = seal_place(target), seal_place(source)
    assert first.stop - first.start == second.stop - second.start
    return target[: first.start] + source[second] + target[first.stop :]


def seal_place(pdf):
    _, start, end, _ = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0].byte_range
    return slice(start, end)


def flipped(pdf, position, bit=1):
    return pdf[:position] + bytes([pdf[position] ^ bit]) + pdf[position + 1 :]


def foreign_sealer(certificates, clients):
    """A sealer of another authority that calls itself and its certificate just as ours."""
    kms = clients("kms")
    keys = [
        SigningKey(kms, kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"])
        for _ in range(2)
    ]
    given = Circumstances(datetime.fromtimestamp(NOW, UTC), os.urandom)
    subjects = [c.subject.native for c in (certificates.current_authority, certificates.current)]
    authority = authority_certificate(keys[0].public_key, keys[0].sign, subjects[0], given)
    leaf = seal_certificate(keys[1].public_key, keys[0].sign, subjects[1], authority, given)
    return Sealer(keys[1].sign, lambda: armored(leaf, authority), None)


def test_a_sealed_form_is_sound_at_the_time_it_was_sealed(sealed, certificates):
    found = check_seal(sealed, certificates)
    assert found.status is SealStatus.SOUND
    assert (found.sealed_at, found.stamped) == (datetime.fromtimestamp(NOW + 60, UTC), False)
    assert found.serial == certificates.current.serial_number


def test_the_seal_is_one_update_of_few_bytes_after_one_signature(seals, plain, signed):
    sealed = seals.sealer()(plain, NOW)
    assert signed == ["Sign"]
    assert sealed.startswith(plain)
    assert len(sealed) - len(plain) <= 6_000


def test_the_seal_keeps_the_forms_standards(sealed, plain):
    """See ``seal``: what of PDF/A-2 and PDF/UA-1 its objects must hold."""
    reader, before = PdfReader(io.BytesIO(sealed)), PdfReader(io.BytesIO(plain))
    page = reader.pages[0]
    (widget,) = [a for a in (r.get_object() for r in page["/Annots"]) if a["/Subtype"] == "/Widget"]
    assert (widget["/FT"], widget["/T"], widget["/F"]) == ("/Sig", FIELD_NAME, 4 | 128)
    assert "/AP" not in widget and widget["/TU"]
    left, bottom, right, top = map(float, widget["/Rect"])
    assert (left, bottom) == (right, top)
    assert right < float(page.cropbox.left) and top < float(page.cropbox.bottom)
    assert page["/Tabs"] == "/S"
    catalogue = reader.trailer["/Root"]
    assert set(catalogue["/Perms"]) == {"/DocMDP"}
    assert set(catalogue["/AcroForm"]) == {"/Fields", "/SigFlags"}
    (reference,) = catalogue["/Perms"]["/DocMDP"]["/Reference"]
    assert not {"/DigestLocation", "/DigestMethod", "/DigestValue"} & set(reference)
    assert reader.trailer["/Info"] == before.trailer["/Info"]
    metadata = [r.trailer["/Root"]["/Metadata"].get_data() for r in (reader, before)]
    assert metadata[0] == metadata[1]
    assert reader.trailer["/ID"][0] == before.trailer["/ID"][0]
    assert set(catalogue) - set(before.trailer["/Root"]) == {"/AcroForm", "/Perms"}


def test_a_flipped_bit_anywhere_is_refused(sealed, plain, certificates):
    """By the two bits that change text most quietly."""
    positions = [*range(0, len(plain), 1_999), *range(len(plain), len(sealed), 11)]
    found = {(p, bit): check_seal(flipped(sealed, p, bit), certificates).status for p in positions for bit in (1, 32)}
    assert {key for key, status in found.items() if status is SealStatus.SOUND} == set()
    in_text = sealed.index(b"stream", 2_000) + 20
    assert check_seal(flipped(sealed, in_text), certificates).status is SealStatus.CHANGED


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda pdf: update(pdf, note), SealStatus.EXTENDED),
        (lambda pdf: update(pdf, lambda w: append_signature_field(w, SigFieldSpec("Second"))), SealStatus.EXTENDED),
        (lambda pdf: pdf + b"\n% more\n", SealStatus.EXTENDED),
        (lambda pdf: pdf + b"\0", SealStatus.EXTENDED),
        (save_again, SealStatus.CHANGED),
        (lambda pdf: pdf[:-1], SealStatus.CHANGED),
        (lambda pdf: pdf[:-100], SealStatus.UNREADABLE),
        (lambda pdf: pdf[: len(pdf) // 2], SealStatus.UNREADABLE),
        (lambda pdf: b"", SealStatus.UNREADABLE),
        (lambda pdf: b"GIF89a" + pdf[6:], SealStatus.UNREADABLE),
    ],
)
def test_what_was_done_to_a_sealed_form_is_told(sealed, certificates, change, status):
    assert check_seal(change(sealed), certificates).status is status


def test_a_changed_form_bears_our_seal_and_others_do_not(sealed, plain, certificates, clients):
    changed = [sealed, update(sealed, note), save_again(sealed), sealed[:-100], flipped(sealed, 5_000)]
    assert all(bears_seal(pdf, certificates) for pdf in changed)
    forged = foreign_sealer(certificates, clients)(plain, NOW)
    assert not any(bears_seal(pdf, certificates) for pdf in (plain, forged, b""))


def test_a_check_logs_nothing_of_a_strangers_file(sealed, certificates, clients, plain, tmp_path):
    files = (foreign_sealer(certificates, clients)(plain, NOW), flipped(sealed, len(plain) + 900), sealed[:-100])
    for number, pdf in enumerate(files):
        (tmp_path / f"{number}.pdf").write_bytes(pdf)
    (tmp_path / "seal.pem").write_bytes(armored(*certificates.issued, *certificates.authorities))
    run = subprocess.run([sys.executable, "-c", CHECK, tmp_path], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["foreign", "changed", "unreadable", "offline"]
    assert run.stderr == ""


def test_a_form_without_seal_is_unsealed(plain, certificates):
    assert check_seal(plain, certificates).status is SealStatus.UNSEALED


def test_another_forms_seal_is_refused(seals, sealed, certificates, font_folder):
    other = seals.sealer()(render_form(form("王大明"), font_folder=font_folder), NOW + 60)
    assert check_seal(other, certificates).status is SealStatus.SOUND
    assert check_seal(transplanted(sealed, other), certificates).status is SealStatus.CHANGED


def test_an_authority_of_the_same_name_is_foreign(plain, certificates, clients):
    forged = foreign_sealer(certificates, clients)(plain, NOW)
    assert check_seal(forged, certificates).status is SealStatus.FOREIGN


def test_a_certificate_that_was_taken_out_is_foreign(seals, sealed, certificates):
    renewed = seals.certify(NOW + 120)
    assert check_seal(sealed, renewed).status is SealStatus.SOUND
    left = renewed._replace(issued=renewed.issued[:1])
    assert check_seal(sealed, left).status is SealStatus.FOREIGN


def test_a_check_that_forgets_coverage_takes_the_extended_form(sealed, certificates):
    """The seeded defect: what common viewers do. The tests above would catch it."""

    def forgetful(pdf):
        signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
        context = ValidationContext(trust_roots=certificates.authorities, moment=datetime.fromtimestamp(NOW, UTC))
        status = asyncio.run(async_validate_pdf_signature(signature, context, skip_diff=True))
        return status.intact and status.trusted

    assert forgetful(update(sealed, note))
    assert not forgetful(flipped(sealed, sealed.index(b"stream", 2_000) + 20))


def test_a_renewal_breaks_no_form_and_is_taken_up(seals, plain, sealed):
    sealer = seals.sealer()
    sealer(plain, NOW + 130)
    renewed = seals.certify(NOW + 200)
    assert [check_seal(pdf, renewed).status for pdf in (sealed, sealer(plain, NOW + 250))] == [SealStatus.SOUND] * 2
    later = sealer(plain, NOW + 130 + 300)
    assert check_seal(later, renewed).serial == renewed.current.serial_number
    assert len(renewed.authorities) == 1


def test_a_form_stays_sound_after_its_certificate_has_ended(seals, plain):
    end = NOW + (SEAL_YEARS + 1) * _YEAR
    renewed = seals.certify(end)
    old = Sealer(seals.key.sign, lambda: armored(*renewed.issued[-1:], *renewed.authorities), None)
    assert check_seal(old(plain, NOW + 60), renewed).status is SealStatus.SOUND
    with pytest.raises(SealFailed, match="issue a new one"):
        old(plain, end)


@pytest.mark.parametrize("moment", [NOW - 60, NOW + (SEAL_YEARS + 1) * _YEAR])
def test_a_seal_made_out_of_its_certificates_time_is_told(seals, plain, certificates, moment):
    """The sealer refuses that; this is what someone with the key and no scruple makes."""
    signer = seal._KeySigner(seals.key.sign, certificates)
    made = asyncio.run(seal._sealed(plain, signer, datetime.fromtimestamp(moment, UTC), None))
    assert check_seal(made, certificates).status is SealStatus.OUT_OF_TIME


def test_a_key_that_is_not_the_certificates_fails_loudly(seals, plain, certificates):
    other = SigningKey(seals.kms, seals.new_key())
    with pytest.raises(SealFailed, match="not the seal certificate's"):
        Sealer(other.sign, lambda: armored(certificates.current, certificates.current_authority), None)(plain, NOW)


def test_no_certificates_and_no_key_fail_loudly(seals, plain, clients, table):
    clients("s3").create_bucket(Bucket=table.name, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"})
    with pytest.raises(StoreBusy):
        Seals(clients, table.name).sealer()(plain, NOW)
    with pytest.raises(CertificatesInvalid):
        Sealer(seals.key.sign, lambda: b"", None)(plain, NOW)


def test_what_is_no_form_at_all_fails_to_be_sealed(seals, certificates):
    sealer = Sealer(seals.key.sign, lambda: armored(certificates.current, certificates.current_authority), None)
    with pytest.raises(SealFailed, match="PdfReadError"):
        sealer(b"%PDF-1.7 nothing", NOW)
