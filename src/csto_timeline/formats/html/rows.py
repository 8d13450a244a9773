"""An event as a page shows it: every text that the template puts into its place."""

from collections.abc import Callable, Iterator
from functools import cache

from markupsafe import Markup
from msgspec import Struct

from csto_timeline.answers.citation import speaker
from csto_timeline.answers.headings import kind_name
from csto_timeline.dates.words import brief, full
from csto_timeline.formats.html.days import certain_days, possible_days
from csto_timeline.formats.html.summary import Summary
from csto_timeline.log.model import Account, Event, Source
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import borrowed_voices, date_mark, differences
from csto_timeline.text import counted


class Cited(Struct, frozen=True):
    """A source: its publisher, and the drawn line that cites it."""

    publisher: str
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
    """An event. `kind_number` and the like are those of the facets; lists of names are joined."""

    event: Event
    certain: bool
    announced: bool
    kind: str
    kind_number: str
    country_numbers: str
    people_numbers: str
    possible_days: str
    certain_days: str
    bar: int | None
    mark: Markup
    date: str
    full_date: str
    countries: str
    people: str
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
        self, registers: Registers, summary: Summary, marks: dict[str, Markup], source: Callable[[Source], Markup]
    ) -> None:
        """Take what the page knows of all events, the drawn marker of each kind, and what draws a source."""
        self._registers = registers
        self._summary = summary
        self._marks = marks
        self._source = source
        self._cited = cache(self._cite)

    def row(self, event: Event, certain: bool) -> Row:
        """Return an event as the page shows it."""
        registers, summary = self._registers, self._summary
        quotes = sum(len(account.quotes) for account in event.accounts)
        return Row(
            event=event,
            certain=certain,
            announced=event.announced,
            kind=kind_name(registers, event),
            kind_number=summary.kinds.numbers([event.kind]),
            country_numbers=summary.countries.numbers(event.countries),
            people_numbers=summary.people.numbers(event.involved),
            possible_days=possible_days(event),
            certain_days=certain_days(event),
            bar=summary.strip.bar_of(event) if summary.strip else None,
            mark=self._marks[event.kind],
            date=brief(event.date),
            full_date=full(event.date),
            countries=", ".join(registers.country(code).name for code in event.countries),
            people=", ".join(registers.person(id).name for id in event.people),
            speakers=tuple(speaker(registers, event, id) for id in event.people),
            contents=counted(len(event.accounts), "account") + (f", {counted(quotes, 'quote')}" if quotes else ""),
            whole=summary.wholes.get(event.part_of, event.part_of) if event.part_of else None,
            whole_shown=event.part_of in summary.ids,
            voices=tuple(self._voices(event)),
            dates_differ="date" in differences(event),
            accounts=tuple(self._told(event, account) for account in event.accounts),
        )

    def _told(self, event: Event, account: Account) -> Told:
        return Told(
            source=self._cited(account.source),
            date=brief(account.date) if account.date else "",
            mark=date_mark(event, account),
            announced=account.announced,
            says=account.says,
            quotes=tuple((quote.text, speaker(self._registers, event, quote.speaker)) for quote in account.quotes),
        )

    def _voices(self, event: Event) -> Iterator[str]:
        if len(event.accounts) > 1:
            for agency, publishers in borrowed_voices(self._registers, event).items():
                yield f"{' and '.join(dict.fromkeys(publishers))} print the text of {agency}: one voice."

    def _cite(self, id: str) -> Cited:
        source = self._registers.source(id)
        return Cited(source.publisher, self._source(source))
