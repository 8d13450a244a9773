"""One date as typed, with its qualifier, as an expression of the log format (EDTF)."""

import re

from csto_timeline.dates.typed.relative import length_of, relative
from csto_timeline.dates.typed.single import APPROXIMATE, CENTURY, single
from csto_timeline.dates.typed.units import of_days
from csto_timeline.errors import DateError

# What is written behind a year or a month of which some day or month is meant.
_UNSPECIFIED = {("day", 4): "-XX-XX", ("month", 4): "-XX", ("day", 7): "-XX"}


def one(typed: str) -> str | None:
    """Return one date with its qualifier; None if it is none. Raises `DateError` for what counts from today."""
    refuse_relative(typed)
    found = None if re.fullmatch(CENTURY, typed) else single(typed)
    if found is None or found.first is None or found.last is None:
        return None
    plain = of_days(found.first, found.last)
    if match := re.match("(?i)some (day|month) of ", typed):
        plain += _UNSPECIFIED.get((match[1].lower(), len(plain)), "")
    approximate, uncertain = (
        re.search(APPROXIMATE, typed),
        typed.endswith("?") and not re.fullmatch("[0-9]{2}XX", plain),
    )
    qualifier = "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""
    if qualifier and plain.startswith("["):
        return f"[{found.first}{qualifier}..{found.last}{qualifier}]"
    return plain + qualifier


def refuse_relative(typed: str) -> None:
    """Raise `DateError` for what counts from today."""
    if length_of(typed) or relative(typed):
        raise DateError(f'"{typed}" counts from today: write the date that is meant')


def part(typed: str) -> str | None:
    """Return a date that may stand in an interval or a set; None if it is none."""
    written = one(typed)
    return None if written is None or written.startswith("[") else written
