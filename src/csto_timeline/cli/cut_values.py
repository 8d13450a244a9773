"""Values of options that were cut at a space: `--person vladimir putin`, `--country armenia and azerbaijan`."""

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from csto_timeline.cli.misplaced_words import MOST, periods_among
from csto_timeline.cli.names_in_words import is_found, names_of_log
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.query.name import Name
from csto_timeline.query.names import matching_all

# The options that take names, by their parameter, with the field of `NAME_FIELDS`.
_FIELDS = {
    "country": "countries",
    "absent": "absent",
    "person": "people",
    "speaker": "people",
    "kind": "kinds",
    "tag": "tags",
    "place": "places",
    "source": "sources",
    "not_country": "countries",
    "not_person": "people",
    "not_kind": "kinds",
}
_JOINED = {"country", "absent", "person", "tag"}  # of which an event may have several: A+B
_JOINERS = re.compile(r"(?:^|\s)(?:and|or|&|\+)\s", re.IGNORECASE)
_OR = re.compile(r"(?:^|\s)or\s", re.IGNORECASE)


def value_meant(ctx: Any, words: Sequence[str]) -> str:
    """Return the option whose value goes on in words that stand alone, with the periods among them; else nothing.

    A log that cannot be read twice has no names.
    """
    if len(words) > MOST:
        return ""
    periods, others = periods_among(list(words))
    typed = " ".join(others)
    given = {name: ctx.params[name][-1] for name in _FIELDS if ctx.params.get(name)}
    option = (_of_name(ctx, given, typed) if given and typed else "") or _of_search(ctx, typed)
    return " ".join([*map(shlex.quote, periods), option]) if option else ""


def _of_name(ctx: Any, given: Mapping[str, str], typed: str) -> str:
    """Return the option for a name in several words, or for several names that a word joins."""
    parts = [part.strip() for part in _JOINERS.split(typed)]
    goes_on = bool(parts[0])
    if not all(parts[1:]) or (goes_on and len(parts) > 1):
        return ""
    names = {name: [f"{value} {typed}"] if goes_on else parts[1:] for name, value in given.items()}
    known = names_of_log(ctx, {_FIELDS[name]: each for name, each in names.items()})
    for name, value in given.items():
        if known and all(_is_known(each, known, name) for each in names[name]):
            return _option(name, names[name] if goes_on else [value, *parts[1:]], either=bool(_OR.search(typed)))
    return ""


def _is_known(typed: str, known: Mapping[str, list[Name]], name: str) -> bool:
    field = _FIELDS[name]
    return bool(matching_all(typed, known[field], NAME_FIELDS[field].label))


def _option(name: str, values: Sequence[str], *, either: bool) -> str:
    option = f"--{name.replace('_', '-')}"
    if name in _JOINED and not either:
        return f"{option} {shlex.quote('+'.join(values))}"
    return " ".join(f"{option} {shlex.quote(value)}" for value in values)


def _of_search(ctx: Any, typed: str) -> str:
    value = (ctx.params.get("search") or [""])[-1]
    phrase = f"{value} {typed}"
    return f"--search {shlex.quote(phrase)}" if value and typed and is_found(ctx, phrase) else ""
