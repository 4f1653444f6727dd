"""Form probe: one process that makes sealed forms by one maker, and says what they took.

``python form_probe.py <maker's module> <material file> <number of forms> <students>``. Standard output gets JSON: the
seconds from before anything is imported until the first form stands, by the clock and of CPU; the bytes of the last
form; the most memory that the process held, in bytes.
"""

import sys
import time

_started = time.perf_counter(), time.process_time()

import importlib  # noqa: E402
import json  # noqa: E402
import pickle  # noqa: E402
from pathlib import Path  # noqa: E402


def main() -> None:
    module, material_file, forms, students = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    material = pickle.loads(material_file.read_bytes())
    facts = importlib.import_module("tests.bench.form_scene").facts
    make = importlib.import_module(module).maker(material)
    pdf = make(facts(0, students))
    took = time.perf_counter() - _started[0], time.process_time() - _started[1]
    for index in range(1, forms):
        pdf = make(facts(index, students))
    print(json.dumps({"seconds": took[0], "cpu": took[1], "size": len(pdf), "peak": _peak()}))


def _peak() -> int:
    """This program's own; what the operating system counts for it else begins with its parent's."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


main()
