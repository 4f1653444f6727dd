"""A relying service: the sample one of school fees, as two city administrators let it work."""

import base64
import urllib.parse
from typing import NamedTuple

from tests.e2e.people import Teacher

REDIRECT = "https://pay.example/return"


class RelyingService(NamedTuple):
    """A service that was approved, and by whose API it is reached."""

    administrator: Teacher
    client: str
    secret: str

    @property
    def basic(self) -> str:
        """Id and secret, as HTTP Basic has them."""
        return base64.b64encode(f"{self.client}:{self.secret}".encode()).decode()

    def token(self, **fields: str) -> str:
        """An access token, by client credentials."""
        form = urllib.parse.urlencode({"grant_type": "client_credentials", **fields}).encode()
        headers = {"content-type": "application/x-www-form-urlencoded", "authorization": f"Basic {self.basic}"}
        answer = self.administrator.api.call("POST", "/oauth/token", form, headers=headers)
        assert answer.status == 200, answer.body
        return answer.body["access_token"]


def relying(registers: Teacher, approves: Teacher) -> RelyingService:
    """Registered by the one administrator, approved by the other."""
    asked = {
        "name": {"zh_hant": "校園繳費", "en": "School fees"},
        "purpose": {"zh_hant": "列出您子女的應繳費用。", "en": "To list what is due for your children."},
        "owner_email": "owner@pay.example",
        "scopes": ["children.read", "act_for.check", "events.read"],
        "redirect_uris": [REDIRECT],
    }
    registered = registers.call("POST", "/services", asked)
    assert registered.status == 201, registered.body
    client = registered.body["client_id"]
    approved = approves.call("POST", f"/services/{client}/approvals", {})
    assert approved.status == 201, approved.body
    return RelyingService(approves, client, approved.body["client_secret"])
