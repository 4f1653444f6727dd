"""The command that judges a form's seal without the service: what it says, and its exit status."""

import json

import pytest

from infra.form_check import main
from shared.documents.application_form import render_form
from tests.component.documents.conftest import form
from tests.component.seals import Seals

NOW = 1_800_000_000


@pytest.fixture(scope="module")
def kept(clients, font_folder, tmp_path_factory):
    """A folder with a sealed form and the certificates, as PEM and as the API answers them."""
    bucket = "form-check"
    clients("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"})
    seals = Seals(clients, bucket)
    seals.certify(NOW)
    folder = tmp_path_factory.mktemp("kept")
    (folder / "form.pdf").write_bytes(seals.sealer()(render_form(form("陳曉明"), font_folder=font_folder), NOW))
    pem = seals.file.read()
    (folder / "seal.pem").write_bytes(pem)
    (folder / "answer.json").write_text(json.dumps({"pem": pem.decode()}))
    return folder


def judge(kept, name, certificates="seal.pem"):
    return main([str(kept / name), "--certificates", str(kept / certificates)])


@pytest.mark.parametrize("certificates", ["seal.pem", "answer.json"])
def test_a_sound_form_is_said_to_be_sound_and_when_it_was_sealed(kept, capsys, certificates):
    assert judge(kept, "form.pdf", certificates) == 0
    said = capsys.readouterr().out
    assert said.startswith("sound: ") and "sealed at 民國116年1月15日" in said


@pytest.mark.parametrize(
    ("word", "change"),
    [
        ("extended", lambda pdf: pdf + b"\n% a note"),
        ("changed", lambda pdf: pdf[:3000] + bytes([pdf[3000] ^ 1]) + pdf[3001:]),
        ("unreadable", lambda pdf: b"no form at all"),
    ],
)
def test_any_other_is_told_by_its_fault(kept, capsys, word, change):
    (kept / "other.pdf").write_bytes(change((kept / "form.pdf").read_bytes()))
    assert judge(kept, "other.pdf") == 1
    assert capsys.readouterr().out.startswith(f"{word}: ")


def test_without_certificates_nothing_is_judged(kept, capsys):
    assert judge(kept, "form.pdf", "form.pdf") == 2
    assert judge(kept, "nowhere.pdf") == 2
    assert capsys.readouterr().err.count("cannot go on") == 2
