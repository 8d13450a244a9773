"""Event dates in words, never more precise than they are.

Months are English abbreviations whatever the locale, so that two people print the same.
"""

from datetime import date

from msgspec.structs import replace

from csto_timeline.dates.edtf import DatePart, Form, Precision
from csto_timeline.dates.event_date import EventDate

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def brief(when: EventDate) -> str:
    """Return the date for a column: `23 Nov 2022`, `Sep 2022`, `23–24 Nov 2022`, `c. 2020`.

    A one-of set ends in a question mark and may be coarser than it is written:
    `[2024-04-20..2024-12-31]` gives `Apr–Dec 2024?`.
    """
    begin, end = when.parts[0], when.parts[-1]
    if when.form is Form.RANGE and begin and end:
        return _joined(*_coarsened(begin, end), "–") + "?"
    return _words(when)


def full(when: EventDate) -> str:
    """Return the date with all that is known: as `brief`, but a one-of set with its bounds.

    `[2024-04-20..2024-12-31]` gives `20 Apr – 31 Dec 2024 (one day, not known which)`.
    """
    begin, end = when.parts[0], when.parts[-1]
    if when.form is Form.RANGE and begin and end:
        return _joined(begin, end, "–") + " (one day, not known which)"
    return _words(when)


def day(when: date) -> str:
    """Return a day as `23 Nov 2022`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def _words(when: EventDate) -> str:
    begin, end = when.parts[0], when.parts[-1]
    if when.form is Form.SINGLE and begin:
        return part_words(begin)
    if when.form is Form.CHOICE and begin and end:
        return _joined(begin, end, " or ")
    if begin and end:
        return _joined(begin, end, "–")
    if begin:
        return f"since {part_words(begin)}" if when.lasts else f"{part_words(begin)} or later"
    assert end is not None  # no expression is open on both sides
    return f"until {part_words(end)}" if when.lasts else f"by {part_words(end)}"


def part_words(part: DatePart) -> str:
    """Return a date that is neither an interval nor a set, as precisely as it is known."""
    match part.precision:
        case Precision.DAY:
            words = day(part.first)
        case Precision.MONTH:
            words = f"{MONTHS[part.first.month - 1]} {part.first.year}"
        case Precision.YEAR:
            words = f"{part.first.year}"
        case Precision.DECADE:
            words = f"{part.first.year}s"
        case Precision.CENTURY:
            words = f"{part.first.year}–{part.last.year}?"
    approximate = "c. " if part.qualifier in {"~", "%"} else ""
    uncertain = "?" if part.qualifier in {"?", "%"} else ""
    return approximate + words + uncertain


def _joined(begin: DatePart, end: DatePart, by: str) -> str:
    """Join two parts and say only once what they share: `23–24 Nov 2022`, `Sep–Nov 2022`."""
    first, last, shared = part_words(begin), part_words(end), ""
    exact = {begin.precision, end.precision} <= {Precision.DAY, Precision.MONTH}
    if exact and not (begin.qualifier or end.qualifier) and begin.first.year == end.first.year:
        shared = f" {end.first.year}"
        if begin.precision is end.precision is Precision.DAY and begin.first.month == end.first.month:
            shared = f" {MONTHS[end.first.month - 1]}{shared}"
        first, last = first.removesuffix(shared), last.removesuffix(shared)
    if first == last:
        return first + shared
    if by == "–" and " " in first + last:
        by = " – "
    return first + by + last + shared


def _coarsened(begin: DatePart, end: DatePart) -> tuple[DatePart, DatePart]:
    """Take days that lie in different months to their months."""
    precisions = {begin.precision, end.precision}
    has_day = Precision.DAY in precisions <= {Precision.DAY, Precision.MONTH}
    plain = not (begin.qualifier or end.qualifier)
    if has_day and plain and (begin.first.year, begin.first.month) == (end.last.year, end.last.month):
        return _one_day(begin.first), _one_day(end.last)
    return _to_month(begin), _to_month(end)


def _one_day(when: date) -> DatePart:
    return DatePart(when, when, Precision.DAY)


def _to_month(part: DatePart) -> DatePart:
    return replace(part, precision=Precision.MONTH) if part.precision is Precision.DAY else part
