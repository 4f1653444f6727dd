"""Target: the machine and the Python that a package is made for."""

import platform
import sys
from typing import NamedTuple, Self

from infra.stages.settings import Machine

_PYTHON_OF_LAMBDA = "3.13"
_HERE = {"aarch64": Machine.ARM64, "arm64": Machine.ARM64, "x86_64": Machine.X86_64, "AMD64": Machine.X86_64}
# uv's names; the glibc of the Lambda runtimes (Amazon Linux 2023) is 2.34.
_PLATFORMS = {Machine.ARM64: "aarch64-manylinux_2_28", Machine.X86_64: "x86_64-manylinux_2_28"}


class Target(NamedTuple):
    """Processor, and Python as ``major.minor``."""

    architecture: Machine
    python: str

    @classmethod
    def production(cls) -> Self:
        """What AWS runs."""
        return cls(Machine.ARM64, _PYTHON_OF_LAMBDA)

    @classmethod
    def local(cls) -> Self:
        """This machine and the Python running now, which is also the local engine's."""
        return cls(_HERE[platform.machine()], f"{sys.version_info.major}.{sys.version_info.minor}")

    @property
    def platform(self) -> str:
        """uv's name of the platform."""
        return _PLATFORMS[self.architecture]

    @property
    def python_runs_here(self) -> bool:
        """Whether the Python running now makes byte code for this target; byte code is the same on any processor."""
        return self.python == self.local().python
