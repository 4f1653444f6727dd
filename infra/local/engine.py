"""The local engine: AWS's services in one process on the loopback interface, started and stopped with its state."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from infra.bootstrap import ENGINE_VENV
from infra.stages.local import STAGE

Report = Callable[[str, int, int], None]
"""Told of progress: what is being done, how much of it is done, and how much there is in all (0: not known)."""

HOST = "127.0.0.1"
DEFAULT_PORT = 4566
_START_SECONDS = 60
_STOP_SECONDS = 30
_TITLE = "starting the engine"
_PROGRAM = Path(__file__).with_name("engine_program.py")


class EngineFailed(RuntimeError):
    """The engine can't be had; the text says why, and what to do."""


def unreported(title: str, done: int, total: int) -> None:
    """A Report that nobody reads."""


@contextmanager
def running(state_folder: Path, port: int, report: Report = unreported) -> Iterator[str]:
    """An engine on ``port`` that keeps its state, its log and everything else in ``state_folder``: its address.

    Stopped, with its state kept, at the end. Raises EngineFailed: the port or the folder is in use, or it does not
    start.
    """
    state_folder.mkdir(parents=True, exist_ok=True)
    with (state_folder / "lock").open("a+") as lock:
        _hold(lock)
        if not is_free(port):
            raise EngineFailed(f"port {port} of this machine is in use: stop what uses it, or choose another.")
        report(_TITLE, 0, 0)
        process = _start(state_folder, port, lock)
        try:
            _write(lock, str(process.pid))
            url = f"http://{HOST}:{port}"
            _await_health(process, url, state_folder)
            report(_TITLE, 1, 1)
            yield url
        finally:
            _stop(process)


def free_port() -> int:
    """A port of the loopback interface that nothing uses now."""
    with socket.create_server((HOST, 0)) as probe:
        return probe.getsockname()[1]


def is_free(port: int) -> bool:
    """Whether an engine could listen on ``port``."""
    try:
        with socket.create_server((HOST, port)):
            return True
    except OSError:
        return False


def _hold(lock: IO[str]) -> None:
    """Hold the state folder; the engine inherits the lock, so that one that outlived its run still holds it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        raise EngineFailed(
            f"{Path(lock.name).parent} is in use by another run. If there is none, its engine was left behind: "
            f"kill {lock.read().strip() or 'it'}."
        ) from None


def _write(lock: IO[str], text: str) -> None:
    lock.truncate(0)
    lock.write(text)
    lock.flush()


def _start(state_folder: Path, port: int, lock: IO[str]) -> subprocess.Popen[bytes]:
    python = ENGINE_VENV / "bin" / "python"
    if not python.exists():
        raise EngineFailed(f"{python} is missing: 'python3 -m infra run' sets it up.")
    environment = _environment(state_folder, port)
    for folder in ("TMPDIR", "STATE_DIR", "S3_DATA_DIR"):
        Path(environment[folder]).mkdir(exist_ok=True)
    _rewind_streams(Path(environment["STATE_DIR"]) / "lambda.json")
    with (state_folder / "engine.log").open("ab") as log:
        # A session of its own: Ctrl-C must reach the run, which then stops the engine in order.
        return subprocess.Popen(
            [python, _PROGRAM],
            cwd=state_folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            pass_fds=(lock.fileno(),),
        )


def _environment(state_folder: Path, port: int) -> Mapping[str, str]:
    """The engine's whole environment: it hands its own to every function, which must not see this machine's."""
    state = state_folder.resolve()
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(state),
        "TMPDIR": str(state / "scratch"),
        "BIND_HOST": HOST,
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": STAGE.region,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(state / "state"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(state / "objects"),
    }


def _rewind_streams(kept: Path) -> None:
    """Let the functions read each table's stream from its beginning, which is now.

    The engine keeps how many records of a stream they had read, but not the records: without this they would not be
    given the next ones until as many are there again.
    """
    if kept.exists():
        state = json.loads(kept.read_text())
        state["payload"]["dynamodb_stream_positions"]["data"] = {}
        kept.write_text(json.dumps(state))


def _await_health(process: subprocess.Popen[bytes], url: str, state_folder: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/_ministack/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise EngineFailed(f"the engine did not start: see {state_folder / 'engine.log'}.")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Let the engine write its state and end; after a bound, end it and the functions that it runs."""
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
