"""What `--json` prints."""

from datetime import date
from typing import Any

from msgspec import json

from csto_timeline.log.document import builtins
from csto_timeline.query.query import Match
from csto_timeline.text import json_escaped


def document(data: Any) -> str:
    """Give one JSON document, indented by two."""
    return json_escaped(json.format(json.encode(data), indent=2).decode()) + "\n"


def event_data(match: Match, *, of_period: bool) -> dict[str, Any]:
    """Give an event as in a log, and what a script wants to know of the match.

    `match` is `certain` or `possible`, null where no period was asked for (`of_period`);
    `earliest` and `latest` are the bounds of the event's own date, null where it is open.
    """
    when = match.event.date
    return {
        **builtins(match.event),
        "match": match.word if of_period else None,
        "earliest": _bound(when.start_min),
        "latest": _bound(when.end_max),
    }


def _bound(day: date) -> str | None:
    return None if day in {date.min, date.max} else day.isoformat()
