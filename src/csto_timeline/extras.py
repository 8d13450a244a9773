"""The message for a format that needs a library not installed by default, an extra."""

from csto_timeline.errors import UsageError


def missing(title: str, extra: str, *libraries: str) -> UsageError:
    """Return the error that tells how to install it: `csto-timeline[extra]`, or the libraries if there is no pip."""
    import shlex
    import sys
    from importlib.util import find_spec

    with_pip = [sys.executable, "-m", "pip", "install", f"csto-timeline[{extra}]"]
    with_uv = ["uv", "pip", "install", "--python", sys.executable, *libraries]  # which makes environments without pip
    command = shlex.join(with_pip if find_spec("pip") else with_uv)
    return UsageError(f"{title} needs a library that is not installed: run {command}")
