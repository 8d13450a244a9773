"""An event as a row of a Parquet file: what it is looked up by, and all of it as JSON."""

import datetime
from collections.abc import Iterator

from msgspec import Struct

from csto_timeline.answers.groups import beginnings
from csto_timeline.log.codec import encode
from csto_timeline.log.model import Event
from csto_timeline.log.parquet.columns import TYPES
from csto_timeline.log.voices import differences
from csto_timeline.query.search import searched_texts
from csto_timeline.query.terms import padded

ORDER = {
    "begins_on": "DATE",
    "has_beginning": "BOOLEAN",
    "ends_on": "DATE",
    "has_no_end": "BOOLEAN",
    "place_in_log": "BIGINT",
}
"""Columns that rows are sorted by, and that no file keeps: the order of events, see `select`."""


class ParquetRow(Struct, frozen=True):
    """The values of the columns, see `TYPES`, and of those that rows are sorted by."""

    id: str
    date: str
    time: str | None
    first_day: datetime.date | None
    last_day: datetime.date | None
    kind: str
    title: str
    summary: str | None
    place: str | None
    place_country: str | None
    countries: tuple[str, ...]
    absent: tuple[str, ...]
    people: tuple[str, ...]
    speakers: tuple[str, ...]
    tags: tuple[str, ...]
    sources: tuple[str, ...]
    part_of: str | None
    follows: str | None
    announced: bool
    disputed: bool
    day: datetime.date | None
    earliest: datetime.date
    latest: datetime.date
    begins_from: datetime.date | None
    begins_to: datetime.date | None
    words: str
    event: str
    begins_on: datetime.date
    has_beginning: bool
    ends_on: datetime.date
    has_no_end: bool
    place_in_log: int


def row_of(event: Event, place: int) -> ParquetRow:
    """Return the row of an event that stands at that place in its log."""
    dates = [event.date, *(account.date for account in event.accounts if account.date)]
    start, begins, end, ends_open = event.date.sort_key
    sure = [when.loosened() for when in dates]
    firsts, lasts = zip(*((begun.first, begun.last) for begun in beginnings(event)), strict=True)
    return ParquetRow(
        id=event.id,
        date=event.date.text,
        time=event.time,
        first_day=event.date.earliest,
        last_day=event.date.latest,
        kind=event.kind,
        title=event.title,
        summary=event.summary,
        place=event.place,
        place_country=event.place_country,
        countries=event.countries,
        absent=event.absent,
        people=event.people,
        speakers=tuple(dict.fromkeys(quote.speaker for quote in event.quotes)),
        tags=event.tags,
        sources=tuple(dict.fromkeys(account.source for account in event.accounts)),
        part_of=event.part_of,
        follows=event.follows,
        announced=event.announced,
        disputed=bool(differences(event)),
        day=start if event.date.is_known_day and set(dates) == {event.date} else None,
        earliest=min(when.start_min for when in sure),
        latest=max(when.end_max for when in sure),
        begins_from=None if None in firsts else min(filter(None, firsts)),
        begins_to=None if None in lasts else max(filter(None, lasts)),
        words=padded(_searched(event)),
        event=encode(event).decode(),
        begins_on=start,
        has_beginning=begins,
        ends_on=end,
        has_no_end=ends_open,
        place_in_log=place,
    )


def _searched(event: Event) -> Iterator[str]:
    """Return the texts that a search looks in, and what the event calls people, countries and its place by."""
    yield from searched_texts(event)
    yield from event.involved
    yield from event.countries
    yield from event.absent
    if event.place:
        yield event.place


assert ParquetRow.__struct_fields__ == (*TYPES, *ORDER)
