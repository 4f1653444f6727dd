"""Boot of a package: it takes the place of ``functions/__init__.py`` there, and imports from one file.

It runs in the deployed function, so it uses the standard library alone.
"""

import gc
import marshal
import sys
from importlib.machinery import ModuleSpec

# What is imported stays for good; looking through it for garbage again and again is of no use.
gc.disable()
_ROOT = __file__.rpartition("/functions/")[0]
with open(f"{_ROOT}/modules.bin", "rb") as _file:
    _ENTRY, _MODULES = marshal.load(_file)


class PackageImporter:
    """Finds and loads the package's own modules; all others are left to Python."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        """See ``importlib.abc.MetaPathFinder``."""
        if name not in _MODULES:
            return None
        file = _MODULES[name][0]
        package = file.endswith("/__init__.py")
        spec = ModuleSpec(name, PackageImporter, origin=f"{_ROOT}/{file}", is_package=package)
        spec.has_location = True
        if package:
            # Where Python finds its compiled modules, and the library its data.
            spec.submodule_search_locations.append(spec.origin.rpartition("/")[0])
        return spec

    @staticmethod
    def create_module(spec):
        """See ``importlib.abc.Loader``."""

    @staticmethod
    def exec_module(module):
        """See ``importlib.abc.Loader``."""
        name = module.__name__
        exec(marshal.loads(_MODULES[name][1]), module.__dict__)
        if name == _ENTRY:
            gc.enable()
            gc.freeze()


# A host that has imported its own copy of a library would mix two versions.
for _name in _MODULES.keys() & sys.modules.keys():
    del sys.modules[_name]
sys.meta_path.insert(0, PackageImporter)
