"""What `--json` prints of events."""

from collections.abc import Iterable
from datetime import date

from msgspec import json

from csto_timeline.log import builtins
from csto_timeline.query import Match
from csto_timeline.text import json_escaped


def events_as_json(matches: Iterable[Match], *, of_period: bool) -> str:
    """Give one array: each event as in a log, and what a script wants to know of the match.

    `match` is `certain` or `possible`, null where no period was asked for (`of_period`);
    `earliest` and `latest` are the bounds of the event's own date, null where it is open.
    """
    rows = [
        {
            **builtins(event),
            "match": None if not of_period else "certain" if certain else "possible",
            "earliest": _bound(event.date.start_min),
            "latest": _bound(event.date.end_max),
        }
        for event, certain in matches
    ]
    return json_escaped(json.format(json.encode(rows), indent=2).decode()) + "\n"


def _bound(day: date) -> str | None:
    return None if day in {date.min, date.max} else day.isoformat()
