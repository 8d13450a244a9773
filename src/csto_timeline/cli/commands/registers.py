"""`csto-timeline registers`."""

from collections.abc import Sequence
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
    --fill starts. A name that an entry has already gets no other: whatever uses it then has
    that entry's id or code, as it has that of a new entry. Countries get their ISO codes.
    Kinds need no entry. In a pipe: register, name, id or code of the entry, number of uses,
    separated by tabs; the third is empty if several entries have the name.
    """
    if dry_run and not fill:
        raise UsageError("--dry-run needs --fill")
    path = log_to_write(settings, dry_run=dry_run or not fill)
    found: list[Unregistered] = []

    def change(log: LogText) -> None:
        found[:] = unregistered(log)
        fill_in(log, found)

    if fill:
        apply(path, change, dry_run=dry_run)
    else:
        found = unregistered(open_log(read_log(path), log_name(path)))
    if json and not dry_run:
        output.write_json(array({"register": each.register, "name": each.name, **_data(each)} for each in found))
    elif not dry_run:
        output.write("\t".join(map(visible, _cells(each))) + "\n" for each in found)
    if not found:
        note("every name has an entry")
    elif fill:
        _tell(path, found, dry_run=dry_run)


def _tell(path: str, found: Sequence[Unregistered], *, dry_run: bool) -> None:
    """Say how many names got an entry, how many had one, and which may mean several."""
    new = sum(each.is_new for each in found)
    known = sum(not each.is_new and each.entry is not None for each in found)
    if not dry_run:
        words = [f"{counted(new, 'name')} added to the registers"] if new or not known else []
        words += [f"{counted(known, 'name')} replaced by the id or code of an entry"] if known else []
        note(visible_in_message(f"{path}: {'; '.join(words)}"))
    for each in found:
        if each.entry is None:
            note(visible_in_message(f'"{each.name}" is a name of several entries in {each.register}: write the id'))


def _cells(each: Unregistered) -> tuple[str, ...]:
    return each.register, each.name, each.key, f"{each.times}"


def _data(each: Unregistered) -> dict[str, object]:
    return {"uses": each.times, "entry": each.entry}
