"""Offline: pyHanko without the HTTP client with which it would fetch what a check lacks, and without its log.

A seal is made and checked with what is at hand, and nothing is ever fetched. pyHanko imports aiohttp at its start all
the same: a third of its own start, megabytes of every package, and a way out of a function that reads strangers'
files. While this module imports pyHanko, an empty module stands in aiohttp's place, so that no part of pyHanko which
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


_real = sys.modules.get("aiohttp")
sys.modules["aiohttp"] = _NoClient("aiohttp")
try:
    import pyhanko.sign.validation  # noqa: F401
finally:
    if _real is None:
        del sys.modules["aiohttp"]
    else:
        sys.modules["aiohttp"] = _real

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False
