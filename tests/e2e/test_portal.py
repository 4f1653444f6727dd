"""The developers' pages against the deployed service: the example client as it is handed out, and what is tried out."""

import json
import re
import subprocess

import pytest

from infra.bootstrap import ROOT
from infra.stages.local import STAGE
from shared.domain.policy import SANDBOX_CODE
from tests.web.conftest import browser  # noqa: F401 - a fixture
from tests.web.reader import watched

CLIENT = ROOT / "web" / "public" / "docs" / "client.js"
NUMBER = r"\d{3}-\w{5}-\w{5}"
_PATIENCE = 60  # seconds


def run_client(origin, folder):
    """The example client as a developer runs it who has saved it somewhere."""
    (folder / "client.js").write_bytes(CLIENT.read_bytes())
    command = ["node", "client.js", origin]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_PATIENCE, check=False)


@pytest.fixture
def reference(browser, origin):  # noqa: F811
    """The reference with its forms; whatever the browser complained of fails the test."""
    with browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900}) as context:
        page, complaints = watched(context)
        page.goto(f"{origin}/docs/reference/")
        page.locator(".try button").last.wait_for()
        yield page
        assert complaints == []


def send(page, operation):
    """Open the form of ``operation``, send it as it is filled in: status and body of the answer."""
    page.locator(f"[data-operation={operation}] button").first.click()
    form = page.locator(f"#{operation}-form")
    form.get_by_role("button", name="Send").click()
    form.locator(".answered").wait_for()
    return int(form.locator(".answered strong").inner_text()), json.loads(form.locator(".answered pre").inner_text())


def test_the_example_client_hands_in_one_application_after_the_other(origin, tmp_path):
    for _ in range(2):
        ran = run_client(origin, tmp_path)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert re.search(f"application_number: '{NUMBER}'", ran.stdout)
        assert "state: 'applied'" in ran.stdout


def test_the_example_client_tells_a_refusal_by_its_code(origin, tmp_path):
    ran = subprocess.run(
        ["node", "-e", CLIENT.read_text("utf-8").replace("900101", "900102"), "--", "client", origin],
        cwd=tmp_path, capture_output=True, text=True, timeout=_PATIENCE, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr.startswith("student_not_found: ")
    assert ran.stderr.strip().endswith(f"{origin}/docs/errors/#student_not_found")


def test_the_example_client_runs_in_a_browser(reference, origin):
    reference.add_script_tag(url=f"{origin}/docs/client.js")
    assert re.fullmatch(NUMBER, reference.evaluate("apply(location.origin)")["application_number"])


def begin_anew(page):
    page.get_by_role("button", name="Reset the sandbox").click()
    with page.expect_response("**/v1/sandbox-resets") as answered:
        page.get_by_role("button", name="Yes, forget it").click()
    assert answered.value.status == 200
    page.get_by_text("The sandbox is as new.").wait_for()


def test_what_the_pages_offer_to_try_works(reference):
    begin_anew(reference)
    assert send(reference, "list_schools")[1]["schools"][0]["code"] == "900101"
    assert reference.locator("#mailbox").input_value().endswith(f"@{STAGE.sandbox_domain}")
    assert send(reference, "issue_code")[0] == 202
    assert SANDBOX_CODE in reference.locator("#trying").inner_text()
    status, opened = send(reference, "verify_code")
    assert (status, opened["has_applications"]) == (201, False)
    assert send(reference, "match_student")[1]["student_name"] == "張大寶"
    assert send(reference, "read_consent")[0] == 200
    assert send(reference, "check_guardian")[0] == 200
    status, submitted = send(reference, "submit_application")
    assert status == 201, submitted
    assert submitted["bindings"][0]["state"] == "applied"
    assert (
        send(reference, "application_status")[1]["applications"][0]["application_number"]
        == (submitted["application_number"])
    )
    begin_anew(reference)
