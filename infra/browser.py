"""Browser: the Chromium that the tests of the pages drive, and with which flags and fonts.

Debian's, where it is installed. A machine without it and without root uses the build that npm's ``@sparticuz/chromium``
carries: pinned by ``tests/web/package-lock.json``, which Debian's could not be (its archive drops each version when the
next one comes), and in need of nothing but the C library. Playwright's own builds come from a host of their own, and
are never fetched.
"""

import contextlib
import json
import platform
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from infra.bootstrap import TOOLS, WEB_TESTS

# Tests run as root in containers, where Chromium's sandbox can't be had, and open our own pages only.
FLAGS: Final = ("--no-sandbox", "--disable-dev-shm-usage")
_INSTALLED = ("chromium", "chromium-browser")
_MODULES = WEB_TESTS / "node_modules"
_PACKAGE = _MODULES / "@sparticuz" / "chromium"
_TYPEFACE = _MODULES / "@expo-google-fonts" / "noto-sans-tc"
_PROGRAM, _LIBRARIES = "chromium.br", "al2023.tar.br"
_DECOMPRESS = """
const {createReadStream, createWriteStream} = require("node:fs"), {pipeline} = require("node:stream/promises");
const {createBrotliDecompress} = require("node:zlib"), [from, to] = process.argv.slice(1);
pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
"""
# Pictures of the pages must not depend on the machine: a typeface that many phones have, and behind it the form's.
_FONT_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{typeface}</dir>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="prepend" binding="strong"><string>Noto Sans TC</string></edit>
  </match>
</fontconfig>
"""


class BrowserUnavailable(RuntimeError):
    """There is no browser for this machine; the text says what to do."""


@dataclass(frozen=True)
class Browser:
    """A program, and the variables that it needs beside this process's own."""

    program: Path
    variables: dict[str, str] = field(default_factory=dict)


def find_browser(folder: Path = TOOLS / "browser", fonts: Path = TOOLS / "fonts") -> Browser:
    """The installed Chromium, or the packed one, unpacked into ``folder`` unless it stands there.

    ``fonts``: a folder of fonts with what the typeface lacks. Raises BrowserUnavailable.
    """
    # Without a language of UTF-8 it can't open a file that is named in Chinese.
    settings = {"FONTCONFIG_FILE": str(_font_settings(folder, fonts)), "LC_ALL": "C.UTF-8"}
    for name in _INSTALLED:
        if found := shutil.which(name):
            return Browser(Path(found), settings)
    if not _PACKAGE.is_dir() or platform.machine() != "x86_64":
        raise BrowserUnavailable(
            "no Chromium: on Debian, 'apt-get install chromium'; on x86-64, 'python3 -m infra test' sets one up."
        )
    made = folder / json.loads((_PACKAGE / "package.json").read_text())["version"]
    if not made.exists():
        _unpack(made)
    return Browser(made / "chromium", settings | {"LD_LIBRARY_PATH": str(made / "lib")})


def _unpack(folder: Path) -> None:
    # Under another name until it is whole, so that what was broken off, or is half done by another run, is never used.
    with tempfile.TemporaryDirectory(dir=folder.parent) as partial:
        whole = Path(partial) / "whole"
        whole.mkdir()
        libraries = Path(partial) / "libraries.tar"
        _decompress(_LIBRARIES, libraries)
        _run("tar", "-xf", libraries, "-C", whole)
        _decompress(_PROGRAM, whole / "chromium")
        (whole / "chromium").chmod(0o755)
        # Another run may have been sooner.
        with contextlib.suppress(OSError):
            whole.rename(folder)


def _decompress(name: str, target: Path) -> None:
    _run("node", "-e", _DECOMPRESS, _PACKAGE / "bin" / name, target)


def _run(*command: object) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BrowserUnavailable(f"Chromium could not be unpacked: {done.stderr.strip()[-300:]}")


def _font_settings(folder: Path, fonts: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "fonts.conf"
    path.write_text(_FONT_SETTINGS.format(typeface=_TYPEFACE, fonts=fonts, cache=folder / "font-cache"))
    return path
