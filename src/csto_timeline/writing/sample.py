"""The log that someone begins with."""

from typing import Any

from msgspec import json

from csto_timeline.text import json_escaped

_EXAMPLE: dict[str, Any] = {
    "id": "quay-closed-2021",
    "date": "2021-03-03",
    "kind": "measure",
    "title": "Example: a court closes the old quay",
    "summary": "Replace this event with one of your own, or remove it.",
    "place": "Rotterdam",
    "countries": ["NL"],
    "people": ["anna-de-vries"],
    "accounts": [
        {
            "source": "courier-2021-03-04",
            "quotes": [{"speaker": "anna-de-vries", "text": "We shall obey."}],
        },
        {"source": "gazette-2021-03", "says": "Adds that the closure is for a year.", "date": "2021-03"},
    ],
}
_REGISTERS: dict[str, Any] = {
    "kinds": [],
    "countries": [{"code": "NL", "name": "Netherlands", "aliases": ["Holland"]}],
    "places": [{"id": "rotterdam", "name": "Rotterdam", "country": "NL", "coordinates": [4.48, 51.92]}],
    "people": [{"id": "anna-de-vries", "name": "Anna de Vries", "country": "NL"}],
    "sources": [
        {
            "id": "courier-2021-03-04",
            "publisher": "The Courier",
            "title": "Court closes the old quay",
            "published": "2021-03-04",
            "url": "https://courier.example/2021/03/04/quay",
        },
        {"id": "gazette-2021-03", "publisher": "Harbour Gazette", "published": "2021-03"},
    ],
}


def sample(title: str | None, *, lines: bool) -> str:
    """Return a small valid log with one event and an entry in each register but kinds, as JSON or JSON Lines."""
    head = {} if title is None else {"title": title}
    if lines:
        registers = {name: entries for name, entries in _REGISTERS.items() if entries}
        data = json.encode({**_EXAMPLE, "registers": head | registers})
    else:
        data = json.format(json.encode({"version": 1, **head, **_REGISTERS, "events": [_EXAMPLE]}), indent=2)
    return json_escaped(data.decode()) + "\n"
