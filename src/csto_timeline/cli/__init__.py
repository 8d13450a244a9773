"""The command line: the only part of the program that knows Typer, and that reads and writes."""

import gc
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # the program runs once and ends: a look for garbage takes longer than it is worth
    try:
        from csto_timeline.cli.app import run  # Ctrl-C may come meanwhile

        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
