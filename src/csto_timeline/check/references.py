"""Errors that no row shows by itself: ids, kinds, references between events, and the order of dates."""

from collections.abc import Iterator, Mapping
from itertools import islice

from csto_timeline.check.findings import Remark
from csto_timeline.check.json_tree import Path
from csto_timeline.check.whole_log import Document
from csto_timeline.log.model import Tenure
from csto_timeline.log.whole import Log
from csto_timeline.text import nearest

_MOST = 12  # kinds that are listed
_HINTS, _SEARCHED = 20, 1000  # references for which the event that is meant is looked for, and among how many


def repeated_ids(document: Document) -> Iterator[Remark]:
    """Find events that have the id of an event before."""
    first: dict[str, int] = {}
    for number, event in enumerate(document.log.events):
        if (before := first.setdefault(event.id, number)) != number:
            place = document.place(("events", before, "id"))
            words = f'"{event.id}" is also the id of the event in line {place.line}: ids are unique'
            yield Remark("repeated-id", ("events", number, "id"), words, event.id)


def undeclared_kinds(document: Document) -> Iterator[Remark]:
    """Find kinds that the register of kinds, where there is one, does not have."""
    for number, event in enumerate(document.log.events):
        declared = document.sheet_of(("events", number)).declared
        if declared and event.kind not in declared:
            some = ", ".join(islice(declared, _MOST)) + (", …" if len(declared) > _MOST else "")
            words = f'"{event.kind}" is not among the kinds that the log declares: {some}'
            yield Remark("undeclared-kind", ("events", number, "kind"), words, event.kind)


def missing_events(document: Document) -> Iterator[Remark]:
    """Find references to events that are not in the log, nor in another that is checked with it."""
    ids = {event.id for event in document.log.events}
    unknown = [each for each in _references(document.log) if each[1] not in ids and each[1] not in document.elsewhere]
    for number, (path, id) in enumerate(unknown):
        close = nearest(id, ids, most=1) if number < _HINTS and len(ids) <= _SEARCHED else []
        hint = f'; did you mean "{close[0]}"?' if close else ""
        yield Remark("no-such-event", path, f'there is no event "{id}"{hint}', id)


def _references(log: Log) -> Iterator[tuple[Path, str]]:
    for number, event in enumerate(log.events):
        if event.part_of:
            yield ("events", number, "part_of"), event.part_of
    for number, country in enumerate(log.countries):
        for each, membership in enumerate(country.membership):
            if membership.event:
                yield ("countries", number, "membership", each, "event"), membership.event


def circles(document: Document) -> Iterator[Remark]:
    """Find events that are part of themselves, each circle once, where its first event stands."""
    numbers = {event.id: number for number, event in enumerate(document.log.events)}
    wholes = {event.id: event.part_of for event in document.log.events if event.part_of in numbers}
    done: set[str] = set()
    for start in numbers:
        way: dict[str, None] = {}
        id: str | None = start
        while id and id not in done and id not in way:
            way[id] = None
            id = wholes.get(id)
        if id in way:
            yield _circle(list(way)[list(way).index(id) :], numbers)
        done.update(way)


def _circle(ids: list[str], numbers: Mapping[str, int]) -> Remark:
    first = min(range(len(ids)), key=lambda place: numbers[ids[place]])
    ring = [*ids[first:], *ids[:first], ids[first]]
    words = "the event is part of itself: " + " is part of ".join(ring)
    return Remark("part-of-itself", ("events", numbers[ids[first]], "part_of"), words, ring[1])


def backward_tenures(document: Document) -> Iterator[Remark]:
    """Find offices and memberships that surely end before they begin."""
    for path, tenure in _tenures(document.log):
        since, until = tenure.since, tenure.until
        if since and until and since.start_min > until.end_max:
            words = f"ends on {until}, before it begins on {since}"
            yield Remark("end-before-start", (*path, "to"), words, until.text)


def _tenures(log: Log) -> Iterator[tuple[Path, Tenure]]:
    for number, person in enumerate(log.people):
        for each, office in enumerate(person.offices):
            yield ("people", number, "offices", each), office
    for number, country in enumerate(log.countries):
        for each, membership in enumerate(country.membership):
            yield ("countries", number, "membership", each), membership
