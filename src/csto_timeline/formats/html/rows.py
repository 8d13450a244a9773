"""An event as a page shows it: every text that the template puts into its place."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from markupsafe import Markup
from msgspec import Struct

from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.citation import speaker
from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.languages import before_translation
from csto_timeline.answers.places import coordinates_of, degrees, place_of
from csto_timeline.dates.words import brief, full
from csto_timeline.formats.html.days import certain_days, possible_days
from csto_timeline.formats.html.summary import Summary
from csto_timeline.log.model import Account, Event, Quote, Source
from csto_timeline.log.named import NAMED, tag_key
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import borrowed_voices, date_mark, differ_in_date
from csto_timeline.query.searched_names import spellings
from csto_timeline.text import counted

# A log has far fewer dates than events.
_brief, _full = lru_cache(maxsize=1 << 12)(brief), lru_cache(maxsize=1 << 12)(full)


class Cited(Struct, frozen=True):
    """A source, drawn: how an account of it opens, and the line that cites it."""

    opening: Markup
    line: Markup


class Told(Struct, frozen=True):
    """An account: its own date with what marks it, what it says, its quotes with their speakers.

    Behind each speaker stands what tells of the words before their translation.
    """

    source: Cited
    date: str
    mark: str
    announced: bool
    says: str | None
    quotes: tuple[tuple[Quote, str, tuple[str, str] | None], ...]


class Row(Struct, frozen=True, kw_only=True):
    """An event. `data` is what the script reads, as attributes; `facts` are where it was, and who took part.

    `names` are those that a search looks in and the filters do not have: of its place, and the titles of its sources.
    `named` are the events that it names: what they are to it, the id, the title, and whether the page has them.
    """

    event: Event
    certain: bool
    announced: bool
    kind: str
    kind_number: str
    data: Markup
    names: str
    mark: Markup
    date: str
    full_date: str
    facts: tuple[str, ...]
    place: str
    speakers: tuple[str, ...]
    contents: str
    named: tuple[tuple[str, str, str, bool], ...]
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
            names="¶".join(self._names(event)),
            mark=self._marks[event.kind],
            date=when(event, _brief),
            full_date=when(event, _full),
            facts=tuple(filter(None, self._facts(event))),
            place=self._place(event),
            speakers=tuple(speaker(registers, event, id) for id in event.people),
            contents=counted(len(event.accounts), "account") + (f", {counted(quotes, 'quote')}" if quotes else ""),
            named=tuple(self._named(event)),
            voices=tuple(self._voices(event)),
            dates_differ=differ_in_date(event),
            accounts=tuple(self._told(event, account) for account in event.accounts),
        )

    def _data(self, event: Event) -> Markup:
        """Return numbers of facets and days of the calendar: no text of the log, and nothing to escape."""
        known = self._summary
        bar = f' data-bar="{known.strip.bar_of(event)}"' if known.strip else ""
        codes = known.countries.numbers((*event.countries, *event.absent))
        tags = f' data-tags="{known.tags.numbers(map(tag_key, event.tags))}"' if event.tags else ""
        return Markup(  # noqa: S704
            f'data-kind="{known.kinds.number(event.kind)}" data-countries="{codes}" '
            f'data-people="{known.people.numbers(event.involved)}" data-possible="{possible_days(event)}" '
            f'data-certain="{certain_days(event)}"{bar}{tags}'
        )

    def _names(self, event: Event) -> Iterator[str]:
        for field in ("places", "sources"):
            for key in NAMED[field].keys_of(event):
                yield from spellings(self._registers, field, key)

    def _facts(self, event: Event) -> Iterator[str | None]:
        yield self._registers.place_name(event)
        yield from countries(self._registers, event)
        yield ", ".join([self._registers.person(id).name for id in event.people])

    def _named(self, event: Event) -> Iterator[tuple[str, str, str, bool]]:
        for label, id in (("Part of", event.part_of), ("Answers", event.follows)):
            if id:
                yield label, id, self._summary.titles.get(id, id), id in self._summary.ids

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
            quotes=tuple(
                (quote, speaker(self._registers, event, quote.speaker), before_translation(quote))
                for quote in account.quotes
            ),
        )

    def _voices(self, event: Event) -> Iterator[str]:
        if len(event.accounts) > 1:
            for agency, publishers in borrowed_voices(self._registers, event).items():
                yield f"{' and '.join(dict.fromkeys(publishers))} print the text of {agency}: one voice."
