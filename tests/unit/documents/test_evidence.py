"""Evidence: one spelling, read back as it was, and nothing in it but what is meant to be."""

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from shared.documents.evidence import Evidence, read_evidence

ROOT = Path(__file__).resolve().parents[3]
SPELT = (
    '{"application_number":"115-7KQ2M-9M4TX","submitted_at":1795508465,"as_of":1795508500,"language":"vi",'
    '"guardian_name":"王曉明","contacts":[{"channel":"sms","address":"0912***678","purpose":"session",'
    '"verified_at":1795508000,"method":"six_digit_code"}],"consent":{"version":"2026-11-01","digest":"aa",'
    '"language":"vi"},"signature":{"kind":"drawn","digest":"bb"},"form":{"digest":"cc","sealed_at":1795508470},'
    '"bindings":[{"ordinal":1,"student_name":"陳大文","state":"approved","trail":[{"state":"applied",'
    '"at":1795508465,"by":"guardian"},{"state":"approved","at":1795600000,"by":"teacher"}]}]}'
)


def test_it_is_spelt_in_one_way():
    evidence = read_evidence(SPELT)
    assert evidence.to_json() == SPELT
    assert read_evidence(json.dumps(json.loads(SPELT), indent=2).encode()) == evidence


def test_a_form_made_out_by_hand_is_absent():
    evidence = read_evidence(SPELT)._replace(form=None)
    assert json.loads(evidence.to_json())["form"] is None
    assert read_evidence(evidence.to_json()) == evidence


@given(st.from_type(Evidence))
def test_any_evidence_is_read_back_as_it_was(evidence):
    assert read_evidence(evidence.to_json()) == evidence


@given(st.from_type(Evidence), st.from_type(Evidence))
def test_other_evidence_has_another_digest(one, other):
    assert (one.digest() == other.digest()) == (one == other)


def test_the_request_that_makes_it_needs_no_typesetter():
    program = "import sys, shared.documents.evidence; print({'typst', 'segno', 'PIL'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "set()"
