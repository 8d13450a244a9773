"""A log in which every row has all its members, and the same log with another value for one of them."""

from copy import deepcopy
from typing import Any

from csto_timeline.log.model import (
    Account,
    Country,
    Event,
    Former,
    Kind,
    LogObject,
    Membership,
    Office,
    Person,
    Place,
    Quote,
    Source,
)

Log = dict[str, Any]
# Where in the log the row stands whose members are looked at.
ROWS: dict[type[LogObject], tuple[str | int, ...]] = {
    Event: ("events", 0),
    Account: ("events", 0, "accounts", 0),
    Quote: ("events", 0, "accounts", 0, "quotes", 0),
    Kind: ("kinds", 0),
    Country: ("countries", 0),
    Membership: ("countries", 0, "membership", 0),
    Place: ("places", 0),
    Person: ("people", 0),
    Office: ("people", 0, "offices", 0),
    Source: ("sources", 0),
    Former: ("former", 0),
}
FULL: dict[str, Any] = {
    "version": 1,
    "title": "A log",
    "chair": "Chair",
    "landmarks": ["talks"],
    "kinds": [{"id": "talks", "name": "Talks", "color": "red"}],
    "countries": [
        {
            "code": "KZ",
            "name": "Kazakhstan",
            "aliases": ["Qazaqstan"],
            "membership": [{"status": "member", "body": "treaty", "event": "larger", "from": "2000", "to": "2030"}],
        },
        *({"code": code, "name": name} for code, name in (("UZ", "Uzbekistan"), ("TJ", "Tajikistan"))),
    ],
    "places": [
        {
            "id": "staraya",
            "name": "Staraya",
            "country": "UZ",
            "aliases": ["Old Town"],
            "coordinates": [69.28, 41.31],
        },
    ],
    "people": [
        {
            "id": "ann",
            "name": "Ann Lee",
            "country": "TJ",
            "aliases": ["Annie"],
            "offices": [{"title": "Chair", "source": "gazette", "from": "2020", "to": "2025"}],
        },
    ],
    "sources": [
        {
            "id": "post",
            "publisher": "The Post",
            "title": "Annie meets",
            "author": "Bo Roe",
            "published": "2022-11-23",
            "wire": "AP",
            "url": "https://post.example/1",
            "archived": "https://archive.example/1",
            "accessed": "2024-05-01",
            "language": "en",
        },
        {"id": "gazette", "publisher": "Gazette"},
    ],
    "former": [{"id": "a-part", "event": "larger"}],
    "events": [
        {
            "id": "an-event",
            "date": "2022-11-23",
            "time": "14:30+06:00",
            "kind": "talks",
            "title": "They meet",
            "summary": "For a day",
            "date_note": "Read off a photograph",
            "place": "Old Town",
            "place_country": "UZ",
            "countries": ["KZ"],
            "absent": ["TJ"],
            "people": ["ann"],
            "tags": ["energy"],
            "part_of": "larger",
            "follows": "larger",
            "accounts": [
                {
                    "source": "post",
                    "date": "2022-11",
                    "says": "It was short",
                    "quotes": [
                        {
                            "speaker": "ann",
                            "text": "We met in Qazaqstan",
                            "original": "Мы встретились в Казахстане",
                            "language": "ru",
                        }
                    ],
                    "announced": True,
                },
                {"source": "echo", "says": "It was long", "announced": True},
            ],
        },
        {"id": "larger", "date": "2022", "kind": "talks", "title": "All of it", "accounts": [{"source": "echo"}]},
    ],
}


def at(log: Log, row: type[LogObject]) -> dict[str, Any]:
    """Return the row of that type which stands in the log."""
    found: Any = log
    for step in ROWS[row]:
        found = found[step]
    assert isinstance(found, dict)
    return found


def changed(row: type[LogObject], member: str, value: Any) -> Log:
    """Return the full log with another value for a member; it declares the kinds that it has."""
    log = deepcopy(FULL)
    at(log, row)[member] = value
    declared = {kind["id"] for kind in log["kinds"]} if isinstance(log["kinds"][0]["id"], str) else set()
    if "talks" not in declared:
        log["kinds"] += FULL["kinds"]
    elif (kind := log["events"][0]["kind"]) == "law":
        log["kinds"].append({"id": kind, "name": "Law"})
    return log


def values(data: Any, member: str) -> list[Any]:
    """Return all values that a member of that name has, anywhere in a log."""
    if isinstance(data, list):
        return [value for each in data for value in values(each, member)]
    if isinstance(data, dict):
        own = [data[member]] if member in data else []
        return own + [value for each in data.values() for value in values(each, member)]
    return []
