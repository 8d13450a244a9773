"""Where the numbers were taken: no paths, no names of hosts."""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("csto-timeline", "typer", "rich", "msgspec")


def described(tools: Mapping[str, str]) -> str:
    """Say it in a sentence; `tools` are the versions of other programs."""
    packages = {name: version(name) for name in PACKAGES}
    versions = ", ".join(f"{name} {number}" for name, number in {**packages, **tools}.items())
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory()} GB of memory, load {os.getloadavg()[0]:.1f} at first; "
        f"{platform.system()} on {platform.machine()}; "
        f"{platform.python_implementation()} {platform.python_version()}; {versions}."
    )


def _processor() -> str:
    """Return the model of the processor, where the system tells it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or "unknown processor"


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)
