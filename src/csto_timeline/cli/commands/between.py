"""`csto-timeline between`."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from csto_timeline.answers.between import Step, days_between, steps
from csto_timeline.cli import complete
from csto_timeline.cli.event_lookup import opened
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.errors import UsageError
from csto_timeline.log.model import Event
from csto_timeline.log.store import Store
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from csto_timeline.terminal.pages.between import page
from csto_timeline.text import counted


@takes(settings, without={"fail_empty"})
def between(
    settings: Settings,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="EVENT...", help="Two or more events, as for show.", autocompletion=complete.events),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of steps.")] = False,
) -> None:
    """Count the days between events.

    \b
    csto-timeline between tavush-clashes-2020 csto-summit-yerevan-2022
    csto-timeline between csto-established-2002 csto-summit-yerevan-2022 --json
    csto-timeline between 15 May 1992 and 7 Oct 2002

    Days are counted between first days, from each event to the next, and with more than two
    events also from the first to the last. They are a range if a date is not known to the
    day, or an account contradicts it. In a pipe: id and date (EDTF) of one event, id and
    date of the other, the fewest and the most days, separated by tabs.
    """
    store = settings.store()
    ids = _parted(ids)
    events = [match.event for match in opened(settings, store, ids, each_found=True)]
    if len(events) < 2:
        raise UsageError("between takes two or more events")
    found = list(steps(events))
    registers = store.registers()
    present(
        settings.display,
        json=json,
        data=lambda: map(_data, found),
        rows=lambda: map(_row, found),
        page=lambda _: page(registers, events, found),
    )
    _explain_others(store, events)


def _explain_others(store: Store, events: Sequence[Event]) -> None:
    """Note how many events lie between the first and the last, and what lists them."""
    days = days_between(events)
    if days and (number := select(store, Query(period=days)).found):
        note(f"{counted(number, 'event')} in between: list {days.first}..{days.last}")


def _parted(ids: Sequence[str]) -> list[str]:
    """Return what is meant where words are parted by `and`: `15 May 1992 and 7 Oct 2002` are two."""
    if "and" not in ids:
        return list(ids)
    parted: list[list[str]] = [[]]
    for each in ids:
        if each == "and":
            parted.append([])
        else:
            parted[-1].append(each)
    return [" ".join(words) for words in parted if words]


def _row(step: Step) -> Sequence[str]:
    days = ("" if number is None else f"{number}" for number in step.distance)
    return (step.start.id, step.start.date_time, step.end.id, step.end.date_time, *days)


def _data(step: Step) -> dict[str, Any]:
    return {
        "from": _event(step.start),
        "to": _event(step.end),
        "days_min": step.distance.low,
        "days_max": step.distance.high,
    }


def _event(event: Event) -> dict[str, Any]:
    return {"id": event.id, "date": event.date.text, "time": event.time, "title": event.title}
