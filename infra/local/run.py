"""Run: the whole service on this machine, filled with the sample schools, until Ctrl-C."""

import argparse
import signal
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from infra.bootstrap import ROOT
from infra.fonts import TOOLS, FontsUnavailable, prepare_fonts
from infra.local.deployment import DEPLOYED, Deployment, DeploymentFailed, deploy, was_deployed
from infra.local.engine import DEFAULT_PORT, EngineFailed, Report, is_free, running
from infra.local.front import front
from infra.local.people import LOADED, Login, recall_logins, record_logins
from infra.local.screen import Screen
from infra.local.site import DEFAULT_PORT as DEFAULT_WEB_PORT
from infra.local.site import require_free

STATE_FOLDER = ROOT / ".local"
_FONTS = "preparing the form's fonts"

Load = Callable[[Mapping[str, str], str, Report], Sequence[Login]]
"""Fills a deployment (its outputs, the engine's address, progress) with the sample; the staff logins that it made."""


@contextmanager
def start_and_deploy(
    state_folder: Path, port: int, report: Report, *, forget: bool = False, project: Path = ROOT
) -> Iterator[Deployment]:
    """The service on an engine of its own, as ``state_folder`` knows it or anew; stopped at the end, its state kept.

    ``forget`` begins anew in any case. Raises EngineFailed, DeploymentFailed, FontsUnavailable.
    """
    report(_FONTS, 0, 0)
    prepare_fonts(TOOLS / "fonts")
    report(_FONTS, 1, 1)
    with running(state_folder, port, report) as endpoint:
        # What a first deployment left when it was broken off can't be built upon.
        if forget or not was_deployed(endpoint, state_folder):
            _forget(endpoint, state_folder)
        yield deploy(endpoint, state_folder, report, project=project)


def run(arguments: Sequence[str], load: Load, *, state_folder: Path = STATE_FOLDER, project: Path = ROOT) -> int:
    """The command ``run``; its exit status. Ends at SIGINT or SIGTERM, also while it starts."""
    options = _options(arguments)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    screen = Screen()
    try:
        # Said before the minute that a first deployment takes.
        require_free(options.web_port)
        with ExitStack() as stack:
            with screen.progress() as report:
                started = start_and_deploy(state_folder, options.port, report, forget=options.reset, project=project)
                deployment = stack.enter_context(started)
                logins = load_once(deployment, state_folder, load, report)
                origin = stack.enter_context(front(deployment, options.web_port))
            screen.introduce(deployment, origin, logins)
            _wait(options.port)
    except (EngineFailed, DeploymentFailed, FontsUnavailable) as failure:
        screen.say(f"cannot go on: {failure}")
        return 1
    except KeyboardInterrupt:
        screen.say(f"stopped; its state is kept in {state_folder.name} (run --reset forgets it)")
    return 0


def load_once(deployment: Deployment, state_folder: Path, load: Load, report: Report) -> Sequence[Login]:
    """The staff logins of the sample, which is loaded unless this very sample was loaded before."""
    logins = recall_logins(state_folder)
    if logins is None:
        logins = load(deployment.outputs, deployment.endpoint, report)
        record_logins(state_folder, logins)
    return logins


def _wait(port: int) -> None:
    """Until a signal ends the wait; the engine has no reason to end before. Raises EngineFailed if it does."""
    while not is_free(port):
        time.sleep(1)
    raise EngineFailed("the engine has ended by itself: see its log, engine.log.")


def _forget(endpoint: str, state_folder: Path) -> None:
    urllib.request.urlopen(urllib.request.Request(f"{endpoint}/_ministack/reset", method="POST"), timeout=60).close()
    for record in (DEPLOYED, LOADED):
        (state_folder / record).unlink(missing_ok=True)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m infra run", description=__doc__)
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="of the engine, on 127.0.0.1 (%(default)s)")
    parser.add_argument(
        "--web-port",
        type=int,
        default=DEFAULT_WEB_PORT,
        help="of the site (%(default)s, which is what messages and forms name)",
    )
    parser.add_argument("--reset", action="store_true", help="forget all that was entered, and begin anew")
    return parser.parse_args(arguments)
