"""Logs for tests: read whole, made of a few events, kept in memory."""

import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from csto_timeline.log.codec import ENCODER
from csto_timeline.log.document import Document
from csto_timeline.log.extra import spread
from csto_timeline.log.lines import Lines
from csto_timeline.log.merged_logs import MergedLogs
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.store import Prefer, Store
from csto_timeline.log.whole import Log
from csto_timeline.query.name import Name
from csto_timeline.query.query import Query
from csto_timeline.query.resolve import all_names
from csto_timeline.query.select import Selection
from csto_timeline.query.select import select as select_from


def whole(store: Store) -> Log:
    """Return all events of a store, and its registers."""
    selection = select_from(store, Query())
    in_order = sorted(selection.matches, key=lambda match: match.place)
    events, registers = tuple(match.event for match in in_order), selection.registers
    return Log(events=events, **{name: getattr(registers, name) for name in Registers.__struct_fields__})


def decode(data: bytes, name: str) -> Log:
    """Read a JSON document whole."""
    return whole(Document(data, name))


def decode_lines(data: bytes, name: str) -> Log:
    """Read JSON Lines whole."""
    return whole(Lines(io.BytesIO(data), name))


def encode(log: Log) -> str:
    """Write a log as a JSON document."""
    return ENCODER.encode(spread(log)).decode()


def store_of(log: Log) -> Store:
    """Keep a log in memory."""
    return Document(encode(log).encode(), "a test's log")


def merge(
    logs: Sequence[tuple[str, Log]], report: Callable[[str], object] | None = None, prefer: Prefer | None = None
) -> Log:
    """Make one log of several, each with its name."""
    return whole(MergedLogs([Document(encode(log).encode(), name) for name, log in logs], report, prefer))


def select(log: Log, query: Query) -> Selection:
    """Find in a log what fits."""
    return select_from(store_of(log), query)


def event(**members: Any) -> dict[str, Any]:
    """Return the JSON of an event: what `members` say, and what they must have."""
    return {
        "id": "an-event",
        "date": "2022-11-23",
        "kind": "summit",
        "title": "A title",
        "accounts": [{"source": "a-source"}],
        **members,
    }


def log_bytes(*events: dict[str, Any], **members: Any) -> bytes:
    """Return the JSON of a log."""
    return json.dumps({"version": 1, "title": "A log", **members, "events": list(events)}).encode()


def lines_bytes(*events: dict[str, Any]) -> bytes:
    """Return JSON Lines of events."""
    return "".join(json.dumps(each) + "\n" for each in events).encode()


def make_log(*events: dict[str, Any], **members: Any) -> Log:
    """Return a log."""
    return decode(log_bytes(*events, **members), "a test's log")


def make_store(*events: dict[str, Any], **members: Any) -> Store:
    """Return a store of a log."""
    return Document(log_bytes(*events, **members), "a test's log")


def ids(selection: Selection) -> list[str]:
    """Return the ids of what was found, in order."""
    return [event.id for event in selection.events]


def in_lines(events: Iterable[dict[str, Any]], name: str = "lines") -> Store:
    """Return a store of JSON Lines."""
    return Lines(io.BytesIO(lines_bytes(*events)), name)


def names_of(log: Log, field: str) -> list[Name]:
    """Return all names of a field that a log has."""
    return all_names(store_of(log), field)


def event_of(log: Log, id: str) -> Event:
    """Return the event of that id."""
    return next(each for each in log.events if each.id == id)
