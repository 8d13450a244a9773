"""What a picture keeps of each event, gathered in one pass, and what it tells of all of them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from csto_timeline.answers.by import By
from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.groups import Group, beginnings, groups_of
from csto_timeline.answers.headings import Extent, kind_name
from csto_timeline.dates.words import brief, full
from csto_timeline.formats.exporter import read
from csto_timeline.formats.svg.pieces import Piece, pieces
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import competing_dates
from csto_timeline.query.select import Match
from csto_timeline.text import counted, visible


class Entry(Struct, frozen=True):
    """An event as a picture shows it: `name` is its label, `details` what is said of it on hover.

    `begin` are the first and the last of the days, ordinals, on one of which it began; None for an open side.
    """

    number: int
    date: str
    name: str
    details: str
    kind: str
    groups: tuple[Group, ...]
    pieces: tuple[Piece, ...]
    begin: tuple[int | None, int | None]
    sources: int
    certain: bool


class Gathered(Struct, frozen=True):
    """The entries of a selection, in its order, the sources that they cite, by their ids, and their dates."""

    entries: tuple[Entry, ...]
    sources: frozenset[str]
    dates: Extent


def gathered(registers: Registers, matches: Iterable[Match], by: By) -> Gathered:
    """Go through the matches once."""
    entries: list[Entry] = []
    sources, dates = set[str](), Extent()
    known: dict[tuple[Group, ...], tuple[Group, ...]] = {}  # a log has far fewer groups than events
    for number, (event, certain) in enumerate(read(matches)):
        sources |= {account.source for account in event.accounts}
        dates.add(event.date)
        groups = groups_of(registers, event, by)
        entries.append(_entry(registers, event, number, known.setdefault(groups, groups), certain=certain))
    return Gathered(tuple(entries), frozenset(sources), dates)


def _entry(registers: Registers, event: Event, number: int, groups: tuple[Group, ...], *, certain: bool) -> Entry:
    return Entry(
        number=number,
        date=brief(event.date),
        name=visible(event.title) + (" (announced)" if event.announced else ""),
        details="\n".join(_details(registers, event, certain=certain)),
        kind=event.kind,
        groups=groups,
        pieces=pieces(event.date),
        begin=begin_of(event),
        sources=len({account.source for account in event.accounts}),
        certain=certain,
    )


def _details(registers: Registers, event: Event, *, certain: bool) -> Iterator[str]:
    yield f"{when(event, full)}: {visible(event.title)}"
    marks = [] if certain else ["possible"]
    marks += ["announced"] if event.announced else []
    people = ", ".join(registers.person(id).name for id in event.people)
    facts = (kind_name(registers, event), registers.place_name(event), *countries(registers, event), people)
    sources = counted(len({account.source for account in event.accounts}), "source")
    yield " · ".join(visible(fact) for fact in (*marks, *facts, sources) if fact)
    if others := competing_dates(event)[1:]:
        yield f"The sources differ on the date: {' or '.join(map(full, others))}"


def begin_of(event: Event) -> tuple[int | None, int | None]:
    """Return the first and the last of the days, ordinals, on one of which an event began; None for an open side."""
    begun = list(beginnings(event))
    firsts, lasts = [each.first for each in begun], [each.last for each in begun]
    first = None if None in firsts else min(each.start for each in begun).toordinal()
    return first, None if None in lasts else max(each.end for each in begun).toordinal()
