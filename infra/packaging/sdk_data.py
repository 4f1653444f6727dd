"""SDK data: botocore's descriptions of the services, cut down to what a function calls.

botocore reads a service's whole description before the first call; most of a cold start goes there.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from botocore import xform_name

_GENERAL = ("_retry.json", "partitions.json", "sdk-default-configuration.json")
_PARTITION = "aws"
# Kinds of endpoints that no stage asks for; half of the rules are for them.
_UNUSED = frozenset({"Accelerate", "UseDualStack", "UseFIPS"})
_UNREAD = frozenset({"documentation", "documentationUrl"})
# Permissions whose prefix is not the name by which botocore knows the service.
_SERVICES = {"ses": "sesv2"}


def services(actions: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """botocore's names of the services to which IAM actions belong; ``actions`` is a ``Function.uses``."""
    prefixes = {action.partition(":")[0] for group in actions.values() for action in group}
    return frozenset(_SERVICES.get(prefix, prefix) for prefix in prefixes)


def sdk_data(folder: Path, services: frozenset[str], names: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Files of botocore's ``data`` folder, as relative path and content.

    ``names`` holds every name that occurs in the function's code: operations that are not among them are left out,
    with the shapes that only they use.
    """
    for name in _GENERAL:
        yield name, _packed(_read(folder / name))
    yield "endpoints.json", _packed(_endpoints(_read(folder / "endpoints.json"), services))
    for service in sorted(services):
        version = max(path for path in (folder / service).iterdir() if path.is_dir())
        for path in sorted(version.iterdir()):
            place, kind = f"{service}/{version.name}/", path.name.partition(".")[0]
            if kind == "service-2" and "sdk-extras" not in path.name:
                yield f"{place}service-2.json", _packed(pruned_model(_read(path), names))
            elif kind == "endpoint-rule-set-1":
                yield f"{place}endpoint-rule-set-1.json", _packed(pruned_rules(without_texts(_read(path))))
            elif "sdk-extras" in path.name and kind == "service-2":
                yield f"{place}{path.name}", _packed(_read(path))


def pruned_model(model: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """A service's description with the operations in ``names`` (in Python's spelling) and their shapes alone."""
    kept = {name: value for name, value in model["operations"].items() if xform_name(name) in names}
    shapes: dict[str, Any] = {}
    waiting = [name for operation in kept.values() for name in _references(operation)]
    while waiting:
        name = waiting.pop()
        if name not in shapes:
            shapes[name] = model["shapes"][name]
            waiting += _references(shapes[name])
    shapes = {name: shape for name, shape in model["shapes"].items() if name in shapes}
    # botocore fails without the texts of the client's own parameters, and only there; they are few.
    return model | {"documentation": "", "operations": without_texts(kept), "shapes": without_texts(shapes)}


def pruned_rules(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule set, or one rule of it, without the rules that hold only for endpoints of a kind in ``_UNUSED``."""
    if "rules" not in rule:
        return rule
    return rule | {"rules": [pruned_rules(part) for part in rule["rules"] if not _for_unused_endpoint(part)]}


def _for_unused_endpoint(rule: dict[str, Any]) -> bool:
    for condition in rule["conditions"]:
        if condition["fn"] == "booleanEquals" and condition["argv"][1] is True:
            if condition["argv"][0].get("ref") in _UNUSED:
                return True
    return False


def without_texts(value: Any) -> Any:
    """The same without documentation, wherever it stands beside what it documents."""
    if isinstance(value, dict):
        return {
            name: without_texts(part)
            for name, part in value.items()
            # A shape or member may itself be called "documentation"; then it is no text.
            if not (name in _UNREAD and isinstance(part, str))
        }
    return [without_texts(part) for part in value] if isinstance(value, list) else value


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("shape"), str):
            yield value["shape"]
        for part in value.values():
            yield from _references(part)
    elif isinstance(value, list):
        for part in value:
            yield from _references(part)


def _endpoints(endpoints: dict[str, Any], services: frozenset[str]) -> dict[str, Any]:
    partition = next(part for part in endpoints["partitions"] if part["partition"] == _PARTITION)
    kept = {name: value for name, value in partition["services"].items() if name in services}
    return endpoints | {"partitions": [partition | {"services": kept}]}


@lru_cache(maxsize=64)
def _text(path: Path) -> bytes:
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


def _read(path: Path) -> Any:
    return json.loads(_text(path))


def _packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
