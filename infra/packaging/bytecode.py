"""Byte code: a package's modules compiled and laid into one file, from which ``boot`` imports them.

One file read at once, instead of some 250 found one by one, and nothing to compile.
"""

import hashlib
import importlib.util
import json
import marshal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from infra.packaging.closure import Module
from infra.packaging.wheels import BUILD

BOOT = Path(__file__).with_name("boot.py")
MODULES_FILE = "modules.bin"
# 87 typed dictionaries that tell type checkers what its functions return. Making them compiles each annotation anew in
# every process (78 million instructions), and nothing asks for them there.
TYPES_ONLY = frozenset({"pydantic_core.core_schema"})
_COMPILER = Path(__file__).with_name("compiler.py")
_HEADER = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)  # never checked against a source


def modules_file(
    entry: str, modules: Sequence[tuple[Module, str]], folders: Iterable[str] = (), *, build: Path = BUILD
) -> bytes:
    """Content of ``MODULES_FILE``: the entry's name, then by name each module's file (as given) and byte code.

    ``folders`` are packages without a file; they are given an empty one.
    """
    code = _compiled(modules, build)
    laid = {module.name: (file, code[module.name]) for module, file in modules}
    for name in sorted(folders):
        file = f"{name.replace('.', '/')}/__init__.py"
        laid[name] = (file, marshal.dumps(compile("", file, "exec")))
    return marshal.dumps((entry, laid), 2)


def boot_file(name: str, *, build: Path = BUILD) -> bytes:
    """``boot`` as a ``.pyc``; tracebacks call it ``name``."""
    boot = Module("boot", BOOT)
    return _HEADER + _compiled([(boot, name)], build)[boot.name]


def _compiled(modules: Sequence[tuple[Module, str]], build: Path) -> dict[str, bytes]:
    """Byte code by module name; compiled once and kept by content."""
    cache = build / "bytecode"
    cache.mkdir(parents=True, exist_ok=True)
    recipe = importlib.util.MAGIC_NUMBER + _COMPILER.read_bytes()
    results = {module.name: cache / _key(module, file, recipe) for module, file in modules}
    jobs = [
        (str(module.path), file, module.name in TYPES_ONLY, str(results[module.name]))
        for module, file in modules
        if not results[module.name].exists()
    ]
    if jobs:
        subprocess.run([sys.executable, "-I", "-S", str(_COMPILER)], input=json.dumps(jobs), text=True, check=True)
    return {name: path.read_bytes() for name, path in results.items()}


def _key(module: Module, file: str, recipe: bytes) -> str:
    digest = hashlib.sha256(recipe)
    digest.update(f"{file}\0{module.name in TYPES_ONLY}\0".encode())
    digest.update(module.path.read_bytes())
    return digest.hexdigest()
