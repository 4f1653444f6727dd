"""Time stamps: a seal carries that of a service, and is judged by it; without an answer nothing is sealed."""

import os
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from asn1crypto import tsp
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from infra.certificates import Circumstances, authority_certificate, seal_certificate
from shared.documents.application_form import render_form
from shared.documents.seal import Sealer, SealFailed
from shared.documents.seal_certificates import read_certificates
from shared.documents.seal_check import SealStatus, check_seal
from shared.documents.time_stamper import HttpTimeStamper
from tests.component.documents.conftest import form
from tests.component.seals import armored

NOW = 1_800_000_000
STAMPED = datetime.fromtimestamp(NOW + 7, UTC)


class Service:
    """A time stamp service with an authority of its own."""

    def __init__(self) -> None:
        root_key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
        key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
        self.root = self._certificate("root of stamps", "root of stamps", root_key.public_key(), root_key, ca=True)
        own = self._certificate("stamps", "root of stamps", key.public_key(), root_key, ca=False)
        private = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self.stamper = DummyTimeStamper(own, PrivateKeyInfo.load(private), [own, self.root], fixed_dt=STAMPED)
        self.asked = 0

    def _certificate(self, name, issuer, public_key, signer, *, ca) -> Certificate:
        start = datetime.fromtimestamp(NOW, UTC)
        names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)]) for text in (name, issuer)]
        builder = x509.CertificateBuilder(*reversed(names), public_key, x509.random_serial_number())
        builder = builder.not_valid_before(start).not_valid_after(start + timedelta(days=100))
        builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        if not ca:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(usage, critical=True)
        made = builder.sign(signer, hashes.SHA256())
        return Certificate.load(made.public_bytes(serialization.Encoding.DER))

    def answer(self, query: bytes) -> bytes:
        self.asked += 1
        return self.stamper.request_tsa_response(tsp.TimeStampReq.load(query)).dump()


@contextmanager
def listening(answer):
    """The address of a loopback server whose answer to a query is ``answer(query)``."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            assert self.headers["Content-Type"] == "application/timestamp-query"
            content = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/stamp"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def plain(font_folder):
    return render_form(form("陳曉明"), font_folder=font_folder)


@pytest.fixture(scope="module")
def service():
    return Service()


@pytest.fixture(scope="module")
def key():
    return ec.generate_private_key(ec.SECP256R1())


def sign_with(key):
    return lambda message: key.sign(message, ec.ECDSA(hashes.SHA256()))


@pytest.fixture(scope="module")
def chain(key):
    authority_key = ec.generate_private_key(ec.SECP256R1())
    given = Circumstances(datetime.fromtimestamp(NOW, UTC), os.urandom)
    public = [
        k.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        for k in (authority_key, key)
    ]
    sign = sign_with(authority_key)
    authority = authority_certificate(public[0], sign, {"common_name": "authority"}, given)
    return seal_certificate(public[1], sign, {"common_name": "seal"}, authority, given), authority


def sealer(key, chain, url):
    return Sealer(sign_with(key), lambda: armored(*chain), HttpTimeStamper(url))


def test_a_seal_carries_the_services_stamp_and_is_judged_by_it(key, chain, service, plain):
    with listening(service.answer) as url:
        seal = sealer(key, chain, url)
        sealed = [seal(plain, NOW + 60) for _ in range(3)]
    assert service.asked == 1 + 3  # once more for the size
    found = check_seal(sealed[2], read_certificates(armored(*chain, service.root)))
    assert (found.status, found.sealed_at, found.stamped) == (SealStatus.SOUND, STAMPED, True)


def test_without_trust_in_the_service_our_own_word_counts(key, chain, service, plain):
    with listening(service.answer) as url:
        sealed = sealer(key, chain, url)(plain, NOW + 60)
    found = check_seal(sealed, read_certificates(armored(*chain)))
    assert (found.status, found.stamped) == (SealStatus.SOUND, False)
    assert found.sealed_at == datetime.fromtimestamp(NOW + 60, UTC)


def test_the_services_root_is_trusted_for_stamps_alone(chain, service):
    read = read_certificates(armored(*chain, service.root))
    assert [c.dump() for c in read.authorities] == [chain[1].dump()]
    assert [c.dump() for c in read.time_stamp_roots] == [service.root.dump()]


def _refusal(_query):
    return tsp.TimeStampResp({"status": {"status": "rejection"}}).dump()


@pytest.mark.parametrize("answer", [lambda _: b"", lambda _: b"not a stamp", _refusal])
def test_an_answer_without_stamp_fails_loudly(key, chain, plain, answer):
    with listening(answer) as url, pytest.raises(SealFailed, match="no time stamp"):
        sealer(key, chain, url)(plain, NOW + 60)


def test_a_stamp_of_something_else_fails_loudly(key, chain, service, plain):
    def replay(query):
        asked = tsp.TimeStampReq.load(query)
        asked["message_imprint"]["hashed_message"] = bytes(32)
        return service.answer(asked.dump(force=True))

    with listening(replay) as url, pytest.raises(SealFailed, match="no time stamp"):
        sealer(key, chain, url)(plain, NOW + 60)


def test_a_service_that_is_down_fails_loudly_and_before_the_key_is_used(chain, plain):
    used = []
    with listening(lambda _: b"") as url:
        pass
    with pytest.raises(SealFailed, match="no time stamp"):
        Sealer(used.append, lambda: armored(*chain), HttpTimeStamper(url))(plain, NOW + 60)
    assert used == []
