"""Site: what of the built ``web/`` is published under the service's origin, and the headers of every answer there."""

from pathlib import Path
from typing import Final

from infra.web_build import BUILT

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
    ".svg": "image/svg+xml",
}
"""What is published, by suffix. Anything else that lies there stays there."""

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY: Final = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
TRANSPORT_SECONDS: Final = 2 * 365 * 24 * 3600

SECURITY_HEADERS: Final = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": PERMISSIONS_POLICY,
    "referrer-policy": "no-referrer",
    "strict-transport-security": f"max-age={TRANSPORT_SECONDS}; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def published(folder: Path = WEB) -> dict[str, Path]:
    """The files that are published of ``folder``, by path: ``/verify/index.html``."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in MEDIA_TYPES and path.is_file())
    return {f"/{path.relative_to(folder).as_posix()}": path for path in files}


def caching(file: str) -> str:
    """The ``cache-control`` of the published ``file``: ``/verify/index.html``."""
    return KEPT if file.startswith(f"/{HASHED}/") else ASKED_EACH_TIME


def file_of(path: str) -> str:
    """The file that a request for ``path`` (without query) is for: a path that names no file names a folder.

    ``/verify`` and ``/verify/`` → ``/verify/index.html``. ``infra/constructs/rewriting.js`` is the same rule.
    """
    folder = path.rstrip("/")
    return path if "." in path.rpartition("/")[2] else f"{folder}/index.html"
