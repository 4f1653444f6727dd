"""Form: what QUALITY calls S6. Our sealed form against that of reportlab and pyHanko, in one run, by turns."""

import gc
import json
import os
import pickle
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

import reportlab
from rich.console import Console
from rich.table import Table

from infra.fonts import TOOLS, prepare_fonts
from tests.bench import form_ours, form_rival
from tests.bench.form_scene import Maker, Material, facts, material
from tests.bench.measure import marked, python

WARM, COLD, SIZE, MEMORY = 0.5, 0.75, 150_000, 160_000_000
"""Goals: two ratios, two numbers of bytes."""
OURS, RIVAL, MIXED = "ours", "rival", "rival's page, our seal"
MAKERS = {OURS: form_ours, RIVAL: form_rival}
STUDENTS = (1, 3, 10)
_MEASURED, _STARTS, _MANY = 60, 15, 200
_WARM_UPS = 5
_COUNTED = 3, 9
_ROOT = Path(__file__).parents[2]
_PROBE = Path(__file__).with_name("form_probe.py")


class Taken(NamedTuple):
    """Medians of what one form took: seconds of CPU, on whatever threads, and by the clock."""

    cpu: float
    clock: float


class Probed(NamedTuple):
    """One process: seconds until its first form stood, its last form's bytes, its largest memory, instructions."""

    cpu: float
    clock: float
    size: int
    peak: int
    instructions: int


def makers(material: Material) -> dict[str, Maker]:
    """Both makers, in this process, and the rival with our seal: it tells what of the difference is the seal's."""
    draw, seal = form_rival.page(material), form_ours.sealer(material)
    return {name: module.maker(material) for name, module in MAKERS.items()} | {MIXED: lambda facts: seal(draw(facts))}


def warm(made_by: Mapping[str, Maker], forms: int) -> dict[str, Taken]:
    """By maker, what a form takes after some others: all of them make each form, by turns, and each form is another.

    Since other programs disturb one turn as likely as the other, only ratios within the answer mean anything.
    """
    taken: dict[str, list[Taken]] = {name: [] for name in made_by}
    for index in range(forms + _WARM_UPS):
        shown = facts(index)
        if index == _WARM_UPS:
            # What this process holds beside the makers is not their work.
            gc.collect()
            gc.freeze()
        for name, make in made_by.items():
            cpu, clock = time.process_time(), time.perf_counter()
            make(shown)
            taken[name].append(Taken(time.process_time() - cpu, time.perf_counter() - clock))
    gc.unfreeze()
    return {name: _medians(found[_WARM_UPS:]) for name, found in taken.items()}


class Processes:
    """Makers in processes of their own, with this environment's packages, compiled."""

    def __init__(self, material: Material, scratch: Path) -> None:
        self._file = scratch / "material.pickle"
        self._file.write_bytes(pickle.dumps(material))
        packages = Path(reportlab.__file__).parents[1]
        self._environment = {"PYTHONPATH": os.pathsep.join(map(str, (_ROOT, packages)))}

    def probe(self, name: str, forms: int = 1, students: int = 1, *, counted: bool = False) -> Probed:
        """One process that makes so many forms."""
        arguments = [str(_PROBE), MAKERS[name].__name__, str(self._file), str(forms), str(students)]
        ended = python(arguments, self._environment, counted=counted)
        found = json.loads(ended.stdout)
        return Probed(found["cpu"], found["seconds"], found["size"], found["peak"], ended.instructions)

    def cold(self, starts: int) -> dict[str, Taken]:
        """By maker, what imports and the first form take, by turns."""
        taken: dict[str, list[Taken]] = {name: [] for name in MAKERS}
        for start in range(-1, starts):
            for name, found in taken.items():
                probed = self.probe(name)
                if start >= 0:
                    found.append(Taken(probed.cpu, probed.clock))
        return {name: _medians(found) for name, found in taken.items()}

    def counts(self) -> dict[str, tuple[int, int]]:
        """By maker, instructions: of a process with one form, and of one further form."""
        few, many = _COUNTED
        cases = [(name, forms) for name in MAKERS for forms in (1, few, many)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            probed = pool.map(lambda case: self.probe(*case, counted=True).instructions, cases)
            found = dict(zip(cases, probed, strict=True))
        return {name: (found[name, 1], (found[name, many] - found[name, few]) // (many - few)) for name in MAKERS}


def report(console: Console) -> None:
    """Measure both makers and print it."""
    rival = "reportlab + pyHanko" + (" + rl_accel" if find_spec("_rl_accel") else "")
    table = Table("S6", f"{OURS} (goal)", rival, title="the rival's form has no tags and is not archival")
    with tempfile.TemporaryDirectory() as scratch:
        given = material(prepare_fonts(TOOLS / "fonts"), int(time.time()))
        processes = Processes(given, Path(scratch))
        warmed, started, counts = warm(makers(given), _MEASURED), processes.cold(_STARTS), processes.counts()
        _add_ratios(table, "warm", WARM, warmed, [counts[name][1] for name in MAKERS])
        _add_ratios(table, "cold", COLD, started, [counts[name][0] for name in MAKERS])
        for students in STUDENTS:
            sizes = [processes.probe(name, students=students).size for name in MAKERS]
            _add_bytes(table, f"bytes, students: {students}", SIZE, sizes)
        for forms in (1, _MANY):
            peaks = [processes.probe(name, forms).peak for name in MAKERS]
            _add_bytes(table, f"bytes of memory, forms: {forms}", MEMORY, peaks)
    console.print(table)
    console.print(f"the {MIXED}, warm: {warmed[MIXED].cpu * 1000:.1f} ms of CPU")


def _add_ratios(table: Table, name: str, goal: float, taken: Mapping[str, Taken], counts: list[int]) -> None:
    for unit, (ours, rival) in {
        "CPU": (taken[OURS].cpu * 1000, taken[RIVAL].cpu * 1000),
        "clock": (taken[OURS].clock * 1000, taken[RIVAL].clock * 1000),
    }.items():
        shown = f"{ours / rival:.3f} (≤ {goal}): {ours:.1f} ms"
        table.add_row(f"{name}, {unit}", marked(shown, ours / rival <= goal), f"{rival:.1f} ms")
    ours, rival = counts
    shown = f"{ours / rival:.3f} (≤ {goal}): {ours / 1e6:,.0f} million"
    table.add_row(f"{name}, instructions", marked(shown, ours / rival <= goal), f"{rival / 1e6:,.0f} million")


def _add_bytes(table: Table, name: str, goal: int, found: list[int]) -> None:
    ours, rival = found
    table.add_row(name, marked(f"{ours:,} (≤ {goal:,})", ours <= goal), f"{rival:,}")


def _medians(found: list[Taken]) -> Taken:
    return Taken(median(took.cpu for took in found), median(took.clock for took in found))
