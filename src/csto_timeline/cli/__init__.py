"""The command line: the only part of the program that knows Typer, and that reads and writes."""

import gc
import os
import sys
from typing import NoReturn

from csto_timeline.cli.notes import note
from csto_timeline.cli.program import INTERRUPTED, PROGRAM
from csto_timeline.cli.signals import Terminated, catch, die


def main() -> NoReturn:
    """Run the installed program and leave with its exit code.

    It runs once and ends: it makes no garbage worth a search, and takes nothing apart at its
    end that the system frees anyway. Each of the two would take a tenth of a short call. Only a
    cluster is told that its session has ended.
    """
    gc.disable()
    code = call()
    if "pyspark" in sys.modules:
        sys.exit(code)
    os._exit(code)


def call() -> int:
    """Run the command line and return its exit code; a signal that ends the program ends it here."""
    try:
        catch()
        from csto_timeline.cli.app import run  # here, as Ctrl-C may come meanwhile

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Terminated as terminated:
        note(f"{PROGRAM}: {terminated}")
        return die(terminated.number)
