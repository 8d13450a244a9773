"""An event as a page shows it: every text that the template puts into its place."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from markupsafe import Markup
from msgspec import Struct

from csto_timeline.answers.citation import speaker
from csto_timeline.answers.languages import before_translation
from csto_timeline.answers.places import coordinates_of, degrees, place_of
from csto_timeline.answers.relations import named_by
from csto_timeline.dates import clock
from csto_timeline.dates.words import brief, full
from csto_timeline.formats.html.attributes import attributes
from csto_timeline.formats.html.facts import Door, Doors, Fact
from csto_timeline.formats.html.summary import Summary
from csto_timeline.formats.icalendar.description import Cited as CitedInCalendar
from csto_timeline.formats.icalendar.description import Sources
from csto_timeline.formats.icalendar.entry import uid_of
from csto_timeline.log.model import Account, Event, Quote, Source
from csto_timeline.log.name_fields import tag_key
from csto_timeline.log.voices import copies, date_marks, differ_in_date
from csto_timeline.query.select import Match, Selection
from csto_timeline.text import counted

# A log has far fewer dates than events.
_brief, _full = lru_cache(maxsize=1 << 12)(brief), lru_cache(maxsize=1 << 12)(full)


class Cited(Struct, frozen=True):
    """A source, drawn: how an account of it opens, and the line that cites it."""

    opening: Markup
    line: Markup


class AccountShown(Struct, frozen=True):
    """An account: its own date with what marks it, what it says, its quotes with their speakers.

    After each speaker stands what tells of the words before their translation. `again` where an account of the same
    event before it has the source too.
    """

    source: Cited
    again: bool
    date: str
    full_date: str
    edtf: str
    mark: str
    announced: bool
    says: str | None
    quotes: tuple[tuple[Quote, Door, tuple[str, str] | None], ...]


class Other(Struct, frozen=True):
    """An event that another names: what it is to that, its id, the event in words, whether the page has it, its UID."""

    label: str
    id: str
    words: str
    shown: bool
    uid: str


class PageRow(Struct, frozen=True, kw_only=True):
    """An event. `data` is what the script reads, as attributes; `facts` are where it was, and who took part."""

    event: Event
    certain: bool
    kind: Door
    data: Markup
    uid: str
    mark: Markup
    date: str
    time: str
    full_date: str
    facts: tuple[Fact, ...]
    place: str
    coordinates: str
    speakers: tuple[Door, ...]
    tags: tuple[Door, ...]
    contents: str
    others: tuple[Other, ...]
    voices: tuple[str, ...]
    dates_differ: bool
    accounts: tuple[AccountShown, ...]


class Rows:
    """Makes the rows of a page; what is said of a source is made once."""

    def __init__(
        self,
        selection: Selection,
        known: Summary,
        marks: dict[str, Markup],
        draw: Callable[[Source, Door, CitedInCalendar], Cited],
    ) -> None:
        """Take what the page knows of all events, the drawn marker of each kind, and what draws a source."""
        self._registers = registers = selection.registers
        self._store, self._known, self._marks = selection.store, known, marks
        self._doors, sources = Doors(registers, known), Sources(registers)
        self._cited = cache(
            lambda key: draw(source := registers.source(key), self._doors.publisher(source), sources.of(key))
        )

    def row(self, match: Match) -> PageRow:
        """Return an event as the page shows it."""
        registers, event, doors = self._registers, match.event, self._doors
        quotes, coordinates = sum(1 for _ in event.quotes), coordinates_of(registers, event)
        return PageRow(
            event=event,
            certain=match.certain,
            kind=doors.kind(event),
            data=attributes(registers, self._known, event),
            uid=uid_of("", match.store, match.place),
            mark=self._marks[event.kind],
            date=_brief(event.date),
            time=clock.words(event.time) if event.time else "",
            full_date=_full(event.date),
            facts=tuple(doors.facts(event)),
            place=place_of(registers, event),
            coordinates=degrees(coordinates) if coordinates else "",
            speakers=tuple(doors.person(id, speaker(registers, event, id)) for id in event.people),
            tags=tuple(doors.tag(tag_key(tag), tag) for tag in event.tags),
            contents=counted(len(event.accounts), "account") + (f", {counted(quotes, 'quote')}" if quotes else ""),
            others=tuple(self._others(event)),
            voices=tuple(self._voices(event)),
            dates_differ=differ_in_date(event),
            accounts=tuple(self._accounts(event)),
        )

    def _others(self, event: Event) -> Iterator[Other]:
        for label, id in named_by(event):
            found = self._known.mentions.get(id)
            words = found.words if found else f"{id} (not in this log)"
            uid = uid_of(id, self._store, found.place) if found and found.place is not None else ""
            yield Other(label, id, words, id in self._known.ids, uid)

    def _accounts(self, event: Event) -> Iterator[AccountShown]:
        met = set[str]()
        for account, mark in zip(event.accounts, date_marks(event), strict=True):
            yield self._account(event, account, mark, again=account.source in met)
            met.add(account.source)

    def _account(self, event: Event, account: Account, mark: str, *, again: bool) -> AccountShown:
        return AccountShown(
            source=self._cited(account.source),
            again=again,
            date=_brief(account.date) if account.date else "",
            full_date=_full(account.date) if account.date else "",
            edtf=account.date.text if account.date else "",
            mark=mark,
            announced=account.announced,
            says=account.says,
            quotes=tuple(
                (
                    quote,
                    self._doors.person(quote.speaker, speaker(self._registers, event, quote.speaker)),
                    before_translation(quote),
                )
                for quote in account.quotes
            ),
        )

    def _voices(self, event: Event) -> Iterator[str]:
        if len(event.accounts) > 1:
            yield from (f"{words}." for words in copies(self._registers, event))
