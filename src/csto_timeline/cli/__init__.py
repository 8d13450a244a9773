"""The command line: the only part of the program that knows Typer, and that reads and writes."""

import gc
import os
import sys
from typing import NoReturn

from csto_timeline.errors import OutputError

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line and leave with its exit code.

    The program runs once and ends: it makes no garbage worth a search, and takes nothing
    apart at its end that the system frees anyway. Each of the two would take a tenth of a short call.
    """
    gc.disable()
    try:
        from csto_timeline.cli.app import run  # here, as Ctrl-C may come meanwhile

        code = run()
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except OSError:  # of what somebody wrote and did not flush
        code = OutputError.exit_code
    os._exit(code)
