"""Days as an expression of the log format (EDTF): the unit of the calendar that they are, else one day of them."""

from datetime import date

from csto_timeline.dates.calendar import Precision, unit_of

_MONTHS = ((Precision.SEASON, 20, 3), (Precision.QUARTER, 33, 3), (Precision.HALF, 40, 7))  # EDTF’s numbers for a month


def of_days(first: date, last: date) -> str:
    """Return the expression for one day from `first` to `last`: a day, month, season, year … where they are one."""
    if first == last:
        return str(first)
    year = f"{first.year:04}"
    if unit_of(first, Precision.MONTH) == (first, last):
        return f"{year}-{first.month:02}"
    for precision, number, months in _MONTHS:
        if unit_of(first, precision) == (first, last):
            return f"{year}-{number + first.month // months}"
    longer = {Precision.YEAR: year, Precision.DECADE: f"{year[:3]}X", Precision.CENTURY: f"{year[:2]}XX"}
    for precision, written in longer.items():
        if unit_of(first, precision) == (first, last):
            return written
    return f"[{first}..{last}]"
