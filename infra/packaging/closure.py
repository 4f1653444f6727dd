"""Import closure: the modules that a function can reach, found by reading the code and never by running it."""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

# Compiled modules import these from C or Rust, which no reading of Python shows.
CONCEALED: Mapping[str, tuple[str, ...]] = {
    "cryptography.hazmat.bindings._rust": ("_cffi_backend",),
    "nacl._sodium": ("_cffi_backend",),
}
# Named in the libraries, and on no way that ours takes through them. Where our own code names them they are followed,
# and so is what they name of their own branch.
UNREACHED = (
    "aiohttp",  # pyHanko would fetch with it; shared.documents.offline stands in its place
    "boto3",  # for an event of a kind that we don't get
    "certifi",  # botocore would ask it, before its own file, for the authorities; its file is not shipped
    "idna",  # for names of hosts beyond ASCII
    "pydantic.v1",  # the old pydantic within the new one, for old models
    "urllib3.contrib.pyopenssl",  # asked for first, and works with a library only that is not here
    "lxml",  # pyHanko would read and rewrite a document's XMP with it; our update leaves that alone
    "oscrypto",  # it would ask the machine for authorities to trust; we name ours
    "PIL",  # for stamps with pictures, which our seals have not
    "pyhanko.pdf_utils.images",
    # Pillow's ways to other formats, cameras' notes, colour profiles and screens.
    *(f"PIL.{kind}ImagePlugin" for kind in ("Bmp", "Gif", "Jpeg", "Ppm", "Tiff")),
    *(f"PIL.Image{part}" for part in ("Cms", "Qt", "Show")),
)
_EXTENSION = ".so"


class ModuleMissing(ImportError):
    """Our own code imports a module that is neither ours, nor pinned, nor of the standard library."""


class Module(NamedTuple):
    """One module: its dotted name, its file, and whether it is a package."""

    name: str
    path: Path
    package: bool = False

    @property
    def compiled(self) -> bool:
        """Whether it is machine code."""
        return self.path.suffix == _EXTENSION


class Sources(NamedTuple):
    """Where modules are looked for: our own folder, and that of the wheels."""

    own: Path
    wheels: Path

    def find(self, name: str) -> Module | None:
        """The module called ``name``, if it is here."""
        return _find(self.own, name) or _find(self.wheels, name)

    def owns(self, module: Module) -> bool:
        """Whether the module is our own."""
        return not module.path.is_relative_to(self.wheels)


def closure(sources: Sources, entry: str) -> dict[str, Module]:
    """Every module, by name, that importing and running ``entry`` may import; the standard library apart.

    Raises ModuleMissing.
    """
    found: dict[str, Module] = {}
    waiting: list[tuple[str, bool, Module | None]] = [(entry, True, None)]
    while waiting:
        name, required, importer = waiting.pop()
        if name in found or name.partition(".")[0] in sys.stdlib_module_names:
            continue
        if importer is not None and not sources.owns(importer) and _unreached(name, importer.name):
            continue
        module = sources.find(name)
        if module is None:
            if required:
                raise ModuleMissing(name)
            continue
        found[name] = module
        waiting += [(wanted, needed and sources.owns(module), module) for wanted, needed in _imports(module)]
    return found


def _unreached(name: str, importer: str) -> bool:
    return any(_is_of(name, branch) and not _is_of(importer, branch) for branch in UNREACHED)


def _is_of(name: str, branch: str) -> bool:
    return name == branch or name.startswith(f"{branch}.")


def _imports(module: Module) -> Iterator[tuple[str, bool]]:
    """Names that the module imports; the flag tells a module from what may as well be a name within one."""
    parent = module.name.rpartition(".")[0]
    if parent:
        yield parent, True
    for concealed in CONCEALED.get(module.name, ()):
        yield concealed, True
    if not module.compiled:
        yield from _imports_of_source(module.path, module.name, module.package)


@lru_cache(maxsize=4096)
def _imports_of_source(path: Path, name: str, package: bool) -> tuple[tuple[str, bool], ...]:
    tree = ast.parse(path.read_bytes(), path)
    # A package that loads its parts when they are first asked for lists them in its block for type checkers.
    lazy = any(isinstance(node, ast.FunctionDef) and node.name == "__getattr__" for node in tree.body)
    names: list[tuple[str, bool]] = []
    for node in _statements(tree, lazy):
        if isinstance(node, ast.Import):
            names += [(alias.name, True) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, name, package)
            names.append((base, True))
            names += [(f"{base}.{alias.name}", False) for alias in node.names]
    return tuple(names)


def _statements(tree: ast.AST, with_typing: bool) -> Iterator[ast.AST]:
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and not with_typing and _for_typing(node.test):
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)


def _for_typing(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return name == "TYPE_CHECKING"


def _base(node: ast.ImportFrom, name: str, package: bool) -> str:
    if not node.level:
        return node.module or ""
    levels = node.level - 1 if package else node.level
    parts = name.split(".")
    return ".".join([*parts[: len(parts) - levels], *([node.module] if node.module else [])])


def _find(folder: Path, name: str) -> Module | None:
    path = folder.joinpath(*name.split("."))
    if (path / "__init__.py").is_file():
        return Module(name, path / "__init__.py", package=True)
    source = path.with_name(f"{path.name}.py")
    if source.is_file():
        return Module(name, source)
    compiled = sorted(path.parent.glob(f"{path.name}.*{_EXTENSION}")) if path.parent.is_dir() else []
    return Module(name, compiled[0]) if compiled else None


def namespaces(modules: Iterable[str]) -> frozenset[str]:
    """Packages above ``modules`` that are not among them: folders of a wheel that has no ``__init__.py`` there."""
    names = set(modules)
    parts = (name.split(".") for name in names)
    return frozenset(".".join(path[:end]) for path in parts for end in range(1, len(path))) - names


def names_used(modules: Iterable[Module]) -> frozenset[str]:
    """Every attribute and string constant that occurs in the modules' text: what they can call by name."""
    names: set[str] = set()
    for module in modules:
        for node in ast.walk(ast.parse(module.path.read_bytes(), module.path)):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value)
    return frozenset(names)
