"""The package of render_form holds what sealing needs: it seals with nothing but the standard library beside it."""

import io
import os
import subprocess
import sys
from datetime import UTC, datetime

from asn1crypto import pem
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from pypdf import PdfWriter

from infra.certificates import Circumstances, authority_certificate, seal_certificate
from infra.packaging.target import Target
from shared.documents.seal_certificates import read_certificates
from shared.documents.seal_check import SealStatus, check_seal
from tests.infra.test_packaging import _BY_NAME, staged

NOW = 1_800_000_000
SEAL = """
import sys
package, folder, now = sys.argv[1:]
sys.path.insert(0, package)
import functions
from pathlib import Path
from shared.documents.seal import Sealer
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

def read(name):
    return Path(folder, name).read_bytes()

key = load_pem_private_key(read("key.pem"), None)
sealer = Sealer(lambda message: key.sign(message, ECDSA(SHA256())), lambda: read("certificates.pem"), None)
Path(folder, "sealed.pdf").write_bytes(sealer(read("plain.pdf"), int(now)))
"""


def _certificates(key) -> bytes:
    authority_key = generate_private_key(SECP256R1())
    given = Circumstances(datetime.fromtimestamp(NOW, UTC), os.urandom)

    def sign(message: bytes) -> bytes:
        return authority_key.sign(message, ECDSA(SHA256()))

    public = [
        k.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) for k in (authority_key, key)
    ]
    authority = authority_certificate(public[0], sign, {"common_name": "authority"}, given)
    leaf = seal_certificate(public[1], sign, {"common_name": "seal"}, authority, given)
    return b"".join(pem.armor("CERTIFICATE", certificate.dump()) for certificate in (leaf, authority))


def test_the_package_seals_alone(tmp_path):
    key = generate_private_key(SECP256R1())
    writer, plain = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(plain)
    files = {
        "key.pem": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        "certificates.pem": _certificates(key),
        "plain.pdf": plain.getvalue(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    package = staged(_BY_NAME["render_form"], Target.local())
    command = [sys.executable, "-I", "-S", "-c", SEAL, str(package), str(tmp_path), str(NOW + 60)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found = check_seal((tmp_path / "sealed.pdf").read_bytes(), read_certificates(files["certificates.pem"]))
    assert found.status is SealStatus.SOUND
