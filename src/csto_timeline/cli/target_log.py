"""Which log a command writes, and how."""

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.cli import output
from csto_timeline.cli.difference import difference
from csto_timeline.cli.logs import ENVIRONMENT
from csto_timeline.cli.options import Settings
from csto_timeline.cli.program import PROGRAM
from csto_timeline.errors import LogError, UsageError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.intake import whole
from csto_timeline.log.open import STDIN, is_parquet, log_name, open_file
from csto_timeline.writing.file import Change, changed, update
from csto_timeline.writing.references import unknown_id
from csto_timeline.writing.text import LogText

DryRun = Annotated[bool, typer.Option("--dry-run", help="Print what would change, as a diff, and write nothing.")]

AsTyped = Annotated[
    bool, typer.Option("--as-typed", help="Take new names as they are typed, even if they are near known ones.")
]


def log_to_write(settings: Settings, *, dry_run: bool = False) -> str:
    """Return the path of the one log that is meant.

    Raises `UsageError` if it is several, and for the built-in log and standard input, unless it is a `dry_run`;
    `LogError` if there is no such file.
    """
    paths = settings.paths()
    if len(paths) > 1:
        raise UsageError(f"this changes one log, and {len(paths)} are given: choose one with --log FILE")
    path = paths[0]
    if path == BUILTIN and not dry_run:
        raise UsageError(
            f"the built-in log cannot be changed: name a log of your own with --log FILE or in {ENVIRONMENT}; "
            f"{PROGRAM} init FILE starts one"
        )
    if path == STDIN and not dry_run:
        raise UsageError("standard input cannot be changed: name a log with --log FILE")
    if path not in {BUILTIN, STDIN} and not os.path.lexists(path):
        raise LogError(f"{path} does not exist: {shlex.join([PROGRAM, 'init', path])} starts it")
    can_be_written(path)
    return path


def can_be_written(path: str) -> None:
    """Raise `UsageError` for a log in Parquet, which is written anew or not at all."""
    if is_parquet(path):
        command = shlex.join([PROGRAM, "--log", path, "export"])
        raise UsageError(
            f"{path} is Parquet, which is read-only: {command} log.jsonl writes a log that you can change "
            f"and export as Parquet again"
        )


def read_log(path: str) -> bytes:
    """Return the bytes of a log as it is now; raises `LogError`."""
    with open_file(path) as file:
        return whole(file, log_name(path))


def event_id(log: LogText, typed: str) -> str:
    """Return the id of an event as the log has it, also one at fault; raises `UnresolvedName` if there is none."""
    for id in (typed, typed.strip().lower()):
        if id and log.has_event(id):
            return id
    raise unknown_id(log, typed)


def apply(path: str, change: Callable[[LogText], None], *, dry_run: bool = False) -> Change:
    """Apply a change to the log at that path, see `update`; in a `dry_run` print the difference instead."""
    if not dry_run:
        return update(Path(path), change)
    done = changed(read_log(path), log_name(path), change)
    output.write_utf_8(difference(done, log_name(path)))
    return done
