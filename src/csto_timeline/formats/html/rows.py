"""An event as a page shows it: every text that the template puts into its place."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from markupsafe import Markup
from msgspec import Struct

from csto_timeline.answers.citation import speaker
from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.places import coordinates_of, degrees, place_of
from csto_timeline.dates.words import brief, full
from csto_timeline.formats.html.days import certain_days, possible_days
from csto_timeline.formats.html.summary import Summary
from csto_timeline.log.model import Account, Event, Source
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import borrowed_voices, contradicts, date_mark
from csto_timeline.text import counted

# A log has far fewer dates than events.
_brief, _full = lru_cache(maxsize=1 << 12)(brief), lru_cache(maxsize=1 << 12)(full)


class Cited(Struct, frozen=True):
    """A source, drawn: how an account of it opens, and the line that cites it."""

    opening: Markup
    line: Markup


class Told(Struct, frozen=True):
    """An account: its own date with what marks it, what it says, its quotes with their speakers."""

    source: Cited
    date: str
    mark: str
    announced: bool
    says: str | None
    quotes: tuple[tuple[str, str], ...]


class Row(Struct, frozen=True, kw_only=True):
    """An event. `data` is what the script reads, as attributes; `facts` are where it was, and who took part."""

    event: Event
    certain: bool
    announced: bool
    kind: str
    kind_number: str
    data: Markup
    mark: Markup
    date: str
    full_date: str
    facts: tuple[str, ...]
    place: str
    speakers: tuple[str, ...]
    contents: str
    whole: str | None
    whole_shown: bool
    voices: tuple[str, ...]
    dates_differ: bool
    accounts: tuple[Told, ...]


class Rows:
    """Makes the rows of a page; what is said of a source is made once."""

    def __init__(
        self, registers: Registers, summary: Summary, marks: dict[str, Markup], draw: Callable[[Source], Cited]
    ) -> None:
        """Take what the page knows of all events, the drawn marker of each kind, and what draws a source."""
        self._registers = registers
        self._summary = summary
        self._marks = marks
        self._cited = cache(lambda key: draw(registers.source(key)))

    def row(self, event: Event, certain: bool) -> Row:
        """Return an event as the page shows it."""
        registers, summary = self._registers, self._summary
        quotes = sum(len(account.quotes) for account in event.accounts)
        return Row(
            event=event,
            certain=certain,
            announced=event.announced,
            kind=kind_name(registers, event),
            kind_number=summary.kinds.number(event.kind),
            data=self._data(event),
            mark=self._marks[event.kind],
            date=_brief(event.date),
            full_date=_full(event.date),
            facts=tuple(filter(None, self._facts(event))),
            place=self._place(event),
            speakers=tuple(speaker(registers, event, id) for id in event.people),
            contents=counted(len(event.accounts), "account") + (f", {counted(quotes, 'quote')}" if quotes else ""),
            whole=summary.wholes.get(event.part_of, event.part_of) if event.part_of else None,
            whole_shown=event.part_of in summary.ids,
            voices=tuple(self._voices(event)),
            dates_differ=any(contradicts(event, account) for account in event.accounts),
            accounts=tuple(self._told(event, account) for account in event.accounts),
        )

    def _data(self, event: Event) -> Markup:
        """Return numbers of facets and days of the calendar: no text of the log, and nothing to escape."""
        known = self._summary
        bar = f' data-bar="{known.strip.bar_of(event)}"' if known.strip else ""
        return Markup(  # noqa: S704
            f'data-kind="{known.kinds.number(event.kind)}" data-countries="{known.countries.numbers(event.countries)}" '
            f'data-people="{known.people.numbers(event.involved)}" data-possible="{possible_days(event)}" '
            f'data-certain="{certain_days(event)}"{bar}'
        )

    def _facts(self, event: Event) -> Iterator[str | None]:
        yield self._registers.place_name(event)
        yield ", ".join([self._registers.country(code).name for code in event.countries])
        yield ", ".join([self._registers.person(id).name for id in event.people])

    def _place(self, event: Event) -> str:
        coordinates = coordinates_of(self._registers, event)
        return ", ".join(
            filter(None, [place_of(self._registers, event), degrees(coordinates) if coordinates else None])
        )

    def _told(self, event: Event, account: Account) -> Told:
        return Told(
            source=self._cited(account.source),
            date=_brief(account.date) if account.date else "",
            mark=date_mark(event, account),
            announced=account.announced,
            says=account.says,
            quotes=tuple((quote.text, speaker(self._registers, event, quote.speaker)) for quote in account.quotes),
        )

    def _voices(self, event: Event) -> Iterator[str]:
        if len(event.accounts) > 1:
            for agency, publishers in borrowed_voices(self._registers, event).items():
                yield f"{' and '.join(dict.fromkeys(publishers))} print the text of {agency}: one voice."
