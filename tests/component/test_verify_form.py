"""What anyone may learn of a form: whether it is ours and whole, and what has become of its bindings."""

import base64
import hashlib

import pytest

from functions.fetch_form.contract import FETCH_FORM
from functions.review_bindings.contract import DECIDE
from functions.verify_form.contract import READ_SEAL_CERTIFICATES, VERIFY_FORM, FormVerified, Verdict
from functions.verify_form.operation import VerifyForm
from shared.api.call import Reply
from shared.documents.seal_certificates import read_certificates
from shared.documents.seal_check import SealStatus, check_seal
from shared.domain import policy
from tests.component.service import MAILBOX, STUDENT_ID, TEACHER

PERSONAL = ("王大明", "王曉明", "A123456789", "F912345678", MAILBOX, "0912345678", "+886912345678")

NOTHING_TOLD = {"document": None, "application_number": None, "sealed_at": None, "bindings": []}


@pytest.fixture
def made(service, workers, stream, form_of):
    """An application handed in, with its form made: its number, its id, the file."""
    session = service.sign_in()
    _, submitted, headers = service.submit(session, service.application(session))
    workers.work(stream.records())
    path = {"application_number": submitted["application_number"]}
    assert service.call(FETCH_FORM, session=headers["session-token"], path=path)[0] == 200
    application, pdf = form_of(service)
    return submitted["application_number"], application, pdf, headers["session-token"]


@pytest.fixture
def form_of(clients, stored):
    """The id and the file of the one form in the archive."""

    def look(service):
        (binding,) = stored("B#")
        application = binding["app"]["S"]
        answer = clients("s3").get_object(Bucket=service.table.name, Key=f"forms/{application}.pdf")
        return application, answer["Body"].read()

    return look


def verify(service, **means):
    status, body, _ = service.call(VERIFY_FORM, means)
    return status, body


def encoded(pdf):
    return base64.b64encode(pdf).decode()


def test_the_file_its_digest_and_its_qr_code_tell_the_same_of_its_bindings(service, made):
    number, application, pdf, _ = made
    answers = [
        verify(service, pdf=encoded(pdf)),
        verify(service, sha256=hashlib.sha256(pdf).hexdigest()),
        verify(service, form=application),
    ]
    assert [(status, body["verdict"]) for status, body in answers] == [(200, "whole"), (200, "whole"), (200, "issued")]
    for _, body in answers:
        assert (body["document"], body["application_number"]) == ("form", number)
        assert [line["state"] for line in body["bindings"]] == ["applied"]
        assert not [text for text in PERSONAL if text in str(body)]


def test_the_state_is_that_of_now(service, made, stored):
    _, application, _, session = made
    (binding,) = stored("B#")
    path = {"binding_id": binding["PK"]["S"][4:] + binding["SK"]["S"][4:]}
    service.now += 60
    decision = {"action": "return", "reason": "return_other", "words": "請補簽"}
    assert service.call(DECIDE, decision, staff=TEACHER, path=path, headers={"if-match": '"1"'})[0] == 200
    assert verify(service, form=application)[1]["bindings"] == [{"state": "returned", "changed_at": service.now}]
    service.submit(session, service.application(session), key="key-00000002")
    assert [line["state"] for line in verify(service, form=application)[1]["bindings"]] == ["superseded"]


def test_what_is_not_ours_is_said_to_be_so(service, made):
    for means in ({"form": "A" * 22}, {"sha256": "0" * 64}, {"pdf": encoded(b"%PDF-1.7 somebody else's")}):
        assert verify(service, **means) == (200, {"verdict": "not_ours", **NOTHING_TOLD})


def test_a_form_that_was_changed_is_said_to_be_altered_and_nothing_else_is_told(service, made):
    _, _, pdf, _ = made
    middle = len(pdf) // 2
    flipped = pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]
    for changed in (flipped, pdf + b"\n% a note"):
        assert verify(service, pdf=encoded(changed))[1] == {"verdict": "altered", **NOTHING_TOLD}


class AsksWhoseSealItIs(VerifyForm):
    """The seeded defect: a file that bears our seal is taken for the form that it names."""

    def __call__(self, call):
        pdf = base64.b64decode(call.body.pdf)
        return Reply(FormVerified(verdict=Verdict.WHOLE)) if self._bears_seal(pdf) else super().__call__(call)


def test_the_look_at_a_changed_form_catches_one_that_only_asks_whose_seal_it_is(service, made):
    service.replace(VERIFY_FORM, AsksWhoseSealItIs)
    assert verify(service, pdf=encoded(made[2] + b"\n% a note"))[1]["verdict"] == "whole"


def test_a_form_that_we_keep_no_longer_is_still_known(service, made, clients, table):
    _, application, pdf, _ = made
    clients("s3").delete_object(Bucket=table.name, Key=f"forms/{application}.pdf")
    assert verify(service, pdf=encoded(pdf)) == (200, {"verdict": "whole", **NOTHING_TOLD, "document": "form"})
    assert verify(service, form=application) == (200, {"verdict": "not_ours", **NOTHING_TOLD})


def test_before_any_seal_every_file_is_somebody_elses(service):
    assert verify(service, pdf=encoded(b"%PDF-1.7"))[1] == {"verdict": "not_ours", **NOTHING_TOLD}


def test_a_file_cut_short_is_said_to_be_altered(service, made):
    assert verify(service, pdf=encoded(made[2][:-700]))[1]["verdict"] == "altered"


@pytest.mark.parametrize(
    ("means", "pointer"),
    [
        ({}, "/sha256"),
        ({"form": "A" * 22, "sha256": "0" * 64}, "/sha256"),
        ({"form": "A" * 21}, "/form"),
        ({"form": "../" + "A" * 19}, "/form"),
        ({"sha256": "F" * 64}, "/sha256"),
        ({"sha256": STUDENT_ID}, "/sha256"),
        ({"pdf": "***"}, "/pdf"),
    ],
)
def test_anything_else_is_refused_with_its_place(service, means, pointer):
    status, body = verify(service, **means)
    assert (status, body["code"], body["errors"][0]["pointer"]) == (422, "invalid_request", pointer)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(service):
    status, body = verify(service, pdf="A" * (policy.VERIFIED_FILE_MAX_BYTES * 2))
    assert (status, body["code"]) == (413, "body_too_large")


def test_whoever_checks_a_seal_without_us_gets_our_certificates(service, made):
    status, body, _ = service.call(READ_SEAL_CERTIFICATES)
    assert status == 200
    assert check_seal(made[2], read_certificates(body["pem"].encode())).status is SealStatus.SOUND


def test_before_the_first_certificate_there_is_none(service):
    assert service.call(READ_SEAL_CERTIFICATES)[1]["code"] == "seal_certificates_not_found"
