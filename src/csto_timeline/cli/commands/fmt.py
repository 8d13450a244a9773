"""`csto-timeline fmt`."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.cli import output
from csto_timeline.cli.difference import difference
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.program import PROGRAM
from csto_timeline.cli.target_log import DryRun, can_be_written, log_to_write, read_log
from csto_timeline.errors import UsageError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.open import STDIN, log_name
from csto_timeline.text import visible_in_message
from csto_timeline.writing.file import Change, rewrite
from csto_timeline.writing.form import formatted

UNFORMATTED = 1  # the exit code of --check
_PRINTED = {STDIN, BUILTIN}  # what is no file to be written


@takes(settings, without={"fail_empty", "merge", "prefer", "engine"})
def fmt(
    settings: Settings,
    logs: Annotated[
        list[str] | None, typer.Argument(metavar="[LOG]...", help="Files; - formats standard input and prints it.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a log is not formatted.")
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Format logs as the program writes them: one event per block.

    \b
    csto-timeline fmt mine.json
    csto-timeline fmt --check mine.json

    The format is that of an export as JSON, indented by two spaces, or as JSON Lines. Members, events and entries keep
    their order, and every value stays the same; only white space and character escapes
    change. So Git shows only what you changed. Without LOG, formats the log of --log or
    CSTO_TIMELINE_LOG.
    """
    paths = list(dict.fromkeys(logs or [log_to_write(settings, dry_run=check or dry_run)]))
    if len(_PRINTED & {*paths}) and len(paths) > 1 and not (check or dry_run):
        raise UsageError("standard input and the built-in log are printed: format each by itself")
    for path in paths:
        can_be_written(path)
    differing = [path for path in paths if _format(path, check=check, dry_run=dry_run)]
    return UNFORMATTED if check and differing else 0


def _format(path: str, *, check: bool, dry_run: bool) -> bool:
    """Format a log, or say what would change; return whether something does."""
    name = log_name(path)
    if not (check or dry_run) and path not in _PRINTED:
        change = rewrite(Path(path), lambda data: formatted(data, name))
    else:
        data = read_log(path)
        change = Change(data, formatted(data, name))
    is_new = change.before != change.after
    if dry_run:
        output.write_utf_8(difference(change, name))
    elif path in _PRINTED and not check:
        output.write_utf_8([change.after.decode()])
    elif is_new:
        said = f"not formatted: run {shlex.join([PROGRAM, 'fmt', name])}" if check else "formatted"
        note(visible_in_message(f"{name}: {said}"))
    return is_new
