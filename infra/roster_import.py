"""Roster import: ``python3 -m infra import-roster FILE --stage NAME`` brings the pupils of one or all schools in.

It checks the file, tells every fault by row and column or what would change, and asks before it changes anything. Run
it again after it was broken off, and it goes on where it was. ``--undo`` takes the last import back.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from rich.console import Console

from infra.installation import Deployed, NotDeployed, find_deployed
from infra.progress import shown_progress
from infra.roster_desk import CONFIG, Desk, open_desk
from infra.stages.settings import read_stage
from shared.domain.imports import ImportAction, ImportState, RosterImport, states_before
from shared.persistence.failures import StoreBusy
from shared.persistence.import_store import ImportMoved, SchoolClaimed
from shared.persistence.staff_pool import StaffPool
from shared.roster.finding_texts import text
from shared.roster.report import Report

_LANGUAGE = "zh-Hant"
_FINDINGS = 50
_NEEDED = ("TableName", "DocumentsBucket", "FieldKeyId", "ContactKeyId", "IdentityKeyId", "StaffPoolId")


_UNDONE_FROM = states_before(ImportAction.UNDO)
Opened = Callable[[], AbstractContextManager[Desk]]


class ImportStopped(Exception):
    """The import goes no further; the text says why."""


def main(arguments: Sequence[str]) -> int:
    """The command; its exit status: 0 when done, 1 when the roster was refused or stopped, 2 when it couldn't go on."""
    options = _options(arguments)
    console = Console(stderr=True, highlight=False)
    try:
        deployed = find_deployed(read_stage(options.stage), options.endpoint_url, *_NEEDED)
        desk = partial(_desk, deployed, console)
        told = _import(desk, options) if options.undo is None else _undo(desk, options)
    except ImportStopped as stopped:
        print(stopped, file=sys.stderr)
        return 1
    except (BotoCoreError, ClientError, ModuleNotFoundError, NotDeployed, OSError, StoreBusy) as failure:
        print(f"cannot go on: {failure}; what was done stays, and the same command goes on", file=sys.stderr)
        return 2
    except (ImportMoved, SchoolClaimed) as refused:
        print(f"cannot go on: {_REFUSED[type(refused)]}", file=sys.stderr)
        return 2
    print(json.dumps(told, ensure_ascii=False) if options.json else _in_words(told))
    return 1 if told["state"] == ImportState.REFUSED else 0


_REFUSED = {
    ImportMoved: "the import is not in a state for that: it was taken back, or never applied",
    SchoolClaimed: "another import is at work on a school of it, or was there after it",
}


@contextmanager
def _desk(deployed: Deployed, console: Console) -> Iterator[Desk]:
    client = partial(deployed.client, config=CONFIG)
    logins = StaffPool(client("cognito-idp"), deployed.outputs["StaffPoolId"], os.urandom).ensure_login
    with shown_progress(console) as progress, open_desk(client, deployed.outputs, logins, progress) as desk:
        yield desk


def _import(opened: Opened, options: argparse.Namespace) -> dict[str, Any]:
    report = None
    with opened() as desk, options.file.open("rb") as file:
        found = desk.open(file)
        if found.state is not ImportState.APPLYING:
            found, report = desk.prepare(found, file)
    if report is not None:
        if found.state is ImportState.REFUSED or options.dry_run:
            return _told(found, report)
        _allow(found, report, options)
    with opened() as desk:
        applied = desk.apply(desk.begin(found, allow_missing=options.allow_missing))
    if applied.state is ImportState.READY:
        raise ImportStopped(
            "it stopped at a school of which too many pupils are missing by now; what was done stays. If they have all "
            "left, add --allow-missing."
        )
    return _told(applied, report)


def _allow(found: RosterImport, report: Report, options: argparse.Namespace) -> None:
    """Raises ImportStopped unless the import may be applied."""
    if report.lacking and not options.allow_missing:
        schools = ", ".join(school.code for school in report.lacking[:20])
        raise ImportStopped(
            f"too many pupils are missing from the roster of {len(report.lacking)} schools ({schools}): half a file? "
            "Nothing was changed. If they have all left, add --allow-missing."
        )
    if options.yes:
        return
    if not sys.stdin.isatty():
        raise ImportStopped(f"nothing was changed: {_counted(found.counts)}. Add --yes to apply it.")
    if input(f"{_counted(found.counts)}. Apply? [y/N] ").strip().lower() not in ("y", "yes"):
        raise ImportStopped("nothing was changed")


def _undo(opened: Opened, options: argparse.Namespace) -> dict[str, Any]:
    with opened() as desk:
        applied = (known.id for known in desk.imports.latest(None) if known.state in _UNDONE_FROM)
        import_id = options.undo or next(applied, "")
        if not import_id:
            raise ImportStopped("no roster that this command brought in can be taken back")
        return _told(desk.undo(desk.begin_undo(import_id)), None)


def _told(found: RosterImport, report: Report | None) -> dict[str, Any]:
    told = {"import": found.id, "state": found.state, "rows": found.rows, "schools": found.schools}
    told |= {"counts": found.counts, "faults": found.faults}
    told["kept"] = found.done if found.state is ImportState.UNDONE else 0
    if report is not None:
        told["findings"] = [
            {"row": f.row, "column": f.column, "code": f.code, "text": text(f, _LANGUAGE)} for f in report.findings
        ]
        told["lacking"] = [{"level": school.level, "code": school.code} for school in report.lacking]
    return told


def _in_words(told: Mapping[str, Any]) -> str:
    if told["state"] == ImportState.REFUSED:
        lines = [finding["text"] for finding in told["findings"][:_FINDINGS]]
        return "\n".join([*lines, f"{told['faults']} faults; nothing was changed"])
    kept = f"; {told['kept']} schools keep it, for a newer import was there" if told["kept"] else ""
    warned = "".join(f"{finding['text']}\n" for finding in told.get("findings", ())[:_FINDINGS])
    return (
        f"{warned}{told['state']}: {told['rows']} rows of {told['schools']} schools; {_counted(told['counts'])}{kept}"
    )


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in counts.items() if number) or "no pupil changes"


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m infra import-roster", description="Bring a roster in.")
    parser.add_argument("file", type=Path, metavar="FILE", nargs="?", help="XLSX, CSV, or a OneRoster 1.2 archive")
    parser.add_argument("--stage", required=True, help="which installation, by the name of its file in infra/stages")
    parser.add_argument("--endpoint-url", help="of the local engine, in AWS's place")
    parser.add_argument("--dry-run", action="store_true", help="check and compare, and change nothing")
    parser.add_argument("--yes", action="store_true", help="apply without asking")
    parser.add_argument("--allow-missing", action="store_true", help="however many pupils are missing")
    parser.add_argument("--json", action="store_true", help="tell the outcome as JSON")
    parser.add_argument(
        "--undo", nargs="?", const="", metavar="IMPORT", help="take the last import back, or the one of that id"
    )
    options = parser.parse_args(arguments)
    if (options.file is None) == (options.undo is None):
        parser.error("name either a file or --undo")
    return options


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[2:]))
