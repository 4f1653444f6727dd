"""``events/``: each file is sent to the deployed function of its folder, and answered as its name says.

``<status>_<case>.json`` for a request; for a worker ``done_…`` (nothing comes again) or ``failed_…`` (its first record
does). ``${session}`` and ``${teacher}`` stand for a live session and a teacher's id.
"""

import json
import string
from pathlib import Path

import pytest

from functions.catalog import FUNCTIONS
from infra.bootstrap import ROOT
from infra.local.deployment import client_of

EVENTS = sorted((ROOT / "events").glob("*/*.json"))


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="module")
def values(guardian, teacher, children, deployment):
    one = guardian("A800000014")
    one.sign_in()
    token = teacher(children[0]).tokens["AccessToken"]
    user = client_of("cognito-idp", deployment.endpoint).get_user(AccessToken=token)
    return {"session": one.session, "teacher": user["Username"]}


@pytest.mark.parametrize("path", EVENTS, ids=name_of)
def test_an_event_is_answered_as_its_name_says(path, values, deployment):
    payload = string.Template(path.read_text("utf-8")).safe_substitute(values)
    answer = client_of("lambda", deployment.endpoint).invoke(
        FunctionName=f"parent-binding-local-{path.parent.name}", Payload=payload.encode()
    )
    assert "FunctionError" not in answer
    outcome = json.loads(answer["Payload"].read() or "null")
    expected = path.stem.partition("_")[0]
    if expected.isdigit():
        assert outcome["statusCode"] == int(expected), outcome
    else:
        failed = [entry["itemIdentifier"] for entry in (outcome or {}).get("batchItemFailures", ())]
        assert failed == (["m0"] if expected == "failed" else [])


def test_every_function_has_events():
    assert {path.parent.name for path in EVENTS} == {function.name for function in FUNCTIONS}
