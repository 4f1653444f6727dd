"""A signature as an image, by the public way in: read, drawn anew, handed in, kept, and shown on the form."""

import base64

import pytest

from functions.read_signature_image.contract import READ_SIGNATURE_IMAGE
from functions.read_signature_image.operation import ReadSignatureImage
from functions.submit_application.contract import SUBMIT_APPLICATION
from functions.submit_application.evidence import EvidenceReader
from functions.submit_application.operation import SubmitApplication
from shared.api.claims import Claims
from shared.api.session import open_session
from shared.documents.application_record import read_record
from shared.documents.signature import SignatureKind
from shared.documents.signature_image import read_image
from shared.domain import policy
from tests.component.service import STROKES
from tests.unit.documents.picture_corpus import PIXEL_BOMB, SAME, SOUND, ZLIB_BOMB

PICTURE = SAME["colours and alpha of 8 bits"]
OURS = read_image(PICTURE)


def hand_in(service, session, content):
    png = content if isinstance(content, str) else base64.b64encode(content).decode()
    return service.call(READ_SIGNATURE_IMAGE, {"png": png}, session=session)


def token(service, session, content=PICTURE):
    status, body, _ = hand_in(service, session, content)
    assert status == 201
    return body["signature_image"]


def submit(service, session, signature):
    return service.submit(session, service.application(session) | {"signature": signature})


def test_an_image_is_read_handed_in_and_kept_as_we_drew_it(service, stored, field_key):
    session = service.sign_in()
    status, read, _ = hand_in(service, session, PICTURE)
    assert (status, read["width"], read["height"]) == (201, OURS.width, OURS.height)
    assert submit(service, session, {"image": read["signature_image"]})[0] == 201
    (binding,) = stored("B#")
    application = binding["app"]["S"]
    record = read_record(service.applications.get(application))
    kept = record.signature
    assert base64.b64decode(kept["image"]) == OURS.png != PICTURE
    assert (kept["kind"], kept["name"], kept["strokes"]) == (SignatureKind.IMAGE, "", [])


def test_the_largest_image_that_we_draw_fits_an_application(service):
    session = service.sign_in()
    opened = open_session(service.tokens, f"Bearer {session}", service.now)
    sealed = Claims(service.tokens).image(opened, bytes(policy.SIGNATURE_IMAGE_MAX_BYTES))
    assert submit(service, session, {"image": sealed})[0] == 201


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (PIXEL_BOMB, 413, "signature_too_large"),
        (bytes(policy.SIGNATURE_MAX_BYTES + 1), 413, "signature_too_large"),
        (bytes(policy.SIGNATURE_MAX_BYTES + 2_048), 413, "body_too_large"),
        (ZLIB_BOMB, 422, "signature_invalid"),
        (PICTURE[:-1], 422, "signature_invalid"),
        (b"<svg/>", 422, "signature_image_unsupported"),
        ("", 422, "signature_invalid"),
        ("data:image/png;base64," + base64.b64encode(PICTURE).decode(), 422, "signature_invalid"),
        ("簽名", 422, "signature_invalid"),
        (base64.urlsafe_b64encode(b"\xff" * 9).decode(), 422, "signature_invalid"),
    ],
    ids=["pixels", "bytes", "body", "zlib", "short", "svg", "empty", "data-url", "chinese", "url-safe"],
)
def test_what_is_no_image_is_refused(service, content, status, code):
    answered, body, _ = hand_in(service, service.sign_in(), content)
    assert (answered, body["code"]) == (status, code)
    if code != "body_too_large":
        assert [error["pointer"] for error in body["errors"]] == ["/png"]


def test_a_file_of_the_largest_size_is_taken(service):
    content = SOUND["as large as may be in bytes"]
    assert len(content) == policy.SIGNATURE_MAX_BYTES
    assert token(service, service.sign_in(), content)


def test_without_a_session_nothing_is_read(service):
    status, body, _ = hand_in(service, None, PICTURE)
    assert (status, body["code"]) == (401, "session_required")


@pytest.mark.parametrize(
    "kinds", [(), ("strokes", "image"), ("typed_name", "image"), ("strokes", "typed_name", "image")]
)
def test_a_signature_is_one_of_the_three(service, kinds):
    session = service.sign_in()
    given = {"strokes": STROKES, "typed_name": "王曉明", "image": token(service, session)}
    status, body, _ = submit(service, session, {kind: given[kind] for kind in kinds})
    assert (status, body["code"]) == (422, "signature_invalid")


def refuse_foreign(service, stored):
    """The image of one session opens nothing in another."""
    foreign = token(service, service.sign_in("stranger@example.org"))
    status, body, _ = submit(service, service.sign_in(), {"image": foreign})
    assert (status, body.get("code"), stored("B#")) == (409, "signature_image_expired", [])


def test_an_image_of_another_session_is_refused(service, stored):
    refuse_foreign(service, stored)


class ForNobody(Claims):
    """Seals images that name no session, and takes them so."""

    def image(self, session, png):
        return super().image(session._replace(id=""), png)

    def imaged(self, session, token, now):
        return super().imaged(session._replace(id=""), token, now)


def test_an_image_that_is_bound_to_no_session_is_caught(service, stored):
    """Twin."""
    claims = ForNobody(service.tokens)
    service.replace(READ_SIGNATURE_IMAGE, ReadSignatureImage, claims=claims)
    reader = EvidenceReader(claims, service.contact_key, service.withdrawals)
    service.replace(SUBMIT_APPLICATION, SubmitApplication, evidence=reader)
    with pytest.raises(AssertionError):
        refuse_foreign(service, stored)


@pytest.mark.parametrize("kind", ["match", "consent"])
def test_another_kind_of_token_is_no_image(service, kind):
    session = service.sign_in()
    application = service.application(session)
    other = {"match": application["students"][0]["match"], "consent": application["consent"]}[kind]
    status, body, _ = service.submit(session, application | {"signature": {"image": other}})
    assert (status, body["code"]) == (409, "signature_image_expired")
