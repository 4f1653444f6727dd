"""Staging: the folder that becomes a function's package. It holds what the function can import, and nothing else."""

import hashlib
import importlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from infra.fonts import prepare_fonts
from infra.packaging.authorities import amazon_authorities
from infra.packaging.blocklist import blocklist
from infra.packaging.bytecode import MODULES_FILE, boot_file, modules_file
from infra.packaging.closure import Module, Sources, closure, names_used, namespaces
from infra.packaging.sdk_data import sdk_data, services
from infra.packaging.shared_objects import libraries
from infra.packaging.target import Target
from infra.packaging.wheels import wheels
from shared.documents.glyph_coverage import COVERAGE_FILE

ROOT = Path(__file__).resolve().parents[2]
# Files that a module reads beside itself, by module; relative to the module's folder.
DATA: Mapping[str, tuple[str, ...]] = {
    "shared.delivery.templates": ("templates/*.toml",),
    "shared.documents.typesetting": ("*.typ", "*labels.toml"),
}
# What typesets ships the fonts; what only looks up which characters they show ships their coverage file alone.
_FONTS_FOR = "shared.documents.typesetting"
_COVERAGE_FOR = "shared.documents.glyph_coverage"
_BLOCKLIST_FOR = "functions.sign_in.blocklist"
_FONT_FOLDER = Path("shared/documents/fonts")
_BOOTED = "functions"
# Zip files know no earlier day.
_EPOCH = 315_532_800


def stage_function(name: str, output: Path, target: Target) -> Path:
    """Fill ``output`` with the package of ``functions/<name>`` for ``target``; nothing is done when it stands already.

    The same inputs give the same bytes. Raises ModuleMissing, WheelsUnavailable, FontsUnavailable.
    """
    sources = Sources(ROOT, wheels(target))
    uses = importlib.import_module(f"functions.{name}.contract").FUNCTION.uses
    return stage(f"functions.{name}.handler", services(uses), output, sources, target)


def stage(entry: str, services: frozenset[str], output: Path, sources: Sources, target: Target) -> Path:
    """``stage_function`` for any module ``entry`` below ``sources.own``, with clients of ``services`` alone."""
    ledger = output.with_name(f"{output.name}.inputs.json")
    kind = [entry, sorted(services), *target, str(sources.wheels)]
    if _stands(ledger, kind):
        return output
    ledger.unlink(missing_ok=True)
    shutil.rmtree(output, ignore_errors=True)
    modules = closure(sources, entry)
    _write_modules(entry, modules, output, sources, target)
    if services:
        _write_sdk(services, modules.values(), output, sources)
    if _BLOCKLIST_FOR in modules:
        _write(
            output / modules[_BLOCKLIST_FOR].path.relative_to(sources.own).with_suffix(".bin"),
            blocklist(sources.wheels),
        )
    inputs = _lay_fonts(modules, output)
    _settle_times(output)
    inputs += [path for module in modules.values() if sources.owns(module) for path in (module.path, *_data(module))]
    ledger.write_text(json.dumps([kind, _digests(map(str, [*inputs, *_own_code()]))]))
    return output


def _write_modules(entry: str, modules: Mapping[str, Module], output: Path, sources: Sources, target: Target) -> None:
    files = {name: str(module.path.relative_to(_base(module, sources))) for name, module in modules.items()}
    compiling = target.python_runs_here
    for name, module in modules.items():
        if module.compiled or not compiling:
            _write(output / files[name], module.path.read_bytes())
        if module.compiled:
            for path in libraries(module.path, sources.wheels):
                _write(output / path.relative_to(sources.wheels), path.read_bytes())
        for path in _data(module):
            _write(output / path.relative_to(_base(module, sources)), path.read_bytes())
    if compiling:
        # Without an interpreter of the target's version only sources can be shipped: they run as well, but each cold
        # start compiles them.
        laid = [(m, files[name]) for name, m in sorted(modules.items()) if not m.compiled and name != _BOOTED]
        _write(output / MODULES_FILE, modules_file(entry, laid, namespaces(modules)))
        _write(output / f"{files[_BOOTED]}c", boot_file(files[_BOOTED]))


def _write_sdk(services: frozenset[str], modules: Iterable[Module], output: Path, sources: Sources) -> None:
    library = sources.wheels / "botocore"
    called = names_used(module for module in modules if sources.owns(module))
    for path, content in sdk_data(library / "data", services, called):
        _write(output / "botocore" / "data" / path, content)
    authorities = amazon_authorities((library / "cacert.pem").read_text("utf-8"))
    _write(output / "botocore" / "cacert.pem", authorities.encode())


def _lay_fonts(modules: Mapping[str, Module], output: Path) -> list[Path]:
    """Lay what the package needs of the prepared fonts; returns the file that changes whenever they do, if any."""
    if _COVERAGE_FOR not in modules:
        return []
    prepared = prepare_fonts(ROOT / ".tools" / "fonts")
    if _FONTS_FOR in modules:
        shutil.copytree(prepared, output / _FONT_FOLDER)
    else:
        _write(output / _FONT_FOLDER / COVERAGE_FILE, (prepared / COVERAGE_FILE).read_bytes())
    return [prepared / COVERAGE_FILE]


def _base(module: Module, sources: Sources) -> Path:
    return sources.own if sources.owns(module) else sources.wheels


def _data(module: Module) -> Iterator[Path]:
    for pattern in DATA.get(module.name, ()):
        yield from sorted(module.path.parent.glob(pattern))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _stands(ledger: Path, kind: list[object]) -> bool:
    try:
        made, digests = json.loads(ledger.read_text())
        return made == kind and digests == _digests(digests)
    except (OSError, ValueError):
        return False


def _digests(paths: Iterable[str]) -> dict[str, str]:
    return {path: hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in sorted(paths)}


def _own_code() -> Iterator[Path]:
    yield from Path(__file__).parent.glob("*.py")


def _settle_times(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (_EPOCH, _EPOCH))
