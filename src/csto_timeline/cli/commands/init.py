"""`csto-timeline init`."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.cli import output
from csto_timeline.cli.files import is_stream, save
from csto_timeline.cli.notes import note
from csto_timeline.cli.program import PROGRAM
from csto_timeline.errors import UsageError
from csto_timeline.log.suffixes import LINES, PARQUET, WRITABLE, ends_in
from csto_timeline.text import visible_in_message
from csto_timeline.writing.sample import sample


def init(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The log to create, a .json or .jsonl; - prints it.")],
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title of the log.")] = None,
) -> None:
    """Start a log of your own, with one example event to replace.

    \b
    csto-timeline init mine.json --title "Harbour disputes"
    csto-timeline init mine.jsonl

    The example has an entry in every register: a place, a person, a country and two sources. An
    existing file is never overwritten.
    """
    if title is not None and not title.strip():
        raise UsageError("--title is empty")
    if file == "-":
        output.write_json([sample(title, lines=False)])
        return
    path = Path(file)
    if ends_in(path, (PARQUET,)):
        raise UsageError(f"Parquet is read-only: start {path.stem}.jsonl, and export it as Parquet once it is large")
    if not ends_in(path, WRITABLE):
        stem = path.stem.partition(".")[0] or "mine"
        raise UsageError(f'a log is a .json or a .jsonl file, not "{path.name}": write {stem}.json')
    if is_stream(path):
        raise UsageError(f"{path} is not a file: print the log with -")
    text = sample(title, lines=ends_in(path, LINES))
    save(path, [text.encode()], force=False, remedy="init never overwrites a file")
    note(
        visible_in_message(
            f"created {path} with an example event; next: {shlex.join([PROGRAM, 'add', '--log', str(path)])}"
        )
    )
