"""Site: what of the built ``web/`` is published under the service's origin, and the headers of every answer there."""

from pathlib import Path
from typing import Any, Final, NamedTuple

from infra.stages.settings import Stage
from infra.web_build import BUILT
from shared.domain import policy

WEB: Final = BUILT
"""What Vite makes of ``web/``."""

API_PATHS: Final = "/v1/*"
"""The paths of the origin that the API answers; the site answers all others."""

HASHED: Final = "assets"
"""The folder of the files that Vite names by their content."""

ASKED_EACH_TIME: Final = "no-cache"
"""Caching of a file that keeps its name from one release to the next: a browser asks whether its copy still holds."""

KEPT: Final = "public, max-age=31536000, immutable"
"""Caching of a file whose name changes with its content."""

MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    "openapi.json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
"""What is published, by how its name ends. Anything else that lies there stays there."""

PERMISSIONS_POLICY: Final = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
TRANSPORT_SECONDS: Final = 2 * 365 * 24 * 3600

CONFIG: Final = "/config.json"
"""The file that tells the pages of the installation to which they belong. Made when the site is deployed or served."""


class StaffSignIn(NamedTuple):
    """Where teachers sign in. ``origin``: of Cognito's pages; ``client_id``: of the staff pool's public client."""

    origin: str
    client_id: str


class Sandbox(NamedTuple):
    """What a developer tries the service with: every address of ``domain`` has the fixed ``code``."""

    domain: str
    code: str


class Installation(NamedTuple):
    """What differs for the pages from one installation to the next.

    ``documents_origins``: of the links to forms, which pages show in a frame, and to which they post rosters.
    """

    staff_sign_in: StaffSignIn | None = None
    documents_origins: tuple[str, ...] = ()
    sandbox: Sandbox | None = None


BARE: Final = Installation()
"""Without sign-in, documents or sandbox."""


def sandbox_of(stage: Stage) -> Sandbox | None:
    """The sandbox of ``stage``, if it has one."""
    return Sandbox(stage.sandbox_domain, policy.SANDBOX_CODE) if stage.sandbox_domain else None


def config(installation: Installation) -> dict[str, Any]:
    """What ``/config.json`` holds: ``staff_sign_in`` (``origin``, ``client_id``), ``sandbox`` (``domain``, ``code``).

    Each is null where there is none.
    """
    told = {"staff_sign_in": installation.staff_sign_in, "sandbox": installation.sandbox}
    return {name: value and value._asdict() for name, value in told.items()}


def content_security_policy(installation: Installation) -> str:
    """Own files alone; calls to the sign-in pages for tokens, a roster sent to the documents, a form in a frame."""
    sign_in = [installation.staff_sign_in.origin] if installation.staff_sign_in else []
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            " ".join(("connect-src 'self'", *sign_in, *installation.documents_origins)),
            "img-src 'self'",
            " ".join(("frame-src", *(installation.documents_origins or ("'none'",)))),
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def security_headers(installation: Installation) -> dict[str, str]:
    """The headers of every answer under the service's origin."""
    return {
        "content-security-policy": content_security_policy(installation),
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": PERMISSIONS_POLICY,
        "referrer-policy": "no-referrer",
        "strict-transport-security": f"max-age={TRANSPORT_SECONDS}; includeSubDomains",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }


def published(folder: Path = WEB) -> dict[str, Path]:
    """The files that are published of ``folder``, by path: ``/verify/index.html``."""
    files = sorted(path for path in folder.rglob("*") if path.name.endswith(tuple(MEDIA_TYPES)) and path.is_file())
    return {f"/{path.relative_to(folder).as_posix()}": path for path in files}


def media_type(file: Path) -> str:
    """The ``content-type`` of a published file."""
    return next(kind for ending, kind in MEDIA_TYPES.items() if file.name.endswith(ending))


def caching(file: str) -> str:
    """The ``cache-control`` of the published ``file``: ``/verify/index.html``."""
    return KEPT if file.startswith(f"/{HASHED}/") else ASKED_EACH_TIME


def file_of(path: str) -> str:
    """The file that a request for ``path`` (without query) is for: a path that names no file names a folder.

    ``/verify`` and ``/verify/`` → ``/verify/index.html``. ``infra/constructs/rewriting.js`` is the same rule.
    """
    folder = path.rstrip("/")
    return path if "." in path.rpartition("/")[2] else f"{folder}/index.html"
