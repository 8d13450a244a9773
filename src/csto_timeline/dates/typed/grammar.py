"""A period as typed, from its text to its bounds: the whole grammar."""

import re
from datetime import date

from csto_timeline.dates.event_date import EventDate, Period
from csto_timeline.dates.typed.ranges import end_of, joined, with_what_follows
from csto_timeline.dates.typed.relative import length_of
from csto_timeline.dates.typed.single import single
from csto_timeline.dates.typed.text import cleaned, unreadable
from csto_timeline.errors import DateError

_EDTF = r"[/\[{X~%]"  # in what only EDTF writes so
_NOTES = r" \((?:one day, not known which|each of them)\)$|, (?:end|beginning) unknown$"  # as the program prints
_LONGEST = 1000  # characters; a list of dates has fewer


def end_bound(text: str) -> date | None:
    """Return the last day of a period that is typed by its end, None where that is open; raises `DateError`."""
    typed = cleaned(text)
    return end_of(typed) if length_of(typed) else read(text).last


def read(text: str) -> Period:
    """Return the period that was typed; raises `DateError` where it cannot be read."""
    typed = re.sub(_NOTES, "", cleaned(text))
    if len(typed) > _LONGEST:
        raise unreadable(text)
    if period := single(typed) or _as_log_writes(typed) or joined(typed):
        return period
    members = re.split(r", | or (?!later|earlier)| and ", typed)
    completed = [_completed(member, members[-1]) for member in members]
    if len(members) > 1 and all(completed):
        raise _several(typed, completed)
    raise unreadable(text)


def _completed(member: str, last: str) -> str:
    """Return a date of a list with what ends the last one, `23` and `24 Nov 2022`; nothing where it cannot be read."""
    if found := with_what_follows(member, last):
        return found[0]
    return member if joined(member) else ""


def _as_log_writes(text: str) -> Period | None:
    """Read what only EDTF writes so: an interval, a set, a decade, a qualified date."""
    if not re.search(_EDTF, text):
        return None
    try:
        when = EventDate(text)
    except DateError:
        return None
    if "," in text:
        raise _several(text, sorted(each.strip() for each in text[1:-1].split(",")))
    return Period(when.earliest, when.latest)


def _several(text: str, members: list[str]) -> DateError:
    """Return the error for a set of dates, `[2020,2024]` or `23 or 24 Nov 2022`, which says what to ask for instead."""
    number = "two" if len(members) == 2 else len(members)
    one_of = "one of " if "[" in text or " or " in text else ""
    whole = f"{members[0].partition('..')[0]}..{members[-1].rpartition('..')[2]}"
    return DateError(
        f'"{text}" is {one_of}{number} dates, and no period: ask for {", for ".join(members)}, or for {whole}'
    )
