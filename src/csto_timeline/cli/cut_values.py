"""Values of options that were cut at a space: `--person vladimir putin`, `--country armenia, azerbaijan`."""

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from csto_timeline.cli.misplaced_words import MOST, periods_among
from csto_timeline.cli.names_in_words import is_found, names_of_log
from csto_timeline.log.name_fields import JOINABLE, NAME_FIELDS
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
_JOINERS = re.compile(r"\s*[,;]\s*(?:(?:and|or|&)\s)?|\s(?:and|or|&|\+)\s", re.IGNORECASE)
_AND, _OR = (re.compile(rf"[\s,;](?:{words})\s", re.IGNORECASE) for words in (r"and|&|\+", "or"))


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
    """Return the option for a name in several words, or for several names that a comma or a word joins."""
    texts = {name: f"{value} {typed}".rstrip(",; ") for name, value in given.items()}
    parts = {name: [part.strip() for part in _JOINERS.split(text)] for name, text in texts.items()}
    known = names_of_log(ctx, {_FIELDS[name]: each for name, each in parts.items()})
    for name, text in texts.items():
        if known and all(part and _is_known(part, known, name) for part in parts[name]):
            return _option(name, parts[name], either=not _AND.search(text) or bool(_OR.search(text)))
    return ""


def _is_known(typed: str, known: Mapping[str, list[Name]], name: str) -> bool:
    field = _FIELDS[name]
    return bool(matching_all(typed, known[field], NAME_FIELDS[field].label))


def _option(name: str, values: Sequence[str], *, either: bool) -> str:
    option = f"--{name.replace('_', '-')}"
    if name in JOINABLE and not either and len(values) > 1:
        return f"{option} {shlex.quote('+'.join(values))}"
    return " ".join(f"{option} {shlex.quote(value)}" for value in values)


def _of_search(ctx: Any, typed: str) -> str:
    value = (ctx.params.get("search") or [""])[-1]
    phrase = f"{value} {typed}"
    return f"--search {shlex.quote(phrase)}" if value and typed and is_found(ctx, phrase) else ""
