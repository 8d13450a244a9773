"""Open a file that was written in the web browser, if there is one."""

import os
from pathlib import Path

from csto_timeline import system


def open_file(path: Path) -> str:
    """Open the file in the user’s browser; return why it was not opened, or nothing if it was.

    Without a screen no browser is looked for: those that draw in a terminal would take it over, and wait. The
    user’s `BROWSER` is taken at its word.
    """
    if not (os.environ.get("BROWSER") or system.has_screen()):
        if "SSH_CONNECTION" in os.environ:
            return "there is no screen for a browser over SSH: copy the file to your own machine"
        return "there is no screen for a browser here"
    import webbrowser  # few calls open anything

    try:
        opened = webbrowser.open(path.resolve().as_uri())
    except (webbrowser.Error, OSError):
        opened = False
    return "" if opened else "no browser was found, or it failed: set BROWSER to yours"
