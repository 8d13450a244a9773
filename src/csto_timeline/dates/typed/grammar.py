"""A period as typed, from its text to its bounds: the whole grammar."""

import re
from datetime import date
from itertools import chain

from csto_timeline.dates.period import Period
from csto_timeline.dates.typed.numbers import in_figures
from csto_timeline.dates.typed.ranges import MEMBERS, end_of, joined, with_what_follows
from csto_timeline.dates.typed.relative import length_of
from csto_timeline.dates.typed.single import single
from csto_timeline.dates.typed.text import LONGEST, cleaned, edtf_date, unreadable
from csto_timeline.dates.typed.wordings import rewordings
from csto_timeline.errors import DateError

_NOTES = r" \((?:one day, not known which|each of them)\)$|, (?:end|beginning) unknown$"  # as the program prints
_TIMED = (  # a day with its time, as the program prints it
    r"(?P<day>.+?)(?:T|, )(?:[01][0-9]|2[0-3]):[0-5][0-9]"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2}| UTC(?:[+-][0-9]{1,2}(?::[0-9]{2})?)?)?"
)


def end_bound(text: str) -> date | None:
    """Return the last day of a period that is typed by its end, None if that is open; raises `DateError`."""
    typed = cleaned(text)
    return end_of(typed) if length_of(typed) else read(text).last


def read(text: str) -> Period:
    """Return the period that was typed; raises `DateError` if it cannot be read."""
    typed = re.sub(_NOTES, "", cleaned(text))
    if len(typed) > LONGEST:
        raise unreadable(text)
    if period := _in_some_words(typed):
        return period
    figures = typed.replace(",", " ").split()
    members = figures if all(map(in_figures, figures)) else MEMBERS.split(typed)
    completed = [_completed(member, members[-1]) for member in members]
    if len(members) > 1 and all(completed):
        raise _several(typed, completed)
    raise unreadable(text)


def _in_some_words(typed: str) -> Period | None:
    """Read a period as it is typed, or else in other words; raises `DateError` for the first of these that is wrong."""
    wrong = None
    for text in chain([typed], rewordings(typed)):
        try:
            if period := _plainly(text):
                return period
        except DateError as error:
            wrong = wrong or error
    if wrong:
        raise wrong
    return None


def _plainly(text: str) -> Period | None:
    return single(text) or _day_with_time(text) or _as_log_writes(text) or joined(text)


def _completed(member: str, last: str) -> str:
    """Return a date of a list with what ends the last one, `23` and `24 Nov 2022`; nothing if it cannot be read."""
    if found := with_what_follows(member, last):
        return found[0]
    return member if joined(member) else ""


def _day_with_time(text: str) -> Period | None:
    """Read a day with its time as that day: periods have whole days."""
    match = re.fullmatch(_TIMED, text)
    found = single(match["day"]) if match else None
    return found if found and found.first == found.last else None


def _as_log_writes(text: str) -> Period | None:
    when = edtf_date(text)
    if when and "," in text:
        raise _several(text, sorted(each.strip() for each in text[1:-1].split(",")))
    return Period(when.earliest, when.latest) if when else None


def _several(text: str, members: list[str]) -> DateError:
    """Return the error for a set of dates, `[2020,2024]` or `23 or 24 Nov 2022`, which says what to ask for instead."""
    number = "two" if len(members) == 2 else len(members)
    one_of = "one of " if "[" in text or " or " in text else ""
    whole = f"{members[0].partition('..')[0]}..{members[-1].rpartition('..')[2]}"
    return DateError(
        f'"{text}" is {one_of}{number} dates, not a period: ask for {", for ".join(members)}, or for {whole}'
    )
