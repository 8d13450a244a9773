"""Logs with one event at fault, and what is wrong with it."""

import json
from typing import Any

from tests.logs import event


def told(word: str, **members: Any) -> dict[str, Any]:
    """Return an event that every command tells by that word."""
    quotes = [{"speaker": word, "text": f"{word} indeed"}]
    accounts = [{"source": "a", "says": word, "quotes": quotes}, {"source": "b", "says": f"not {word}"}]
    usual = {"id": word, "title": word, "kind": word, "people": [word], "date": "2022-05", "accounts": accounts}
    return event(**(usual | members))


def log_of(form: str, second: bytes) -> bytes:
    """Return a log of four events in JSON or JSON Lines, the JSON of the second as it is given."""
    good = [
        told("alpha", countries=["KZ"]),
        told("gamma", countries=["KZ"]),
        told("delta", countries=["KZ"], date="1999"),
    ]
    first, *rest = (json.dumps(each).encode() for each in good)
    if form == ".jsonl":
        return b"".join(text + b"\n" for text in (first, second, *rest))
    return b'{"events": [' + b",\n".join((first, second, *rest)) + b"]}"


def beta(**members: Any) -> bytes:
    """Return the JSON of the second event, with what is wrong with it."""
    return json.dumps(told("beta", **{"countries": ["AM"], **members})).encode()


# What is wrong with an event, and what the sentence that refuses it says.
FAULTS = {
    "a date that there is not": (beta(date="2022-02-30"), "date: "),
    "an account's date": (beta(accounts=[{"source": "a", "date": "soon"}]), "accounts[0].date: "),
    "a time of no known day": (beta(time="14:30"), "time: a time needs a date known to the day"),
    "a time that there is not": (beta(date="2022-05-01", time="24:30"), "time: expected a time of day"),
    "an unknown member": (beta(acounts=[]), 'acounts: unknown member; did you mean "accounts"?'),
    "accounts of a wrong type": (beta(accounts=5), "accounts: expected an array, got a number"),
    "an id that is no slug": (beta(id="Not A Slug"), "id: expected a slug"),
    "a title of a wrong type": (beta(title=[]), "title: expected text, got an array"),
    "a speaker of a wrong type": (beta().replace(b'"speaker": "beta"', b'"speaker": 1'), "speaker: expected text"),
    "a member given twice": (
        beta(place="Alma").replace(b'"place"', b'"summary": "x", "summary"'),
        'member "summary" is',
    ),
}
# What no question rules out: the member that it asks for cannot be read, or the JSON.
FOUND_BY_ALL = {
    "countries of a wrong type": (beta(countries=5), "countries: expected an array, got a number"),
    "an object that does not end": (beta()[:-1], ""),
    "no JSON at all": (b"beta", "malformed"),
}
BAD_REGISTERS: dict[str, dict[str, Any]] = {
    "an entry without a name": {"countries": [{"code": "AM"}]},
    "an entry of a wrong type": {"people": [5]},
    "a register of a wrong type": {"sources": {}},
    "an unknown register": {"towns": []},
    "a title of nothing": {"title": " "},
    "a title of a wrong type": {"title": None},
    "an id twice": {"people": [{"id": "ann", "name": "Ann"}, {"id": "ann", "name": "Bob"}]},
    "a former id twice": {"former": [{"id": "a", "event": "alpha"}, {"id": "a", "event": "beta"}]},
    "a former id of nothing": {"former": [{"id": "a"}]},
    "a bad date": {"people": [{"id": "ann", "name": "Ann", "offices": [{"title": "Chair", "from": "soon"}]}]},
}
