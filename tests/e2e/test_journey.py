"""The notice, step by step, over HTTP against the deployed stacks."""

import base64
import hashlib
import io
import urllib.request
from collections import Counter
from typing import Any

import pytest
from jsonschema import ValidationError
from pypdf import PdfReader

from infra.local.deployment import client_of
from infra.local.mailbox import read_mailbox
from infra.local.people import Pupil
from shared.documents.seal_certificates import read_certificates
from shared.documents.seal_check import SealStatus, check_seal
from tests.e2e.api import DOCUMENT, Answer, Api
from tests.e2e.people import STROKES, Guardian, eventually

PUPIL = Pupil("王大明", "A123456789", "國小", "市立內湖國小", "900101", "五年一班")
GUARDIAN_ID, OTHER_ID = "F912345678", "FC98765432"


@pytest.mark.timeout(300)
def test_three_siblings_in_three_schools(guardian, teacher, children, deployment):
    """One approved, one returned and handed in again, one cancelled."""
    first, second, third = children
    mother = guardian(GUARDIAN_ID)
    mother.sign_in()
    application = mother.fill_in(children)
    submitted = mother.submit(application, "three-siblings-1")
    assert submitted.status == 201
    assert mother.submit(application, "three-siblings-1").body == submitted.body
    number = submitted.body["application_number"]

    _check_form(mother, number, [child.name for child in children])
    _check_review(teacher, first, second, number)
    assert teacher(first).decide(first.name, action="approve").body["state"] == "approved"
    returned = teacher(second).decide(second.name, action="return", reason="return_other", words="請補上全名")
    assert returned.body["state"] == "returned"
    _cancel(mother, third.name)
    assert mother.states() == {first.name: "approved", second.name: "returned", third.name: "cancelled"}

    mother.name = "王曉明明"
    again = mother.submit(_corrected(mother, number, second))
    assert again.status == 201 and again.body["application_number"] != number
    assert teacher(second).waiting(second.name)["returned_before"] == 1
    assert teacher(second).decide(second.name, action="approve").status == 200
    assert mother.states() == {first.name: "approved", second.name: "approved", third.name: "cancelled"}
    _check_account(deployment, mother)
    _check_messages(mother, number, again.body["application_number"])
    _check_links(mother)
    assert mother.match(first).body["code"] == "already_bound"
    _check_nothing_in_clear(deployment, mother, children)


def _check_form(mother: Guardian, number: str, names: list[str]) -> None:
    path = f"/applications/{number}/form"
    pending = mother.call("GET", path)
    assert pending.status in (200, 202)
    assert pending.status == 200 or int(pending.headers["retry-after"]) > 0
    ready = eventually(lambda: (a := mother.call("GET", path)).status == 200 and a, "the form")
    form = _downloaded(ready.body["url"])
    text = _text(form)
    for expected in (number, mother.name, *names):
        assert expected in text
    assert mother.national_id not in text
    _check_seal(mother.api, form, number, len(names))
    _check_evidence(mother, number, form, names)


def _downloaded(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as response:
        assert response.headers["content-type"] == "application/pdf"
        return response.read()


def _text(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def _check_seal(api: Api, form: bytes, number: str, count: int) -> None:
    """With the certificates alone, as anyone can; by the service; and that a changed form is no form."""
    pem = api.call("GET", "/seal-certificates").body["pem"]
    assert check_seal(form, read_certificates(pem.encode())).status is SealStatus.SOUND
    for means in ({"sha256": hashlib.sha256(form).hexdigest()}, {"pdf": base64.b64encode(form).decode()}):
        verified = api.call("POST", "/form-verifications", means).body
        assert (verified["verdict"], verified["application_number"]) == ("whole", number)
        assert [binding["state"] for binding in verified["bindings"]] == ["applied"] * count
    changed = base64.b64encode(form + b"% a note").decode()
    assert api.call("POST", "/form-verifications", {"pdf": changed}).body["verdict"] == "altered"


def _check_evidence(mother: Guardian, number: str, form: bytes, names: list[str]) -> None:
    path = f"/applications/{number}/evidence"
    ready = eventually(lambda: (a := mother.call("GET", path)).status == 200 and a, "the evidence page")
    evidence = ready.body["evidence"]
    assert evidence["form"]["digest"] == hashlib.sha256(form).hexdigest()
    assert [binding["student_name"] for binding in evidence["bindings"]] == names
    text = _text(_downloaded(ready.body["page"]["url"])).replace("\n", "")
    for expected in (number, ready.body["digest"], evidence["form"]["digest"], *names):
        assert expected in text
    assert mother.national_id not in text and mother.mailbox not in text


def _check_review(teacher, own, other, number: str) -> None:
    """The form beside the review is the guardian's, shown in the page; another class's teacher gets none."""
    path = f"/reviews/{teacher(own).waiting(own.name)['binding_id']}/form"
    url = teacher(own).call("GET", path).body["url"]
    assert number in _text(_downloaded(url)) and "inline" in url
    assert teacher(other).call("GET", path).body["code"] == "binding_not_found"


def _corrected(mother: Guardian, number: str, child: Pupil) -> dict[str, Any]:
    """A new application out of the one that was returned: the name mended, consent and signature given again."""
    correction = mother.call("GET", f"/applications/{number}/correction").body
    (student,) = correction["students"]
    assert (student["student_name"], student["school_name"]) == (child.name, child.school)
    assert student["reason"]["words"] == "請補上全名"
    assert mother.national_id not in str(correction)
    guardian = {name: correction["guardian"][name] for name in ("email", "mobile")}
    return {
        "students": [{name: student[name] for name in ("match", "relationship")}],
        "consent": mother.call("GET", "/consent-statements/current").body["consent"],
        "guardian_check": correction["guardian_check"],
        "guardian": guardian | {"name": mother.name},
        "signature": {"strokes": STROKES},
    }


def _cancel(mother: Guardian, name: str) -> None:
    bindings = mother.call("GET", "/applications").body["applications"][0]["bindings"]
    binding = next(binding for binding in bindings if binding["student_name"] == name)
    assert binding["cancellable"]
    assert mother.call("POST", f"/bindings/{binding['binding_id']}/cancellations").body["state"] == "cancelled"


def _check_account(deployment, mother: Guardian) -> None:
    """One login in the family pool, with the mother's address, that no password opens yet."""
    cognito, pool = client_of("cognito-idp", deployment.endpoint), deployment.outputs["FamilyPoolId"]

    def users():
        found = cognito.list_users(UserPoolId=pool)["Users"]
        return [user for user in found if {"Name": "email", "Value": mother.mailbox} in user["Attributes"]]

    (user,) = eventually(users, "the account")
    assert user["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    assert mother.national_id not in str(user)


def _check_messages(mother: Guardian, first_number: str, second_number: str) -> None:
    """As many messages as events: one each for two submissions, an approval, a return, a cancellation, an approval."""
    expected = Counter({first_number: 4, second_number: 2})

    def told():
        subjects = [mail.subject for mail in mother.messages()]
        return Counter(number for number in expected for subject in subjects if number in subject)

    eventually(lambda: told() == expected, f"all messages ({told()})")
    returned = next(mail for mail in mother.messages() if "修正" in mail.subject)
    assert "請補上全名" in returned.text
    texts = " ".join(mail.text for mail in mother.messages())
    assert "王曉明" not in texts and mother.national_id[-6:] not in texts


def _check_links(mother: Guardian) -> None:
    """A new session by a new code opens the same applications; somebody else's opens none."""
    states = mother.states()
    stranger = Guardian(mother.api, mother.deployment, OTHER_ID)
    stranger.sign_in()
    assert stranger.states() == {}
    mother.session = ""
    mother.sign_in()
    assert mother.states() == states
    assert len(states) == 3


def _check_nothing_in_clear(deployment, mother: Guardian, children) -> None:
    table = client_of("dynamodb", deployment.endpoint)
    items = [
        item
        for page in table.get_paginator("scan").paginate(TableName=deployment.outputs["TableName"])
        for item in page["Items"]
    ]
    logs = client_of("logs", deployment.endpoint)
    lines = [
        event["message"]
        for groups in logs.get_paginator("describe_log_groups").paginate()
        for group in groups["logGroups"]
        for events in logs.get_paginator("filter_log_events").paginate(logGroupName=group["logGroupName"])
        for event in events["events"]
    ]
    assert len(items) > 150 and any("submit_application" in line for line in lines)
    seen = str(items) + "\n".join(lines)
    canaries = [mother.national_id, mother.mailbox, "912345678", mother.name, "王曉明"]
    for canary in (*canaries, *(c.name for c in children), *(c.national_id for c in children)):
        assert canary not in seen


def test_a_rejection_is_told_in_the_guardians_language(guardian, teacher):
    father = guardian("B142312123", language="vi")
    father.sign_in()
    assert father.submit(father.fill_in([PUPIL], "father")).status == 201
    assert father.states() == {PUPIL.name: "applied"}
    rejected = teacher(PUPIL).decide(PUPIL.name, action="reject", reason="not_guardian")
    assert rejected.body["state"] == "rejected"
    (binding,) = father.call("GET", "/applications").body["applications"][0]["bindings"]
    assert binding["reason"]["code"] == "not_guardian"
    assert "phụ huynh" in binding["reason"]["text"] or "cha mẹ" in binding["reason"]["text"]


def test_a_code_by_text_message_ends_in_the_origin_bound_line(api, deployment):
    answer = api.call("POST", "/codes", {"channel": "sms", "contact": "0987-654-321"})
    assert answer.status == 202

    def text():
        messages = read_mailbox(deployment.endpoint)
        return next((m.text for m in messages if m.to == "+886987654321" and answer.body["reference"] in m.text), None)

    last = eventually(text, "the text message").splitlines()[-1]
    code = last.rpartition("#")[2]
    assert last.startswith("@") and len(code) == 6
    opened = api.call(
        "POST",
        "/code-verifications",
        {"channel": "sms", "contact": "+886987654321", "challenge": answer.body["challenge"], "code": code},
    )
    assert opened.status == 201


def test_an_answer_that_the_document_does_not_know_is_caught(origin):
    """Twin of the check that every other test relies on."""
    api = Api(origin, DOCUMENT)
    sent = {"content-type": "application/json", "content-language": "en"}
    refused = sent | {"content-type": "application/problem+json"}
    good, problem = {"schools": [], "districts": []}, {"title": "", "detail": "", "type": "urn:x", "status": 503}
    api.check("GET", "/schools", Answer(200, good, sent))
    api.check("GET", "/schools", Answer(503, problem | {"code": "busy"}, refused | {"retry-after": "1"}))
    for drifted in (
        Answer(418, {}, sent),
        Answer(200, {"schools": []}, sent),
        Answer(200, good, sent | {"content-type": "text/html"}),
        Answer(200, good, {"content-type": "application/json"}),
        Answer(503, problem | {"code": "code_wrong"}, refused | {"retry-after": "1"}),
        Answer(503, problem | {"code": "busy"}, refused),
        Answer(503, problem | {"code": "busy"}, refused | {"retry-after": "soon"}),
    ):
        with pytest.raises((AssertionError, ValidationError, ValueError)):
            api.check("GET", "/schools", drifted)
