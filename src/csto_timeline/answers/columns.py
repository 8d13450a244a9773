"""The columns that `list --columns` can print of an event: as the log has it for a pipe, in words for a person."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.places import place_of
from csto_timeline.dates import clock
from csto_timeline.errors import UsageError
from csto_timeline.folding import nearest
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers

Cell = Callable[[Registers, Event], str | None]


class Column(NamedTuple):
    """A column: its title, what a person gets of an event in words, and what a pipe gets where that is not the same."""

    title: str
    words: Cell
    raw: Cell | None = None

    def piped(self, registers: Registers, event: Event) -> str:
        """Return what a pipe gets: EDTF, ids and codes, several joined by commas."""
        return (self.raw or self.words)(registers, event) or ""


def chosen(typed: str) -> dict[str, Column]:
    """Return the columns whose names were typed, parted by commas; raises `UsageError` for one that is none."""
    names = [name.strip().lower() for name in typed.split(",")]
    for name in names:
        if name not in COLUMNS:
            near = nearest(name, COLUMNS)
            hint = f"did you mean {' or '.join(near)}?" if near else f"choose from {', '.join(COLUMNS)}"
            raise UsageError(f'--columns: there is no column "{name}"; {hint}')
        if names.count(name) > 1:
            raise UsageError(f"--columns: {name} is given twice")
    return {name: COLUMNS[name] for name in names}


def _people(registers: Registers, event: Event) -> str:
    return ", ".join(registers.person(id).name for id in event.people)


def _sources(registers: Registers, event: Event) -> str:
    return ", ".join(dict.fromkeys(registers.source(id).publisher for id in _source_ids(event)))


def _source_ids(event: Event) -> Iterable[str]:
    return dict.fromkeys(account.source for account in event.accounts)


COLUMNS = {
    "date": Column("Date", lambda _, event: when(event), lambda _, event: event.date_time),
    "earliest": Column("Earliest", lambda _, event: f"{event.date.earliest or ''}"),
    "latest": Column("Latest", lambda _, event: f"{event.date.latest or ''}"),
    "time": Column("Time", lambda _, event: clock.words(event.time) if event.time else "", lambda _, event: event.time),
    "kind": Column("Kind", kind_name, lambda _, event: event.kind),
    "title": Column("Event", lambda _, event: event.title),
    "summary": Column("Summary", lambda _, event: event.summary),
    "note": Column("On the date", lambda _, event: event.date_note),
    "place": Column("Place", place_of, lambda _, event: event.place),
    "countries": Column(
        "Countries",
        lambda registers, event: countries(registers, event).present,
        lambda _, event: ",".join(event.countries),
    ),
    "absent": Column(
        "Absent",
        lambda registers, event: countries(registers, event).without.removeprefix("without "),
        lambda _, event: ",".join(event.absent),
    ),
    "people": Column("People", _people, lambda _, event: ",".join(event.people)),
    "tags": Column("Tags", lambda _, event: ", ".join(event.tags), lambda _, event: ",".join(event.tags)),
    "sources": Column("Sources", _sources, lambda _, event: ",".join(_source_ids(event))),
    "part_of": Column("Part of", lambda _, event: event.part_of),
    "follows": Column("Follows", lambda _, event: event.follows),
    "id": Column("Id", lambda _, event: event.id),
}
