"""`csto-timeline edit`."""

from typing import Annotated

import typer

from csto_timeline.cli import complete, output
from csto_timeline.cli.editing import Editing, typed_from
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.target_log import AsTyped, DryRun, apply, event_id, log_to_write, read_log
from csto_timeline.errors import UsageError
from csto_timeline.log.open import log_name
from csto_timeline.text import json_escaped, visible, visible_in_message
from csto_timeline.writing.file import Change, open_log
from csto_timeline.writing.style import dedented


@takes(settings, without={"fail_empty", "merge", "prefer", "engine"})
def edit(
    settings: Settings,
    id: Annotated[str, typer.Argument(metavar="EVENT", help="The id of an event.", autocompletion=complete.events)],
    take: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Read the event from FILE (- is standard input) instead of opening an editor.",
        ),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="MEMBER=VALUE",
            help="Set a member, such as date=2021-03-04; summary= removes it. Repeat for several.",
        ),
    ] = None,
    print: Annotated[bool, typer.Option("--print", help="Print the event as JSON; change nothing.")] = False,
    as_typed: AsTyped = False,
    dry_run: DryRun = False,
) -> int:
    """Edit an event of a log of your own, as JSON in your editor.

    \b
    csto-timeline edit quay-closed-2021 --log mine.json
    csto-timeline edit quay-closed-2021 --log mine.json --set date="4 Mar 2021"
    csto-timeline edit quay-closed-2021 --log mine.json --print > event.json
    csto-timeline edit quay-closed-2021 --log mine.json --from event.json

    --set takes date, date_note, time, kind, title, summary, place, place_country, part_of and
    follows; it reads kinds, countries and places as add does. For everything else, use the editor,
    which is taken from VISUAL, or else EDITOR. If the event is not valid, edit says why and
    offers to open the editor again; if you give up, it keeps what you typed in a file and
    says which. All other events stay the same, byte for byte.
    """
    if print and (take is not None or set_ or dry_run):
        raise UsageError("--print changes nothing: leave out --from, --set and --dry-run")
    if set_ and take is not None:
        raise UsageError("--from and --set cannot be used together: choose one")
    if as_typed and not set_:
        raise UsageError("--as-typed goes with --set: what is edited as JSON is taken as it stands")
    path = log_to_write(settings, dry_run=dry_run or print)
    id, before = _found(path, id)
    if print:
        output.write_json([json_escaped(before.decode()), "\n"])
        return 0
    editing = Editing(id, before, lambda change: apply(path, change, dry_run=dry_run))
    if set_:
        change: Change | None = editing.with_members(set_, as_typed=as_typed)
    else:
        change = editing.once(typed_from(take)) if take is not None else editing.in_editor()
    if change is None:
        return editing.exit_code
    if change.before == change.after:
        note("nothing changed")
    elif not dry_run:
        output.write([f"{visible(editing.id)}\n"])
        note(visible_in_message(f"changed in {path}"))
    return 0


def _found(path: str, typed: str) -> tuple[str, bytes]:
    """Return the id and the text of the event; the log is not held while it is edited."""
    log = open_log(read_log(path), log_name(path))
    id = event_id(log, typed)
    return id, dedented(log.event(id))
