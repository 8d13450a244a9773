"""`csto-timeline remove`."""

from typing import Annotated

import typer

from csto_timeline.cli import complete, output
from csto_timeline.cli.asking import confirmed
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.target_log import DryRun, apply, event_id, log_to_write, read_log
from csto_timeline.errors import UsageError
from csto_timeline.log.open import log_name
from csto_timeline.text import visible, visible_in_message
from csto_timeline.writing.file import open_log
from csto_timeline.writing.merging_events import merge_events
from csto_timeline.writing.references import FORMER, in_words, named_by, remove_events
from csto_timeline.writing.text import LogText

_SHOWN = frozenset({"id", "date", "title"})


@takes(settings, without={"fail_empty", "merge", "prefer", "engine"})
def remove(
    settings: Settings,
    ids: Annotated[
        list[str], typer.Argument(metavar="EVENT...", help="Ids of events.", autocompletion=complete.events)
    ],
    into: Annotated[
        str | None,
        typer.Option(
            metavar="EVENT",
            help="Merge them into this event: it gets their accounts, and show still accepts their ids.",
            autocompletion=complete.events,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Remove without asking.")] = False,
    dry_run: DryRun = False,
) -> int:
    """Remove events from a log of your own, after asking.

    \b
    csto-timeline remove quay-closed-2021 --log mine.json --dry-run
    csto-timeline remove quay-shut-2021 --into quay-closed-2021 --log mine.json
    csto-timeline remove quay-closed-2021 --log mine.json

    An event that others are part of or follow, or that is the event of a country's
    membership, cannot be removed until those are changed; with --into they are changed too.
    Where the events differ, the one of --into stands, and what is left out is reported.
    Former ids that mean an event go with it. Register entries stay; check lists those no
    longer used.
    """
    path = log_to_write(settings, dry_run=dry_run)
    if not (yes or dry_run) and not _is_wanted(open_log(read_log(path), log_name(path)), ids, into):
        note("nothing was removed")
        return 0
    removed: list[str] = []
    notes: list[str] = []

    def change(log: LogText) -> None:
        removed[:] = _named(log, ids, into)
        notes.clear()
        if into is not None:
            merge_events(log, event_id(log, into), removed, notes.append)
            return
        notes.extend(f"the former id {id} goes too" for id in remove_events(log, removed))

    apply(path, change, dry_run=dry_run)
    for text in notes:
        note(visible_in_message(text))
    if not dry_run:
        output.write(f"{visible(id)}\n" for id in removed)
        note(visible_in_message(f"removed from {path}"))
    return 0


def _is_wanted(log: LogText, ids: list[str], into: str | None) -> bool:
    """Show the events, and ask whether they are to go."""
    found = _named(log, ids, into)
    wanted = set(found)
    titles = {row.id: f"{row.date}  {row.title}" for row in log.store().rows(_SHOWN) if row.id in wanted}
    for id in found:
        note(visible_in_message(f"{id}  {titles.get(id, 'which cannot be read')}"))
    do, to = ("Remove", "") if into is None else ("Merge", f" into {event_id(log, into)}")
    return confirmed(f"{do} it{to}?" if len(found) == 1 else f"{do} all {len(found)}{to}?", default=False)


def _named(log: LogText, typed: list[str], into: str | None) -> list[str]:
    """Return the ids of the events, each once.

    Raises `UsageError` if another event, or an entry, names one, or for an event that is to be merged into itself.
    """
    ids = list(dict.fromkeys(event_id(log, each) for each in typed))
    if into is not None:
        if event_id(log, into) in ids:
            raise UsageError(f"--into {into} is one of the events that are removed: name another")
        return ids
    removed = set(ids)
    others = [other for other in named_by(log, ids) if other.id not in removed and other.member != FORMER]
    named = {other.named for other in others}
    for id in ids:
        if id in named:
            words = in_words([other for other in others if other.named == id])
            raise UsageError(f"{id} is named by {words}: edit those first")
    return ids
