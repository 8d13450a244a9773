"""Generated event dates in EDTF, with the days that they stand for, so that nothing need read them again."""

from datetime import date, timedelta

from benchmarks.draw import Draw

Span = tuple[date, date]  # the first and the last day on which something may have been, both included
Spans = tuple[Span, ...]
Dated = tuple[str, Spans]  # an EDTF expression, and the days that it stands for


def dated(draw: Draw, day: date) -> Dated:
    """Give that day in EDTF, known more or less well."""
    return draw.one(_DATES)(draw, day)


def _day(_: Draw, day: date) -> Dated:
    return str(day), ((day, day),)


def _days(draw: Draw, day: date) -> Dated:
    """Give what lasted."""
    last = day + timedelta(days=1 + draw.below(9))
    return f"{day}/{last}", ((day, last),)


def _one_of_range(draw: Draw, day: date) -> Dated:
    last = day + timedelta(days=1 + draw.below(60))
    return f"[{day}..{last}]", ((day, last),)


def _one_of_two(draw: Draw, day: date) -> Dated:
    other = day + timedelta(days=1 + draw.below(60))
    return f"[{day},{other}]", ((day, day), (other, other))


def _in_month(draw: Draw, day: date) -> Dated:
    return f"{day:%Y-%m}{draw.one(_QUALIFIERS)}", (_month(day),)


def _months(_: Draw, day: date) -> Dated:
    """Give what lasted from some day of a month to some day of the next."""
    first, last = _month(day)
    after = last + timedelta(days=1)
    return f"{first:%Y-%m}/{after:%Y-%m}", ((first, _month(after)[1]),)


def _in_year(draw: Draw, day: date) -> Dated:
    year = date(day.year, 1, 1), date(day.year, 12, 31)
    return f"{day.year}{draw.one(_QUALIFIERS)}", (year,)


def _month(day: date) -> Span:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


_QUALIFIERS = ("", "", "~", "?")
# About as often as in the built-in log: 80 of 100 are days.
_DATES = (
    *[_day] * 80, *[_days] * 8, *[_one_of_range] * 2, _one_of_two, *[_in_month] * 6, _months, *[_in_year] * 2,
)  # fmt: skip
