"""Screen: what the command ``run`` shows while it starts and when it stands."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from infra.bootstrap import ROOT
from infra.constructs.pools import staff_page
from infra.local.deployment import Deployment
from infra.local.engine import Report
from infra.local.mailbox import MAIL_PATH, SMS_PATH
from infra.local.people import Login, siblings
from infra.progress import shown_progress
from infra.site import API_PATHS
from infra.stages.local import STAGE
from shared.domain import policy

OPENAPI = ROOT / "infra" / "openapi.json"

_FILE_WIDTH = 160  # characters


class Screen:
    """The terminal, or a pipe, in which case each step is a line when it begins and one when it is done."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)
        if not self._console.is_terminal:
            # A file has no edge at which a table's cells would have to break.
            self._console.width = _FILE_WIDTH

    def say(self, text: str) -> None:
        # Addresses are to be copied: on a narrow terminal they run on, and are never cut.
        self._console.print(text, markup=False, soft_wrap=True)

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """Show a bar a step until the end."""
        with shown_progress(self._console) as report:
            yield report

    def introduce(self, deployment: Deployment, origin: str, logins: Sequence[Login]) -> None:
        """Print the addresses, ``origin`` being the site's, and the people to try the service with."""
        self._addresses(deployment, origin)
        self._pupils()
        self._logins(logins)
        self.say(f"To addresses of {STAGE.sandbox_domain} nothing is sent: their code is {policy.SANDBOX_CODE}.")
        self.say("The codes that it sends: python3 -m infra mailbox. Ctrl-C stops it.")

    def _addresses(self, deployment: Deployment, origin: str) -> None:
        lines = {
            "apply, see progress": f"{origin}/",
            "verify a form": f"{origin}/verify",
            "review, for teachers": staff_page(origin),
            "API": origin + API_PATHS.removesuffix("/*"),
            "its description (OpenAPI 3.1)": str(OPENAPI.relative_to(ROOT)),
            "e-mails sent": deployment.endpoint + MAIL_PATH,
            "text messages sent": deployment.endpoint + SMS_PATH,
            "every AWS service, credentials test/test": deployment.endpoint,
        }
        self.say("")
        for title, address in lines.items():
            self.say(f"{title:42}{address}")
        self.say("")

    def _pupils(self) -> None:
        rows = [
            (p.name, p.national_id, p.school_level, f"{p.school} ({p.school_code})", p.class_name) for p in siblings()
        ]
        self._table("Three siblings to bind", ("name", "ID number", "level", "school", "class"), rows)

    def _logins(self, logins: Sequence[Login]) -> None:
        self._table("Staff", ("role", "school", "class", "name", "e-mail", "password"), logins)

    def _table(self, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        table = Table(*headings, title=title, title_justify="left", box=SIMPLE)
        for row in rows:
            table.add_row(*row)
        self._console.print(table, markup=False)
