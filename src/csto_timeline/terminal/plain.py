"""Lines for a pipe: one an event, tab-separated, nothing cut, no colour. Without Rich."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from csto_timeline.log.model import Event, date_time
from csto_timeline.text import visible

BRIEF = ("date", "kind", "countries", "title", "id")
"""What the cells are that `brief` returns."""
BRIEF_MEMBERS = frozenset({"date", "time", "kind", "countries", "absent", "title", "id"})
"""What `brief` reads of an event."""
LONG_MEMBERS = BRIEF_MEMBERS | {"summary", "accounts.source", "tags"}
"""What `long` reads of an event."""
Paint = Callable[[Event, Sequence[str]], Sequence[str]]


def rows(
    sections: Iterable[tuple[str | None, Iterable[Any]]],
    cells: Callable[[Any], Iterable[str]],
    paint: Paint | None = None,
) -> Iterator[str]:
    """Return the line of each event, without its end: the name of its section, if that has one, and its cells.

    `paint` colours the cells of an event.
    """
    for name, events in sections:
        section: list[str] = [] if name is None else [name]
        for event in events:
            row: Iterable[str] = map(visible, [*section, *cells(event)])
            yield "\t".join(paint(event, [*row]) if paint else row)


def brief(event: Any) -> list[str]:
    """Return the event's EDTF date and time, kind, country codes, title and id; a projected event will do.

    Codes are joined by commas, those of countries that stayed away come after `without`.
    """
    countries = ",".join(event.countries)
    if event.absent:
        countries = f"{countries} without {','.join(event.absent)}".lstrip()
    return [date_time(event), event.kind, countries, event.title, event.id]


def long(event: Any) -> list[str]:
    """Return what `brief` gives, the summary, and the ids of the sources and the tags, each joined by commas."""
    sources = ",".join(dict.fromkeys(account.source for account in event.accounts))
    return [*brief(event), event.summary or "", sources, ",".join(event.tags)]
