"""The codes of countries (ISO 3166-1 alpha-2), by their English names as the time zone database has them.

Those of the built-in log answer to its other spellings too, which are Russian and local ones.
"""

from functools import cache
from importlib.resources import files

from csto_timeline.folding import fold
from csto_timeline.log.builtin import builtin


def country_called(typed: str) -> tuple[str, str] | None:
    """Return the code and the English name of the country that has that code or name; None if there is none."""
    word = fold(typed)
    return _countries().get(word) or _spelt_in_the_builtin_log().get(word)


def country_names() -> list[str]:
    """Return the English names of all countries."""
    return list(dict.fromkeys(name for _, name in _countries().values()))


@cache
def _countries() -> dict[str, tuple[str, str]]:
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {fold(word): (code, name) for code, name in rows for word in (code, name)}


@cache
def _spelt_in_the_builtin_log() -> dict[str, tuple[str, str]]:
    countries = builtin().registers().countries
    return {fold(word): (each.code, each.name) for each in countries for word in (each.name, *each.aliases)}
