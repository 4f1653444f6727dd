"""Engine: the local stand-in for AWS (ministack), on loopback alone, as a child process of whoever needs it."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.bootstrap import ENGINE_VENV

_HOST = "127.0.0.1"
_START_SECONDS = 30
_STOP_SECONDS = 20


class EngineFailed(Exception):
    """The engine did not come up; the text names its log."""


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def running(state: Path, port: int) -> Iterator[str]:
    """Run the engine over the state in ``state``; its URL. Stopped, with its state kept, on the way out.

    Raises EngineFailed.
    """
    state.mkdir(parents=True, exist_ok=True)
    log = state / "engine.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(ENGINE_VENV / "bin" / "ministack")], env=_environment(state, port), stdout=output, stderr=output
        )
    try:
        yield _wait(process, port, log)
    finally:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _environment(state: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "BIND_HOST": _HOST,
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(state / "state"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(state / "objects"),
    }


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> str:
    url = f"http://{_HOST}:{port}"
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/_ministack/health", timeout=2):
                return url
        except urllib.error.HTTPError:
            return url
        except OSError:
            time.sleep(0.1)
    raise EngineFailed(f"the engine did not answer on port {port}; see {log}")
