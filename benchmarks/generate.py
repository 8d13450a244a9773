"""Generated events: the same for the same seed and count, on every machine and every Python.

Events come one by one, in about the order of their dates, and are never held together in memory.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from benchmarks.dates import Dated, dated
from benchmarks.draw import Draw
from benchmarks.made import Made
from benchmarks.vocabulary import (
    COUNTRIES,
    DATE_NOTE,
    FAMILY,
    GIVEN,
    KINDS,
    OFFICES,
    PLACES,
    PUBLISHERS,
    QUOTES,
    SAYS,
    SUMMARIES,
    TITLES,
    WIRES,
)

FIRST, LAST = date(1992, 5, 15), date(2026, 2, 13)
PEOPLE = [f"{given}-{family}" for given in GIVEN for family in FAMILY]
_WEIGHTED = [code for code, (_, _, weight) in COUNTRIES.items() for _ in range(weight)]


def events(count: int, seed: int) -> Iterator[Made]:
    """Return that many events."""
    draw = Draw(seed)
    days = (LAST - FIRST).days
    for number in range(count):
        day = FIRST + timedelta(days=min(number * days // count + draw.below(20), days))
        yield _event(draw, number, day)


def registers() -> dict[str, Any]:
    """Return the registers that the events refer to: the same for all logs."""
    return {
        "countries": [{"code": code, "name": name, "aliases": [alias]} for code, (name, alias, _) in COUNTRIES.items()],
        "people": [_person(number, given, family) for number, (given, family) in enumerate(_names())],
        "sources": [_source(id, year) for id in PUBLISHERS for year in range(FIRST.year, LAST.year + 1)],
    }


def _names() -> Iterator[tuple[str, str]]:
    return ((given, family) for given in GIVEN for family in FAMILY)


def _person(number: int, given: str, family: str) -> dict[str, Any]:
    names = [f"{one} {other}" for one, other in zip(GIVEN[given], FAMILY[family], strict=True)]
    code, (country, _, _) = list(COUNTRIES.items())[number % 6]
    office = {"title": f"{OFFICES[number % len(OFFICES)]} of {country}", "from": str(FIRST.year + number)}
    return {
        "id": f"{given}-{family}",
        "name": names[0],
        "country": code,
        "aliases": names[1:],
        "offices": [office],
    }


def _source(id: str, year: int) -> dict[str, Any]:
    wire = {"wire": WIRES[year % 2]} if year % 3 == 0 else {}
    return {"id": f"{id}-{year}", "publisher": PUBLISHERS[id], "published": str(year), **wire}


def _event(draw: Draw, number: int, day: date) -> Made:
    own = dated(draw, day)
    countries = draw.some(_WEIGHTED, 4)
    filled = _filled(draw, countries)
    accounts = [_account(draw, f"{id}-{day.year}", day, filled) for id in draw.some(list(PUBLISHERS), 3)]
    kind = draw.one(KINDS)
    members = {
        "id": f"{countries[0].lower()}-{kind}-{day.year}-{number}",
        "date": own.text,
        "kind": kind,
        "title": draw.one(TITLES).format_map(filled),
        **_optional(draw, filled),
        "countries": countries,
        "accounts": [account for account, _ in accounts],
    }
    return Made(members, (own, *(other for _, other in accounts if other)))


def _filled(draw: Draw, countries: Sequence[str]) -> dict[str, Any]:
    """Return what the texts of an event leave open."""
    other = COUNTRIES[countries[1]][0] if len(countries) > 1 else "the Council"
    return {"a": COUNTRIES[countries[0]][0], "b": other, "n": 10 + draw.below(900)}


def _optional(draw: Draw, filled: dict[str, Any]) -> dict[str, Any]:
    """Return the members that an event may lack."""
    members: dict[str, Any] = {}
    if draw.share() < 0.75:
        members["summary"] = draw.one(SUMMARIES).format_map(filled)
    if draw.share() < 0.03:
        members["date_note"] = DATE_NOTE
    if draw.share() < 0.6:
        place = draw.one(list(PLACES))
        members |= {"place": place, "place_country": PLACES[place]}
    if draw.share() < 0.8:
        members["people"] = draw.some(PEOPLE, 3)
    return members


def _account(draw: Draw, source: str, day: date, filled: dict[str, Any]) -> tuple[dict[str, Any], Dated | None]:
    """Return an account, and its date where it gives another."""
    account: dict[str, Any] = {"source": source}
    other = None
    if draw.share() < 0.03:
        other = dated(draw, day + timedelta(days=1))
        account["date"] = other.text
    if draw.share() < 0.35:
        account["says"] = draw.one(SAYS).format_map(filled)
    if draw.share() < 0.2:
        account["quotes"] = [{"speaker": draw.one(PEOPLE), "text": draw.one(QUOTES)}]
    if draw.share() < 0.02:
        account["announced"] = True
    return account, other
