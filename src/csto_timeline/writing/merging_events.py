"""Merge events of one log, where two are one: the accounts of both, and whatever named the other names what is kept."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from msgspec import ValidationError, json
from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log.codec import decode, decode_value, encode
from csto_timeline.log.faults import fault
from csto_timeline.log.model import Event
from csto_timeline.log.same_event import merged
from csto_timeline.writing.references import BY_EVENTS, FORMER, Reference, named_by, put_former
from csto_timeline.writing.text import LogText

_EVENT = json.Decoder(Event, dec_hook=decode_value)


def merge_events(log: LogText, kept: str, others: Sequence[str], report: Callable[[str], object]) -> None:
    """Add what `others` have to the event `kept`, and remove them; all are ids of events of the log.

    What they contradict stands as `kept` has it, and `report` is called with what does not. Their ids become former
    ids. Raises `LogError` for an event that cannot be read.
    """
    registers, references = log.store().registers(), list(named_by(log, others))
    placed = [(id, replace(_event(log, id), id=kept)) for id in (kept, *others)]
    (one,) = merged(placed, report, registers, first_wins=True)
    within = [member for member in BY_EVENTS if getattr(one, member) in {kept, *others}]
    log.remove_events(others)
    log.replace_event(kept, json.decode(encode(replace(one, **dict.fromkeys(within)))))
    for id in others:
        put_former(log, id, kept)
    _rename(log, references, kept, others)


def _event(log: LogText, id: str) -> Event:
    data = log.event(id)
    try:
        event: Event = decode(_EVENT, data)
    except ValidationError as error:
        raise LogError(f"{log.name}: {id}: {fault(data, error)}") from None
    return event


def _rename(log: LogText, references: Iterable[Reference], kept: str, others: Sequence[str]) -> None:
    """Let what named one of `others` name the event that is kept."""
    one = {kept, *others}
    countries = dict[str, None]()
    for reference in references:
        if reference.member == FORMER:
            put_former(log, reference.id, kept)
        elif reference.member not in BY_EVENTS:
            countries[reference.id] = None
        elif reference.id not in one:
            log.replace_event(reference.id, {**json.decode(log.event(reference.id)), reference.member: kept})
    for code in countries:
        country = log.entry("countries", code) or {}
        log.put_entry("countries", code, {**country, "membership": _renamed(country, kept, one)})


def _renamed(country: dict[str, Any], kept: str, others: Collection[str]) -> list[dict[str, Any]]:
    return [row | ({"event": kept} if row.get("event") in others else {}) for row in country.get("membership", ())]
