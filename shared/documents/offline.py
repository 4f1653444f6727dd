"""Offline: pyHanko without the HTTP client with which it would fetch what a check lacks, and without its log.

A seal is made and checked with what is at hand, and nothing is ever fetched. pyHanko imports aiohttp at its start all
the same: a third of its own start, megabytes of every package, and a way out of a function that reads strangers'
files. While this module imports pyHanko, an empty module stands in its place, so that no part of pyHanko which
is imported after it can open a connection. Its log would quote a stranger's certificate, names and all; what a check
found is in its answer. Every module of ours that uses pyHanko imports this one first.
"""

import logging
import sys
from types import ModuleType
from typing import Any


class _NoClient(ModuleType):
    def __getattr__(self, name: str) -> Any:
        """Stands for the classes that annotations name; an answer to the import system would be a lie."""
        if name.startswith("__"):
            raise AttributeError(name)
        return object


_ABSENT = ("aiohttp", "certifi")
_real = {name: sys.modules.get(name) for name in _ABSENT}
sys.modules.update({name: _NoClient(name) for name in _ABSENT})
try:
    import pyhanko.sign.validation  # noqa: F401
finally:
    for _name, _module in _real.items():
        if _module is None:
            del sys.modules[_name]
        else:
            sys.modules[_name] = _module

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False
