"""The sandbox, as a front end's developer of another team meets it: no mailbox, and a fresh start at any time."""

import json
import uuid

import pytest

from infra.local.deployment import client_of
from infra.local.mailbox import read_mailbox
from infra.openapi_parts import SANDBOX_ONLY
from infra.stages.local import STAGE
from shared.domain import policy
from tests.e2e.api import DOCUMENT
from tests.e2e.people import Guardian, eventually


class Visitor(Guardian):
    """A guardian without a mailbox."""

    def __init__(self, api, deployment, national_id):
        super().__init__(api, deployment, national_id)
        self.mailbox = f"{uuid.uuid4().hex[:12]}@{STAGE.sandbox_domain}"

    def _code(self, reference):
        return policy.SANDBOX_CODE


@pytest.fixture
def family_logins(deployment):
    """E-mail addresses of the families' family_logins."""

    def look():
        pool = deployment.outputs["FamilyPoolId"]
        users = client_of("cognito-idp", deployment.endpoint).list_users(UserPoolId=pool)["Users"]
        return [a["Value"] for user in users for a in user["Attributes"] if a["Name"] == "email"]

    return look


def go_the_whole_way(visitor, teacher, child, family_logins):
    """From the code to the account."""
    visitor.sign_in()
    submitted = visitor.submit(visitor.fill_in([child]))
    assert submitted.status == 201, submitted
    assert teacher(child).decide(child.name, action="approve").status == 200
    assert visitor.match(child).body["code"] == "already_bound"
    eventually(lambda: visitor.mailbox in family_logins(), "the account")


def test_without_a_mailbox_as_far_as_the_account_and_the_same_once_more(
    api, deployment, teacher, children, family_logins
):
    api.call("POST", "/sandbox-resets")
    for _ in range(2):
        visitor = Visitor(api, deployment, "F912345678")
        go_the_whole_way(visitor, teacher, children[0], family_logins)
        reset = api.call("POST", "/sandbox-resets")
        assert (reset.status, reset.body["more"]) == (200, False)
        assert reset.body["bindings"] == reset.body["accounts"] == 1
        assert family_logins() == []
        assert visitor.call("GET", "/applications").body["applications"] == []
        assert visitor.match(children[0]).status == 200
    addresses = json.dumps([message.to for message in read_mailbox(deployment.endpoint)])
    assert STAGE.sandbox_domain not in addresses


def test_the_document_says_where_it_can_be_reset():
    told = DOCUMENT["paths"]["/sandbox-resets"]["post"]["description"]
    assert SANDBOX_ONLY in told and policy.SANDBOX_CODE in DOCUMENT["info"]["description"]
