"""Web build: the site, made by Vite out of ``web/`` and the API's document, anew whenever one of them has changed.

Like bootstrap, it imports the standard library only.
"""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from infra.bootstrap import ROOT, TOOLS, install_npm, once, run, say

WEB = ROOT / "web"
BUILT = WEB / "dist"
_STAMP = TOOLS / "site.stamp"
# The pages are checked against the API's document, and the developers' are made of it, of the problems and the sample.
_READ = tuple(ROOT / "infra" / name for name in ("openapi.json", "problems.json", "sample/roster.csv"))
_MADE = {"node_modules", "dist", "generated"}


def build_site() -> None:
    """Build the site into ``BUILT``, unless what stands there was made of these very sources. Raises SetupFailed."""
    once("web", WEB / "package-lock.json", WEB / "node_modules", partial(install_npm, WEB))
    # Taken before the build: what changes meanwhile is built the next time.
    wanted = digest(WEB, *_READ)
    if BUILT.is_dir() and _STAMP.exists() and _STAMP.read_text() == wanted:
        return
    _STAMP.unlink(missing_ok=True)
    say("building the site of web/ …")
    run(("npm", "run", "build"), folder=WEB)
    _STAMP.write_text(wanted)


def digest(folder: Path, *others: Path) -> str:
    """SHA-256, in hexadecimal, of the sources in ``folder``, by name and content, and of the ``others``."""
    sources = (path for path in sorted(folder.rglob("*")) if not _MADE.intersection(path.relative_to(folder).parts))
    total = hashlib.sha256()
    for path in [*(path for path in sources if path.is_file()), *others]:
        name = path.relative_to(folder) if path.is_relative_to(folder) else path.name
        total.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()
