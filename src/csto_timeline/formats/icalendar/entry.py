"""An event as VEVENTs (RFC 5545, 3.6.1), one for each range of days on which it may lie.

A calendar program keeps one event of two with the same UID, whichever files they are from. So a UID ends in a
hash of the title of the log, which stays when the log grows and when part of it is exported; those of the built-in
log end without one. Two logs of one title are taken for states of one log.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256

from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.places import coordinates_of, decimal, place_of
from csto_timeline.answers.relations import Mention, named_by
from csto_timeline.formats.icalendar.days import instant_of, possible_days, words_before
from csto_timeline.formats.icalendar.description import Sources, description
from csto_timeline.formats.icalendar.lines import all_day, day, folded, text, texts
from csto_timeline.formats.icalendar.own_properties import own_properties
from csto_timeline.log.model import Event
from csto_timeline.log.store import Locator, Store
from csto_timeline.query.select import Match, Selection
from csto_timeline.text import visible

_UNDATED = date(1970, 1, 1)
# RFC 5545, 3.2.15, has no type for an answer; programs take a type that they do not know for PARENT.
_RELATIONS = {"Part of": "PARENT", "Follows": "SIBLING"}


class Entries:
    """Makes the VEVENTs of the events of a selection; `mentions` are the events that they name."""

    def __init__(self, selection: Selection, mentions: Mapping[str, Mention]) -> None:
        self._registers = selection.registers
        self._store = selection.store
        self._sources = Sources(selection.registers)
        self._mentions = mentions

    def of(self, match: Match) -> Iterator[str]:
        """Yield a VEVENT for each range of days of an event."""
        event = match.event
        start = _start(event)
        summary = text("SUMMARY", words_before(event.date, event.time) + visible(event.title))
        rest = "".join(self._properties(event))
        for number, days in enumerate(possible_days(event.date), start=1):
            id = event.id if number == 1 else f"{event.id}_{number}"  # no other event has an underscore in its id
            uid = text("UID", uid_of(id, match.store, match.place))
            yield f"BEGIN:VEVENT\r\n{uid}{summary}{start or all_day(days)}{rest}END:VEVENT\r\n"

    def _properties(self, event: Event) -> Iterator[str]:
        """Yield the properties that all VEVENTs of an event share."""
        cited = [self._sources.of(account.source) for account in event.accounts]
        stamp = max((source.published for source in cited if source.published), default=_UNDATED)
        yield f"DTSTAMP:{day(stamp)}T000000Z\r\n"  # the last day on which a source came out: not the clock's
        yield texts("CATEGORIES", map(visible, (kind_name(self._registers, event), *event.tags)))
        yield text("DESCRIPTION", "\n".join(description(self._registers, event, self._sources, self._mentions)))
        if coordinates := coordinates_of(self._registers, event):
            longitude, latitude = map(decimal, coordinates)
            yield f"GEO:{latitude};{longitude}\r\n"
        if location := place_of(self._registers, event):
            yield text("LOCATION", visible(location))
        for label, id in named_by(event):
            other = self._mentions.get(id)
            if other and other.place is not None:
                yield text(f"RELATED-TO;RELTYPE={_RELATIONS[label]}", uid_of(id, self._store, other.place))
        yield f"STATUS:{'TENTATIVE' if event.announced else 'CONFIRMED'}\r\nTRANSP:TRANSPARENT\r\n"
        if link := next((source.link for source in cited if source.link), None):
            yield folded(f"URL:{link}")
        yield from own_properties(self._registers, event)


def _start(event: Event) -> str:
    """Return the instant at which the event began, and at which it ends for a calendar; nothing if it is not known.

    Nothing either where it lies outside the calendar, for which there is no instant.
    """
    start = instant_of(event.date, event.time)
    return f"DTSTART:{day(start.date())}T{start:%H%M%S}Z\r\n" if start else ""


def uid_of(id: str, store: Store, place: Locator) -> str:
    """Return the UID of the event of that id, which stands in the store at that place."""
    title = store.title_of(place)
    return f"{id}@csto-timeline" if title is None else f"{id}@{_hash(title)}.csto-timeline"


@cache
def _hash(title: str) -> str:
    return sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:12]
