"""Dates with both ends, and the days that an event of one may have taken, found by trying them all."""

from datetime import date, timedelta

from hypothesis import strategies as st

from csto_timeline.dates.edtf import Form
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import DatePart

days = st.dates(date(2022, 1, 1), date(2022, 3, 31))
months = st.sampled_from(["2022-01", "2022-02", "2022-03", "2022-02-XX", "2022-33"])
parts = days.map(str) | months


@st.composite
def bounded_dates(draw: st.DrawFn) -> EventDate:
    """Dates with both ends, as every form of them."""
    one, other, third = sorted((draw(parts) for _ in range(3)), key=lambda text: EventDate(text).sort_key)
    forms = [
        one,
        f"{one}/{other}",
        f"[{one}..{other}]",
        f"[{one},{other}]",
        f"{{{one},{other}}}",
        f"{{{one}..{other}}}",
    ]
    forms += [f"[{other},{one},{third}]", f"[{one}..{other}, {third}]", f"{{{third}, {one}..{other}}}"]
    return EventDate(draw(st.sampled_from(forms)))


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def ranges(when: EventDate) -> list[tuple[DatePart, DatePart]]:
    """Return the ranges of a date that has both ends."""
    return [(begin, end) for begin, end in when.spans if begin and end]


def units(begin: DatePart, end: DatePart) -> list[set[date]]:
    """Return the days, months or quarters of a range, each as the days that it has: as long as its longer end."""
    longest = max((begin, end), key=lambda each: each.last - each.first)
    whole = [each for each in UNITS[longest.precision.value] if begin.first <= min(each) and max(each) <= end.last]
    return whole if begin is not end and whole else [set(span(begin.first, end.last))]


UNITS = {
    "day": [{day} for day in span(date(2022, 1, 1), date(2022, 3, 31))],
    "month": [set(span(date(2022, month, 1), date(2022, month + 1, 1) - timedelta(1))) for month in (1, 2, 3)],
    "quarter": [set(span(date(2022, 1, 1), date(2022, 3, 31)))],
}


def possible_courses(when: EventDate) -> list[set[date]]:
    """Return each set of days that the event may have taken, by trying them all."""
    if when.form is not Form.INTERVAL:
        return [{day} for begin, end in ranges(when) for day in span(begin.first, end.last)]
    ((begin, end),) = ranges(when)
    return [
        set(span(first, last))
        for first in span(begin.first, begin.last)
        for last in span(end.first, end.last)
        if first <= last
    ]
