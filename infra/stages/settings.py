"""Stage: everything that differs between two installations, in one typed value."""

import importlib
import re
from dataclasses import dataclass
from enum import StrEnum

from functions.render_form.contract import NO_TIME_STAMPS

# Lower-case names under top levels that are never given out (RFC 2606).
_UNOWNABLE = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+(example|test)")


class StageUnsafe(ValueError):
    """A stage's settings would open families' data to strangers."""


class Machine(StrEnum):
    """Processor on which the functions run."""

    ARM64 = "arm64"
    X86_64 = "x86_64"


@dataclass(frozen=True)
class Stage:
    """One installation; the account is the one that the deploying credentials belong to.

    A function reads any ``str`` or ``int`` field by naming it in its ``Settings``: SERVICE_ORIGIN, EMAIL_SENDER,
    SMS_DAILY_BUDGET, CODE_LIFETIME_SECONDS, FORM_LOCK_DAYS, FORM_KEPT_DAYS, SANDBOX_DOMAIN, LOOPBACK_SERVICES;
    a tuple comes with commas:     STAFF_EMAIL_DOMAINS. The other fields shape the stacks.

    ``service_origin``: https origin of the web app, named in messages. ``sms_daily_budget``: messages a day on the
    whole stage. ``form_lock_days``: for how long nobody can delete a sealed form (0: no lock). ``form_kept_days``: when
    forms, evidence and what was handed in are deleted. ``audit_lock_days``: for how long nobody at all can delete what
    was recorded of staff (0: no lock). ``staff_domain_prefix``: name of the staff sign-in page's host, unique in the
    region. ``staff_email_domains``: of which, or of whose subdomains, the address of who is given an assignment must
    be; empty for any. ``alarm_email``: who hears of alarms; empty for nobody. ``retained``: data outlive the stack, and
    deleting is refused. ``in_aws``: buckets and queues refuse plain HTTP, which the local engine speaks.
    ``reserve_concurrency``: paced workers keep their share of the account's concurrency (an account must have more than
    100 in all). ``admin_sign_in``: staff tokens can be made with AWS credentials and a password, without a browser.
    ``edge_certificate_arn``: certificate, in us-east-1, for the host of ``service_origin``; without one the site has
    CloudFront's own name only. ``timestamp_url``: address of a time stamp service (RFC 3161) asked for each form, or
    ``NO_TIME_STAMPS``. ``seal_organisation``: named in the certificates of the seal. ``sandbox_domain``: e-mail
    addresses of this domain have one fixed code and are sent nothing, and anyone may have what was handed in forgotten;
    empty for no sandbox. It ends in a name that nobody can own (RFC 2606). ``origin_key_generation``: number, from 1,
    of the key that CloudFront sends to the API: one more, and a deployment makes another, the one before being taken
    until the next. ``loopback_services``: 1 where a relying service may be on the machine of whoever tries it, over
    plain HTTP.

    Raises StageUnsafe: a sandbox where data are kept, or on a domain that may be somebody's; plain HTTP in AWS.
    """

    name: str
    region: str
    service_origin: str
    email_sender: str
    sms_daily_budget: int
    form_lock_days: int
    form_kept_days: int
    audit_lock_days: int
    cors_origins: tuple[str, ...]
    staff_domain_prefix: str
    alarm_email: str
    log_retention_days: int
    retained: bool
    in_aws: bool
    reserve_concurrency: bool
    admin_sign_in: bool
    machine: Machine
    code_lifetime_seconds: int = 3_600
    edge_certificate_arn: str = ""
    timestamp_url: str = NO_TIME_STAMPS
    seal_organisation: str = "臺北市政府教育局"
    sandbox_domain: str = ""
    staff_email_domains: tuple[str, ...] = ()
    origin_key_generation: int = 1
    loopback_services: int = 0

    def __post_init__(self) -> None:
        if self.sandbox_domain and self.retained:
            raise StageUnsafe(f"{self.name} keeps its data: it can't have a sandbox, which forgets them")
        if self.sandbox_domain and not _UNOWNABLE.fullmatch(self.sandbox_domain):
            raise StageUnsafe(f"{self.sandbox_domain} may be somebody's: a sandbox's domain ends in .example or .test")
        if self.loopback_services and self.in_aws:
            raise StageUnsafe(f"{self.name} is in AWS: no relying service there is asked over plain HTTP")

    @property
    def title(self) -> str:
        """Prefix of the stacks' names."""
        return f"ParentBinding-{self.name}"

    @property
    def log_prefix(self) -> str:
        """Under which every log group of the stage lies."""
        return f"/parent-binding/{self.name}"


def read_stage(name: str) -> Stage:
    """The stage of ``infra/stages/<name>.py``. Raises ModuleNotFoundError."""
    return importlib.import_module(f"infra.stages.{name}").STAGE
