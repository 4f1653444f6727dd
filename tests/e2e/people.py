"""People: a guardian and a teacher who do what the notice and the screens let them do."""

import base64
import json
import re
import time
import uuid
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from infra.local.deployment import Deployment, client_of
from infra.local.mailbox import Message, read_mailbox
from infra.local.people import Login, Pupil
from tests.e2e.api import Answer, Api

T = TypeVar("T")
LEVELS = {"國小": "elementary", "國中": "junior_high", "高中": "senior_high", "高職": "vocational_high"}
STROKES = [[[10, 10], [40, 60], [90, 20], [140, 80]], [[200, 40], [260, 90], [300, 30]]]
PASSWORD = "seven tall pines by the lake"
_PATIENCE = 60


def eventually(look: Callable[[], T | None], what: str) -> T:
    """What ``look`` finds, once it finds it."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.25)
    raise AssertionError(f"{what} did not come")


class Guardian:
    """One adult with a mailbox, or a phone, that nobody else in the tests has."""

    def __init__(self, api: Api, deployment: Deployment, national_id: str, *, language: str = "zh-Hant") -> None:
        self.api, self.deployment, self.national_id, self.language = api, deployment, national_id, language
        self.mailbox = f"{uuid.uuid4().hex[:12]}@example.org"
        self.name = "王曉明"
        self.session = ""
        self.tokens: dict[str, Any] = {}  # of the account, once signed in to it
        self._may_ask_at = 0.0

    def messages(self) -> list[Message]:
        """Everything that arrived for this guardian, oldest first."""
        return [message for message in read_mailbox(self.deployment.endpoint) if message.to == self.mailbox]

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """A call in this guardian's session, which every answer renews."""
        names = {"accept-language": self.language} | {name.replace("_", "-"): text for name, text in headers.items()}
        answer = self.api.call(method, path, body, token=self.session or None, headers=names)
        self.session = answer.headers.get("session-token", self.session)
        return answer

    def wait_to_ask(self) -> None:
        """Wait until another code may be asked for."""
        time.sleep(max(0.0, self._may_ask_at - time.time()))

    def sign_in(self) -> None:
        """Steps 1 and 7 of the notice: a code by e-mail, as soon as the service says that one may be asked for."""
        self.wait_to_ask()
        issued = self.call("POST", "/codes", {"channel": "email", "contact": self.mailbox}).body
        self._may_ask_at = time.time() + issued["resend_after"]
        told = {"channel": "email", "contact": self.mailbox, "challenge": issued["challenge"]}
        code = self.code_of(issued["reference"])
        opened = self.call("POST", "/code-verifications", told | {"code": code})
        assert opened.status == 201
        self.session = opened.body["session_token"]

    def code_of(self, reference: str) -> str:
        """The code of the message with this reference, once it comes."""
        return eventually(lambda: self._code(reference), "the code")

    def _code(self, reference: str) -> str | None:
        mail = next((mail for mail in self.messages() if reference in mail.subject), None)
        return re.search(r"^\d{6}$", mail.text, re.MULTILINE)[0] if mail else None

    def first_sign_in(self, password: str = PASSWORD) -> Answer:
        """Step 8: the last six of the ID, a code, a password of one's own; the account is then signed in to."""
        initial = self.national_id[-6:]
        asked = self.call("POST", "/sign-ins", {"email": self.mailbox, "password": initial})
        assert asked.status == 202
        code = eventually(lambda: self._code(asked.body["reference"]), "the code for a password")
        proof = {"email": self.mailbox, "challenge": asked.body["challenge"], "code": code}
        opened = self.call("POST", "/password-code-verifications", proof)
        assert (opened.status, opened.body["initial_password_required"]) == (201, True)
        chosen = {"password_change": opened.body["password_change"], "initial_password": initial}
        answer = self.call("POST", "/passwords", chosen | {"new_password": password})
        assert answer.status == 201
        self.tokens = answer.body
        return answer

    def enter(self, password: str = PASSWORD) -> Answer:
        """Sign in to the account, as every time after the first."""
        answer = self.call("POST", "/sign-ins", {"email": self.mailbox, "password": password})
        self.tokens = answer.body if answer.status == 201 else {}
        return answer

    def account_call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """A call by the account's access token."""
        names = {"accept-language": self.language} | {name.replace("_", "-"): text for name, text in headers.items()}
        return self.api.call(method, path, body, token=self.tokens["access_token"], headers=names)

    def match(self, pupil: Pupil) -> Answer:
        """Step 2."""
        asked = {"school_level": LEVELS[pupil.school_level], "school_code": pupil.school_code}
        return self.call("POST", "/student-matches", asked | {"national_id": pupil.national_id})

    def fill_in(self, pupils: Sequence[Pupil], relationship: str = "mother") -> dict[str, Any]:
        """Steps 2 to 4: an application ready to be sent."""
        students = [{"match": self.match(pupil).body["match"], "relationship": relationship} for pupil in pupils]
        consent = self.call("GET", "/consent-statements/current").body["consent"]
        check = self.call("POST", "/guardian-checks", {"national_id": self.national_id}).body["guardian_check"]
        return {
            "students": students,
            "consent": consent,
            "guardian_check": check,
            "guardian": {"name": self.name, "email": self.mailbox, "mobile": "0912345678"},
            "signature": {"strokes": STROKES},
        }

    def submit(self, application: dict[str, Any], key: str | None = None) -> Answer:
        """送出資料."""
        return self.call("POST", "/applications", application, idempotency_key=key or uuid.uuid4().hex)

    def states(self) -> dict[str, str]:
        """The progress page: state by child, of the newest application that has the child."""
        applications = self.call("GET", "/applications").body["applications"]
        return {b["student_name"]: b["state"] for a in reversed(applications) for b in a["bindings"]}


class Teacher:
    """A homeroom teacher, or another member of staff, with a real access token."""

    def __init__(self, api: Api, deployment: Deployment, login: Login) -> None:
        self.api = api
        answer = client_of("cognito-idp", deployment.endpoint).admin_initiate_auth(
            UserPoolId=deployment.outputs["StaffPoolId"],
            ClientId=deployment.outputs["StaffClientId"],
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": login.email, "PASSWORD": login.password},
        )
        self.tokens = answer["AuthenticationResult"]

    @property
    def id(self) -> str:
        """Who it is, as tokens and the table say it."""
        return json.loads(base64.urlsafe_b64decode(self.tokens["AccessToken"].split(".")[1] + "=="))["username"]

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """A call with the teacher's access token."""
        names = {name.replace("_", "-"): text for name, text in headers.items()}
        return self.api.call(method, path, body, token=self.tokens["AccessToken"], headers=names)

    def waiting(self, student: str) -> dict[str, Any]:
        """The application for ``student`` in the queue."""
        queue = self.call("GET", "/reviews").body["bindings"]
        return next(item for item in queue if item["student_name"] == student)

    def decide(self, student: str, **decision: str) -> Answer:
        """Look at the application for ``student``, then decide it at the version that was looked at."""
        path = f"/reviews/{self.waiting(student)['binding_id']}"
        seen = self.call("GET", path)
        return self.call("PUT", f"{path}/decision", decision, if_match=seen.headers["etag"])
