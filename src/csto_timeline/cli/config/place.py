"""Where the settings file is. Every call asks, so this imports next to nothing."""

import os
from pathlib import Path

from csto_timeline import system
from csto_timeline.cli.logs import at_home
from csto_timeline.cli.program import PROGRAM

ENVIRONMENT = "CSTO_TIMELINE_CONFIG"
_NAME = "config.toml"


def place() -> Path | None:
    """Return the path of the settings file, whether there is one or not: that of the environment, else the usual one.

    None if there is no home folder.
    """
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(at_home(named))
    folder = _folder()
    return folder / _NAME if folder else None


def is_named() -> bool:
    """Return whether the environment names the settings file."""
    return bool(os.environ.get(ENVIRONMENT))


def _folder() -> Path | None:
    """Return the program's folder for settings, as platformdirs has it.

    Where that follows the XDG Base Directory Specification, its rule is written here: the import would take a fifth of
    a short call. A test holds the two together.
    """
    if not system.FOLLOWS_XDG:
        from platformdirs import user_config_path

        return user_config_path(PROGRAM, appauthor=False)
    if (home := os.environ.get("XDG_CONFIG_HOME", "").strip()) and Path(home).is_absolute():
        return Path(home) / PROGRAM
    home = at_home("~/.config")
    return Path(home) / PROGRAM if home[0] != "~" else None
