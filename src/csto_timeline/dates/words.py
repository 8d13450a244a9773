"""Event dates in words, never more precise than they are.

Months are English abbreviations whatever the locale, so that two people print the same.
"""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace

from csto_timeline.dates.calendar import Precision
from csto_timeline.dates.edtf import Form, Span
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import DatePart

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}  # by their first month
_EXACT = frozenset({Precision.DAY, Precision.MONTH})


def brief(when: EventDate) -> str:
    """Return the date for a column: `23 Nov 2022`, `Sep 2022`, `23–24 Nov 2022`, `c. 2020`, `spring 2022`.

    A range of which one day is meant ends in a question mark and may be coarser than it is written:
    `[2024-04-20..2024-12-31]` gives `Apr–Dec 2024?`. A question mark stands for an end that is not known: `2020–?`.
    """
    begin, end = when.spans[0]
    if begin and end and _is_range_of_one(when):
        return _with_mark(_joined([Span(*_coarsened(begin, end))], "", part_words))
    if begin and when.end_unknown:
        return _range(part_words(begin), "?")
    if end and when.begin_unknown:
        return _range("?", part_words(end))
    return _words(when, part_words)


def full(when: EventDate) -> str:
    """Return the date with all that is known: as `brief`, but a range of which one day is meant with its bounds.

    `[2024-04-20..2024-12-31]` gives `20 Apr – 31 Dec 2024 (one day, not known which)`, `2022-XX` gives
    `some month of 2022`, and `2020/` gives `from 2020, end unknown`.
    """
    begin, end = when.spans[0]
    if begin and when.end_unknown:
        return f"from {_in_full(begin)}, end unknown"
    if end and when.begin_unknown:
        return f"until {_in_full(end)}, beginning unknown"
    words = _words(when, _in_full)
    if begin and end and _is_range_of_one(when):
        return f"{words} (one day, not known which)"
    return f"{words} (each of them)" if _has_units(when) else words


def day(when: date) -> str:
    """Return a day as `23 Nov 2022`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year:04}"


def part_words(part: DatePart) -> str:
    """Return a date that is neither an interval nor a set, as precisely as it is known."""
    year, month = f"{part.first.year:04}", part.first.month
    match part.precision:
        case Precision.DAY:
            words = day(part.first)
        case Precision.MONTH:
            words = f"{MONTHS[month - 1]} {year}"
        case Precision.SEASON:
            words = f"{_SEASONS[month]} {_years(part)}"
        case Precision.QUARTER:
            words = f"Q{month // 3 + 1} {year}"
        case Precision.HALF:
            words = f"{'first' if month == 1 else 'second'} half of {year}"
        case Precision.YEAR:
            words = f"{year}"
        case Precision.DECADE:
            words = f"{year}s"
        case Precision.CENTURY:
            words = f"{year}–{part.last.year:04}?"
    approximate = "c. " if part.qualifier in {"~", "%"} else ""
    return approximate + (_with_mark(words) if part.qualifier in {"?", "%"} else words)


def _years(part: DatePart) -> str:
    """Return the year of a season; of a winter, which ends in the next one, both: `2021–22`, `1999–2000`."""
    begin, end = f"{part.first.year:04}", f"{part.last.year:04}"
    return begin if begin == end else f"{begin}–{end[2:] if begin[:2] == end[:2] else end}"


def _in_full(part: DatePart) -> str:
    return f"some {part.unspecified} of {part_words(part)}" if part.unspecified else part_words(part)


def _is_range_of_one(when: EventDate) -> bool:
    return when.form is Form.ONE_OF and len(when.spans) == 1


def _has_units(when: EventDate) -> bool:
    """Return whether it happened on some day of each month or year of a range."""
    ranges = [span for span in when.spans if span.begin is not span.end]
    days = all(part.precision is Precision.DAY for span in ranges for part in span if part)
    return when.form is Form.EACH_OF and not days


def _words(when: EventDate, say: Callable[[DatePart], str]) -> str:
    begin, end = when.spans[0]
    if begin and when.form is Form.SINGLE:
        return say(begin)
    if when.lasts and len(when.spans) == 1 and not (begin and end):
        return _open_words(when.spans[0], say, "since {}", "until {}")
    return _joined(when.spans, "and" if when.form is Form.EACH_OF else "or", say)


def _joined(spans: Sequence[Span], word: str, say: Callable[[DatePart], str]) -> str:
    """Join dates and say only once what they share: `23–24 Nov 2022`, `Sep–Nov 2022`, `23, 25 and 27 Nov 2022`."""
    shared = _shared([part for span in spans for part in span], say)

    def words(span: Span) -> str:
        if not (span.begin and span.end):
            sides = ("since {}", "until {}") if word == "and" else ("{} or later", "by {}")
            return _open_words(span, say, *sides)
        return _range(say(span.begin).removesuffix(shared), say(span.end).removesuffix(shared))

    *others, last = dict.fromkeys(map(words, spans))
    return (f"{', '.join(others)} {word} {last}" if others else last) + shared


def _open_words(span: Span, say: Callable[[DatePart], str], since: str, until: str) -> str:
    if span.begin:
        return since.format(say(span.begin))
    assert span.end is not None  # no range is open on both sides
    return until.format(say(span.end))


def _range(first: str, last: str) -> str:
    if first == last:
        return first
    return f"{first} – {last}" if " " in first + last else f"{first}–{last}"


def _shared(parts: Sequence[DatePart | None], say: Callable[[DatePart], str]) -> str:
    """Return what all of the dates end in: a year, or a month with its year, or nothing."""
    exact = (part for part in parts if part and part.precision in _EXACT and not part.qualifier)
    known = [part for part in exact if not (part.unspecified and say is _in_full)]  # which is said before its month
    years = {part.first.year for part in known}
    if len(known) < len(parts) or len(years) > 1:
        return ""
    months = {part.first.month if part.precision is Precision.DAY else 0 for part in known}
    month = months.pop() if len(months) == 1 else 0
    return f" {MONTHS[month - 1]} {years.pop():04}" if month else f" {years.pop():04}"


def _with_mark(words: str) -> str:
    return words if words.endswith("?") else f"{words}?"


def _coarsened(begin: DatePart, end: DatePart) -> tuple[DatePart, DatePart]:
    """Take days that lie in different months to their months."""
    precisions = {begin.precision, end.precision}
    has_day = Precision.DAY in precisions <= _EXACT
    plain = not (begin.qualifier or end.qualifier)
    if has_day and plain and (begin.first.year, begin.first.month) == (end.last.year, end.last.month):
        return _one_day(begin.first), _one_day(end.last)
    return _to_month(begin), _to_month(end)


def _one_day(when: date) -> DatePart:
    return DatePart(when, when, Precision.DAY)


def _to_month(part: DatePart) -> DatePart:
    return replace(part, precision=Precision.MONTH) if part.precision is Precision.DAY else part
