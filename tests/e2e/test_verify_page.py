"""The page behind a form's QR code, in a browser, against the deployed service under one origin with it."""

import io
import urllib.request

import pytest
from pypdf import PdfReader

from infra.stages.local import STAGE
from tests.e2e.people import eventually
from tests.web.conftest import browser  # noqa: F401 - a fixture
from tests.web.reader import watched

GUARDIAN_ID = "A800000014"


@pytest.fixture
def form(guardian, children):
    """A sealed form of one child, and the address that is printed on it."""
    father = guardian(GUARDIAN_ID)
    father.sign_in()
    submitted = father.submit(father.fill_in(children[:1], "father"))
    assert submitted.status == 201
    path = f"/applications/{submitted.body['application_number']}/form"
    ready = eventually(lambda: (a := father.call("GET", path)).status == 200 and a, "the form")
    with urllib.request.urlopen(ready.body["url"], timeout=10) as response:
        pdf = response.read()
    notes = [note.get_object() for page in PdfReader(io.BytesIO(pdf)).pages for note in page.get("/Annots", [])]
    (printed,) = {note["/A"]["/URI"] for note in notes if note["/Subtype"] == "/Link"}
    return pdf, printed


@pytest.mark.timeout(300)
def test_a_form_is_verified_by_its_qr_code_its_file_and_what_was_made_of_it(browser, origin, form, tmp_path):  # noqa: F811
    pdf, printed = form
    original, annotated, foreign = (tmp_path / f"{name}.pdf" for name in ("original", "annotated", "foreign"))
    original.write_bytes(pdf)
    annotated.write_bytes(pdf + b"\n% a note\n")
    foreign.write_bytes(b"%PDF-1.7\n% of somebody else\n%%EOF\n")
    with browser.new_context(locale="en-GB") as context:
        page, complaints = watched(context)
        outcome = page.locator("#outcome")
        page.goto(printed.replace(STAGE.service_origin, origin))
        outcome.filter(has_text="was issued by Taipei City").wait_for()
        assert page.locator(".states .tag").all_inner_texts() == ["Applied"]

        page.set_input_files("#file", original)
        outcome.filter(has_text="has not been changed").wait_for()
        for file, verdict in ((annotated, "do not rely on it"), (foreign, "bears no seal of Taipei City")):
            page.set_input_files("#file", file)
            page.get_by_role("button", name="Send the file").click()
            outcome.filter(has_text=verdict).wait_for()

        page.goto(f"{origin}/verify#{'A' * 22}")
        outcome.filter(has_text="No such form is on record").wait_for()
        assert complaints == []
