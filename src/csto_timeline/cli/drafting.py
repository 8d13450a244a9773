"""The options of `add`, as typed, turned into the draft of an event."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError, UsageError
from csto_timeline.writing.draft import Draft
from csto_timeline.writing.names import date_of
from csto_timeline.writing.quotes import quote_of
from csto_timeline.writing.sources import SourceDraft

T = TypeVar("T")
_MEMBERS = {"source": "named", "headline": "title", "says-date": "date"}  # where an option has another name
_DATES = {"published", "accessed", "says-date"}


class EventOptions(Struct, frozen=True, kw_only=True):
    """The options that describe an event, as typed; `of_sources` has those that describe sources."""

    date: str | None
    kind: str | None
    title: str | None
    summary: str | None
    time: str | None
    date_note: str | None
    place: str | None
    place_country: str | None
    countries: Sequence[str]
    absent: Sequence[str]
    people: Sequence[str]
    tags: Sequence[str]
    part_of: str | None
    follows: str | None
    id: str | None
    of_sources: Mapping[str, Sequence[str]]
    quotes: Sequence[str]
    announced: bool
    as_typed: bool


def draft_of(options: EventOptions, date: EventDate, kind: str, title: str, sources: Sequence[SourceDraft]) -> Draft:
    """Return the draft of an event, with all that the options say of it."""
    own = {name: getattr(options, name) for name in Draft.__struct_fields__ if hasattr(options, name)}
    needed: dict[str, Any] = {"date": date, "kind": kind, "title": title, "sources": sources}
    return Draft(**own | needed)


def sources_of(options: EventOptions) -> list[SourceDraft]:
    """Return the sources that the options give; raises `UsageError` if it is not clear what belongs to which."""
    number = max(map(len, options.of_sources.values()), default=0)
    for option, values in options.of_sources.items():
        if len(values) != number:
            raise _unclear(option, values, number)
    drafts = [
        _source_draft({option: values[each] for option, values in options.of_sources.items()}) for each in range(number)
    ]
    if options.quotes and number not in {1, len(options.quotes)}:
        raise _unclear("quote", options.quotes, number)
    quotes = [[quote] for quote in options.quotes] if number > 1 else [options.quotes] * number
    quoted = [tuple(quote_of(each) for each in own if each) for own in quotes] or [()] * number
    return [replace(each, announced=options.announced, quotes=own) for each, own in zip(drafts, quoted, strict=True)]


def _source_draft(values: Mapping[str, str]) -> SourceDraft:
    members: dict[str, Any] = {}
    for option, value in values.items():
        if value:
            members[_MEMBERS.get(option, option)] = read(f"--{option}", value, date_of) if option in _DATES else value
    return SourceDraft(**members)


def _unclear(option: str, values: Sequence[str], number: int) -> UsageError:
    times = "once" if len(values) == 1 else f"{len(values)} times"
    return UsageError(f'--{option} is given {times} for {number} sources: give it once for each, "" for none')


def read(option: str, typed: str, reader: Callable[[str], T]) -> T:
    """Return what an option means; raises `UsageError`, which names the option."""
    try:
        return reader(typed)
    except DateError as error:
        raise UsageError(f"{option}: {error}") from None
