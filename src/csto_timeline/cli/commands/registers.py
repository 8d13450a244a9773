"""`csto-timeline registers`."""

from typing import Annotated

import typer

from csto_timeline.cli import output
from csto_timeline.cli.json import array
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.target_log import DryRun, apply, log_to_write, read_log
from csto_timeline.errors import UsageError
from csto_timeline.log.open import log_name
from csto_timeline.text import counted, visible, visible_in_message
from csto_timeline.writing.file import open_log
from csto_timeline.writing.stubs import Unregistered, unregistered
from csto_timeline.writing.stubs import fill as fill_in
from csto_timeline.writing.text import LogText


@takes(settings, without={"fail_empty", "merge", "prefer", "engine"})
def registers(
    settings: Settings,
    fill: Annotated[bool, typer.Option("--fill", help="Add an entry for each name that has none.")] = False,
    dry_run: DryRun = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of names without an entry.")] = False,
) -> None:
    """List names without a register entry; --fill writes the entries.

    \b
    csto-timeline registers --log mine.json
    csto-timeline registers --fill --log mine.json

    An entry holds the spellings of a name, its country or address: complete by hand what
    --fill starts. People and sources that events name without an id get one, and the events
    then use it. Kinds need no entry. In a pipe: register, name, id or code of the entry,
    number of uses, separated by tabs.
    """
    if dry_run and not fill:
        raise UsageError("--dry-run needs --fill")
    path = log_to_write(settings, dry_run=dry_run or not fill)
    found: list[Unregistered] = []

    def change(log: LogText) -> None:
        found[:] = fill_in(log)

    if fill:
        apply(path, change, dry_run=dry_run)
    else:
        found = unregistered(open_log(read_log(path), log_name(path)))
    if json and not dry_run:
        output.write_json(array({"register": each.register, "name": each.name, **_data(each)} for each in found))
    elif not dry_run:
        output.write(
            "\t".join(map(visible, (each.register, each.name, each.key, f"{each.times}"))) + "\n" for each in found
        )
    if fill and not dry_run:
        note(visible_in_message(f"{path}: {counted(len(found), 'name')} added to the registers"))
    elif not found:
        note("every name has an entry")


def _data(each: Unregistered) -> dict[str, object]:
    return {"uses": each.times, "entry": each.entry}
