"""The output of `--json`."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Raw, json

from csto_timeline.log.codec import ENCODER, encode
from csto_timeline.log.model import Event
from csto_timeline.text import json_escaped

_MEMBERS = json.Decoder(dict[str, Raw])


def document(data: Any) -> Iterator[str]:
    """Return one JSON document, indented by two, in one piece."""
    yield json_escaped(json.format(ENCODER.encode(data), indent=2).decode()) + "\n"


def array(items: Iterable[Any]) -> Iterator[str]:
    """Return one JSON array, indented by two, a piece for each item."""
    before = "[\n  "
    for item in items:
        yield before + json_escaped(json.format(ENCODER.encode(item), indent=2).decode()).replace("\n", "\n  ")
        before = ",\n  "
    yield "\n]\n" if before.startswith(",") else "[]\n"


def event_data(event: Event, match: str | None = None) -> dict[str, Any]:
    """Return an event as in a log, and what a script wants to know of it.

    `match` is `certain` or `possible`, null where no period was asked for; `earliest` and
    `latest` are the bounds of the event's own date, null where it is open or not known.
    """
    return {
        **_MEMBERS.decode(encode(event)),
        "match": match,
        "earliest": event.date.earliest,
        "latest": event.date.latest,
    }
