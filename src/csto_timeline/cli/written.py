"""Which log a command writes, and what it shows of a change."""

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.cli import output
from csto_timeline.cli.logs import ENVIRONMENT, chosen
from csto_timeline.cli.options import Settings
from csto_timeline.errors import UsageError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.intake import whole
from csto_timeline.log.open import STDIN, log_name, open_file
from csto_timeline.text import inert
from csto_timeline.writing.file import Change, changed, update
from csto_timeline.writing.text import LogText

_CONTEXT = 3  # lines around what changed
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print what would change, as a diff, and write nothing.")]


def log_to_write(settings: Settings, *, dry_run: bool = False) -> str:
    """Return the path of the one log that is meant.

    Raises `UsageError` where it is several, and for the built-in log and standard input, unless it is a `dry_run`.
    """
    paths = chosen(settings.logs)
    if len(paths) > 1:
        raise UsageError(f"this changes one log, and {len(paths)} are given: choose one with --log FILE")
    path = paths[0]
    if path == BUILTIN and not dry_run:
        raise UsageError(
            f"the built-in log is not changed: name a log of your own with --log FILE, or in {ENVIRONMENT}; "
            "csto-timeline init FILE begins one"
        )
    if path == STDIN and not dry_run:
        raise UsageError("standard input cannot be changed: name a log with --log FILE")
    return path


def read_log(path: str) -> bytes:
    """Return the bytes of a log as it is now; raises `LogError`."""
    with open_file(path) as file:
        return whole(file, log_name(path))


def apply(path: str, change: Callable[[LogText], None], *, dry_run: bool = False) -> Change:
    """Apply a change to the log at that path, see `update`; in a `dry_run` print the difference instead."""
    if not dry_run:
        return update(Path(path), change)
    done = changed(read_log(path), log_name(path), change)
    output.write_utf_8(difference(done, log_name(path)))
    return done


def difference(change: Change, name: str) -> Iterator[str]:
    """Yield a change as a unified diff, each line with what a terminal would obey spelt out."""
    before, after = (text.decode().splitlines() for text in change)
    lines = difflib.unified_diff(before, after, inert(name), inert(name), n=_CONTEXT, lineterm="")
    return (f"{inert(line)}\n" for line in lines)
