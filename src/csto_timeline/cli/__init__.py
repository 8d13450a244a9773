"""The command line: the only part of the program that knows Typer, and that reads and writes."""

from csto_timeline.cli.app import main

__all__ = ["main"]
