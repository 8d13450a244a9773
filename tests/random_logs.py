"""Random logs and questions, the same for the same seed, for tests that hold two answers against each other."""

import json
import random
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

T = TypeVar("T")
Members = dict[str, Any]
# What events use, with its name and other spellings; no spelling fits two of a sort.
COUNTRIES = {"KZ": ("Kazakhstan", "Казахстан"), "AM": ("Armenia", "Hayastan"), "X+Y": ("Twin Isles", "Isles")}
PEOPLE = {"ann-lee": ("Ann Lee", "Annie"), "bo": ("Bo Çelik", "B. Celik"), "jay": ("Jay+", "O’Jay"), "cy": ("Cy", "Si")}
KINDS = {"summit": "Summit", "gipfel": "Peak talks", "clash": "Clash", "law suit": "Lawsuit"}
SOURCES = {
    "post-1": ("The Post", "AP"),
    "post-2": ("The Post", None),
    "echo": ("Echo", "AP"),
    "canal": ("Canal+", None),
}
TAGS = ("energy", "Energy", "peace talks", "gas+oil")
TIMES = ("09:00", "14:30", "14:30+06:00", "09:10Z", "23:50-03:00", "00:10+05:30")
PLACES = ("Old Town", "Canal+", "Минск", "New Town", "old-town", "NEWTOWN")
PLACE_ENTRIES = ({"id": "old-town", "name": "Staraya", "aliases": ["Old Town"]}, {"id": "m", "name": "Минск"})
TEXTS = (
    *("Border closed", "border OPENED again", 'Of "date": "2022", "accounts": [{', "{\\u0041} }]", "Zoë’s café — open"),
    *('"countries":["KZ"]', "тишина", "x\ty\nz"),
)
WORDS = (
    "border",
    "BORDER again",
    '"closed"',
    "zoe",
    "тишина",
    "date accounts",
    "kz",
    "u0041",
    '"border closed"',
    "nothing",
    "energy",
    "borders OR closing",
    "-border",
    'again NOT "again of"',
    "Казахстана OR kz",
    "annie",
    "o’jay -closed",
    "staraya OR минске",
    "r",
)
YEARS = range(2019, 2024)


class Question(Struct, frozen=True, kw_only=True):
    """What is asked: the fields of a query, the period as its first and last day.

    A day of any year is two numbers, a month of any year one, and None.
    """

    period: tuple[date, date] | None = None
    on: tuple[int, int | None] | None = None
    certain: bool = False
    events: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    search: str | None = None
    not_countries: tuple[str, ...] = ()
    not_people: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    disputed: bool = False
    date_disputed: bool = False
    single_source: bool = False
    limit: int | None = None
    reverse: bool = False


class Chance:
    """Draws logs and questions."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 (no secret hangs on it)

    def one(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return self._random.choice(items)

    def share(self, share: float) -> bool:
        """Say yes that often."""
        return self._random.random() < share

    def some(self, items: Iterable[Any], most: int) -> list[Any]:
        """Return up to `most` of the items."""
        items = list(items)
        return self._random.sample(items, min(self._random.randint(0, most), len(items)))

    def log(self) -> tuple[list[Members], Members]:
        """Return events, and registers that have some of their names."""
        registers: dict[str, list[Members]] = {
            "countries": [{"code": code, "name": names[0], "aliases": [names[1]]} for code, names in COUNTRIES.items()],
            "places": list(PLACE_ENTRIES),
            "people": [{"id": id, "name": names[0], "aliases": [names[1]]} for id, names in PEOPLE.items()],
            "sources": [
                {"id": id, "publisher": name, **({"wire": wire} if wire else {})}
                for id, (name, wire) in SOURCES.items()
            ],
        }
        known = {register: self.some(entries, len(entries)) for register, entries in registers.items()}
        return [self._event(number) for number in range(self._random.randint(0, 9))], known

    def _event(self, number: int) -> Members:
        optional = {
            "summary": self.one(TEXTS),
            "place": self.one(PLACES),
            "countries": self.some(COUNTRIES, 3),
            "people": self.some(PEOPLE, 2),
            "absent": self.some(COUNTRIES, 2),
            "tags": list(
                {tag.casefold(): tag for tag in self.some(TAGS, 2)}.values()
            ),  # as merged logs: in one spelling
        }
        kept = {name: value for name, value in optional.items() if self.share(0.6)}
        when = self.when()
        drawn = [self._account(when) for _ in range(self._random.randint(1, 3))]
        accounts = [each for place, each in enumerate(drawn) if each not in drawn[:place]]  # as logs merged have them
        event = {"id": f"e-{number}", "date": when, "kind": self.one(list(KINDS)), "title": self.one(TEXTS)}
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", event["date"]) and self.share(0.7):
            kept["time"] = self.one(TIMES)
        return self._mixed({**event, **kept, "accounts": accounts})

    def _account(self, when: str) -> Members:
        quotes = [
            {"speaker": self.one(list(PEOPLE)), "text": self.one(TEXTS)}
            | ({"original": self.one(TEXTS)} if self.share(0.3) else {})
            for _ in range(self._random.randint(1, 2))
        ]
        vaguer = (when, when[:7], when[:4]) if when[0].isdigit() else (when,)
        date = self.one((self.when(), *vaguer))
        optional = {"date": date, "says": self.one(TEXTS), "quotes": quotes, "announced": True}
        kept = {name: value for name, value in optional.items() if self.share(0.3)}
        return self._mixed({"source": self.one(list(SOURCES)), **kept})

    def _mixed(self, members: Members) -> Members:
        return {name: members[name] for name in self._random.sample(list(members), len(members))}

    def when(self) -> str:
        """Return an event date: a year, month or day, an interval of these, or one day of a range."""
        one, two = self.days()
        forms = (self._cut(one), self._cut(one), self._cut(one), f"{one:%Y}~", f"{one}/{two}", f"{self._cut(one)}/..")
        return self.one((*forms, f"../{two}", f"[{one}..{two}]", f"[..{self._cut(two)}]", f"{one:%Y-%m}/{two:%Y-%m}"))

    def days(self) -> tuple[date, date]:
        """Return a first and a last day."""
        one, two = self.day(), self.day()
        return min(one, two), max(one, two)

    def day(self) -> date:
        """Return a day, often the first or the last of a year."""
        return date(self.one(YEARS), self.one((1, 1, 2, 12)), self.one((1, 2, 28)))

    def _cut(self, day: date) -> str:
        return day.isoformat()[: self.one((4, 7, 10))]

    def question(self) -> Question:
        """Return a question of some of the filters."""
        names: dict[str, Iterable[str]] = {
            "countries": COUNTRIES,
            "absent": COUNTRIES,
            "people": PEOPLE,
            "kinds": KINDS,
            "tags": TAGS,
            "places": (*PLACES, "Staraya", "m"),
            "sources": SOURCES,
        }
        asked = {field: self._typed(field, known) for field, known in names.items() if self.share(0.2)}
        asked |= {f"not_{field}": self._typed(field, names[field]) for field in names if self.share(0.08)}
        members: dict[str, Any] = {
            name: value for name, value in asked.items() if name in Question.__struct_fields__ and value
        }
        if self.share(0.5):
            members["period"] = self.days()
            members["certain"] = self.share(0.3)
        if self.share(0.2):
            members["on"] = self.one(((1, 1), (1, 2), (2, 28), (2, 29), (12, 1), (1, None), (12, None)))
            members["certain"] = members.get("certain", False) or self.share(0.3)
        switches: dict[str, Any] = {
            "disputed": True,
            "date_disputed": True,
            "single_source": True,
            "reverse": True,
            "limit": 2,
            "search": self.one(WORDS),
            "events": tuple(self._in_some_case(f"e-{number}") for number in self.some(range(5), 3)),
        }
        return Question(**members, **{name: value for name, value in switches.items() if self.share(0.15)})

    def _typed(self, field: str, known: Iterable[str]) -> tuple[str, ...]:
        spellings = {key: (key, *self._spellings(field, key)) for key in known}
        values = [self._in_some_case(self.one(spellings[key])) for key in self.some(known, 2)]
        if field in {"countries", "absent", "people", "kinds", "tags"} and self.share(0.2):
            values = ["+".join(values)] if values else values
        return tuple(values)

    def _spellings(self, field: str, key: str) -> tuple[str, ...]:
        every: dict[str, Any] = {"countries": COUNTRIES, "absent": COUNTRIES, "people": PEOPLE, "sources": SOURCES}
        return tuple(filter(None, every[field][key])) if field in every else ()

    def _in_some_case(self, text: str) -> str:
        return text if self.share(0.8) else self.one((text.upper(), text.lower(), f" {text} "))

    def written(self, value: Any) -> str:
        """Write JSON: with escapes and spaces here and there."""
        match value:
            case dict():
                return (
                    "{"
                    + ",".join(
                        f"{self.written(name)}{self._space()}:{self.written(each)}" for name, each in value.items()
                    )
                    + "}"
                )
            case list():
                return "[" + f",{self._space()}".join(map(self.written, value)) + "]"
            case str() if self.share(0.3):
                return (
                    '"' + "".join(f"\\u{ord(c):04x}" if self.share(0.4) else json.dumps(c)[1:-1] for c in value) + '"'
                )
        return json.dumps(value, ensure_ascii=self.share(0.5))

    def _space(self) -> str:
        return self.one(("", "", " ", "\t"))
