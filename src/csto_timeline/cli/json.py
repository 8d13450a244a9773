"""What `--json` prints."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import json

from csto_timeline.log import builtins
from csto_timeline.query import Match


def document(data: Any) -> str:
    """Give one JSON document, indented by two."""
    return json.format(json.encode(data), indent=2).decode() + "\n"


def events_as_json(matches: Iterable[Match]) -> str:
    """Give one array of events."""
    return document([event_data(match) for match in matches])


def event_data(match: Match) -> dict[str, Any]:
    """Give an event as in a log, and what a script wants to know of the match.

    `match` is `certain` or `possible`; `earliest` and `latest` are the bounds of the date,
    null where it is open.
    """
    when = match.event.date
    return {
        **builtins(match.event),
        "match": match.word,
        "earliest": _bound(when.start_min),
        "latest": _bound(when.end_max),
    }


def _bound(day: date) -> str | None:
    return None if day in {date.min, date.max} else day.isoformat()
