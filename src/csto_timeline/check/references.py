"""Errors across events: ids, references between events, and the order of dates in registers."""

from collections.abc import Iterator, Mapping

from csto_timeline.check.findings import Remark
from csto_timeline.check.tenures import tenures
from csto_timeline.check.whole_log import WholeLog
from csto_timeline.dates.calendar import Precision
from csto_timeline.dates.event_date import EventDate
from csto_timeline.folding import nearest
from csto_timeline.log.registers import REGISTERS
from csto_timeline.log.validity import Path, repeated_id

# The members by which events may be bound in a circle, with the rule against it, and the verb.
_CIRCLES = {"part_of": ("part-of-itself", "is part of"), "follows": ("follows-itself", "follows")}
_NAMED = 10  # events of a circle that a finding names
_HINTS, _SEARCHED = 20, 1000  # references for which the event that is meant is looked for, and among how many


def repeated_ids(log: WholeLog) -> Iterator[Remark]:
    """Find events that have the id of an earlier event, and former ids that an event has."""
    lines: dict[str, int] = {}
    for number, id in log.index.repeats:
        if id not in lines:
            lines[id] = log.place(("events", log.index.ids[id], "id")).line
        yield Remark("repeated-id", ("events", number, "id"), repeated_id(id, f"line {lines[id]}"), id)
    for number, former in enumerate(log.registers.former):
        if (named := log.index.ids.get(former.id)) is not None:
            words = repeated_id(former.id, f"line {log.place(('events', named, 'id')).line}", "remove one")
            yield Remark("repeated-id", ("former", number, "id"), words, former.id)


def missing_events(log: WholeLog) -> Iterator[Remark]:
    """Find references to events that are neither in the log nor in another one checked with it."""
    unknown = (each for each in _references(log) if not log.has(each[1]))
    for number, (path, id) in enumerate(unknown):
        yield Remark("no-such-event", path, f'there is no event "{id}"{_hint(log, id, number)}', id)


def _hint(log: WholeLog, id: str, number: int) -> str:
    """Return which event may be meant instead of the one that is missing, `number` of them before it."""
    if number >= _HINTS:
        return ""
    if now := log.registers.merged_into(id):
        return f'; it was merged into "{now}"'
    close = nearest(id, log.index.ids, most=1) if len(log.index.ids) <= _SEARCHED else []
    return f'; did you mean "{close[0]}"?' if close else ""


def _references(log: WholeLog) -> Iterator[tuple[Path, str]]:
    for member, named in log.index.named_events.items():
        for number, _, id in named:
            yield ("events", number, member), id
    for number, country in enumerate(log.registers.countries):
        for each, membership in enumerate(country.membership):
            if membership.event:
                yield ("countries", number, "membership", each, "event"), membership.event
    for number, former in enumerate(log.registers.former):
        yield ("former", number, "event"), former.event


def circles(log: WholeLog) -> Iterator[Remark]:
    """Find events that are part of themselves, or answer themselves, each circle once, at its first event."""
    for member in _CIRCLES:
        yield from _circles(log, member)


def _circles(log: WholeLog, member: str) -> Iterator[Remark]:
    ids = log.index.ids
    numbers = {**ids, **{id: number for number, id in log.index.repeats}} if log.index.repeats else ids
    named = {id: other for _, id, other in log.index.named_events[member] if other in numbers}
    done: set[str] = set()
    for start in named:
        way: dict[str, None] = {}
        id: str | None = start
        while id and id not in done and id not in way:
            way[id] = None
            id = named.get(id)
        if id in way:
            yield _circle(member, list(way)[list(way).index(id) :], numbers)
        done.update(way)


def _circle(member: str, ids: list[str], numbers: Mapping[str, int]) -> Remark:
    first = min(range(len(ids)), key=lambda place: numbers[ids[place]])
    ring = [*ids[first:], *ids[:first], ids[first]]
    rule, verb = _CIRCLES[member]
    words = f"the event {verb} itself: " + f" {verb} ".join(ring if len(ids) <= _NAMED else ring[:_NAMED])
    if len(ids) > _NAMED:
        words += f", and so on through {len(ids) - _NAMED:,} more, back to {ring[0]}"
    return Remark(rule, ("events", numbers[ids[first]], member), words, ring[1])


def backward_tenures(log: WholeLog) -> Iterator[Remark]:
    """Find offices and memberships that certainly end before they begin."""
    for register in REGISTERS:
        for number, entry in enumerate(getattr(log.registers, register)):
            for name, each, tenure in tenures(entry):
                since, until = tenure.since, tenure.until
                if since and until and since.start_min > until.end_max:
                    words = f"ends {_when(until)}, before it begins {_when(since)}"
                    yield Remark("end-before-start", (register, number, name, each, "to"), words, until.text)


def _when(date: EventDate) -> str:
    has_days = any(part and part.precision is Precision.DAY for part in date.parts)
    return f"{'on' if has_days else 'in'} {date}"
