"""Staging: the folder that becomes a function's package. It holds what the function can import, and nothing else."""

import importlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from infra.fonts import prepare_fonts
from infra.packaging.closure import Module, Sources, closure, names_used
from infra.packaging.sdk_data import sdk_data, services
from infra.packaging.target import Target
from infra.packaging.wheels import wheels

_ROOT = Path(__file__).resolve().parents[2]
# Files that a module reads beside itself, by module; relative to the module's folder.
DATA: Mapping[str, tuple[str, ...]] = {
    "botocore": ("cacert.pem",),
    "shared.delivery.reasons": ("reasons.toml",),
    "shared.delivery.templates": ("templates/*.toml",),
    "shared.documents.application_form": ("form.typ", "labels.toml"),
}
_FONTS_FOR = "shared.documents.application_form"
# Files of equal content get one name as an asset only when their times are equal too.
_EPOCH = 315_532_800


def stage_function(name: str, output: Path, target: Target) -> Path:
    """Fill ``output`` with the package of ``functions/<name>`` for ``target``, replacing what was there.

    Raises ModuleMissing, WheelsUnavailable, FontsUnavailable.
    """
    sources = Sources(_ROOT, wheels(target))
    modules = closure(sources, f"functions.{name}.handler")
    shutil.rmtree(output, ignore_errors=True)
    for module in modules.values():
        base = _ROOT if sources.owns(module) else sources.wheels
        for path in _files(module):
            _copy(path, output / path.relative_to(base))
    if _FONTS_FOR in modules:
        shutil.copytree(prepare_fonts(_ROOT / ".tools" / "fonts"), output / "shared" / "documents" / "fonts")
    _write_sdk_data(name, sources, modules.values(), output)
    _settle_times(output)
    return output


def _files(module: Module) -> Iterator[Path]:
    yield module.path
    for pattern in DATA.get(module.name, ()):
        yield from sorted(module.path.parent.glob(pattern))


def _copy(source: Path, destination: Path) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, destination)


def _write_sdk_data(name: str, sources: Sources, modules: Iterable[Module], output: Path) -> None:
    uses = importlib.import_module(f"functions.{name}.contract").FUNCTION.uses
    called = names_used(module for module in modules if sources.owns(module))
    for path, content in sdk_data(sources.wheels / "botocore" / "data", services(uses), called) if uses else ():
        destination = output / "botocore" / "data" / path
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(content)


def _settle_times(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (_EPOCH, _EPOCH))
