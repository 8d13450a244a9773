"""The codes of countries (ISO 3166-1 alpha-2), by their English names as the time zone database has them."""

from functools import cache
from importlib.resources import files

from csto_timeline.folding import fold


def country_called(typed: str) -> tuple[str, str] | None:
    """Return the code and the name of the country that has that code or name; None if there is none."""
    return _countries().get(fold(typed))


def country_names() -> list[str]:
    """Return the English names of all countries."""
    return list(dict.fromkeys(name for _, name in _countries().values()))


@cache
def _countries() -> dict[str, tuple[str, str]]:
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {fold(word): (code, name) for code, name in rows for word in (code, name)}
