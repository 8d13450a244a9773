"""Two dates joined to a period, and periods with one end."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from csto_timeline.dates import calendar
from csto_timeline.dates.period import Period
from csto_timeline.dates.typed.relative import Length, length_of, relative
from csto_timeline.dates.typed.single import single
from csto_timeline.dates.typed.text import unreadable
from csto_timeline.errors import DateError

# What joins two dates, what binds loosest first: between three dots the first ends an abbreviation.
_TO = "to|until|till|through"
_JOINTS = (r"\.\.(?!\.)", rf"(?i) (?:{_TO}|-|–) ", "–", "-")
_FROM_TO = rf"(?i)^from (?=.+ (?:{_TO}) )"
BETWEEN = r"(?i)between (?P<first>.+) and (?P<last>.+)"
BESIDE = r"(?i)(?:(?P<before>before)|after) (?P<date>.+)"
_SINCE = r"(?i)(?:since|from) (?P<since>.+)|(?P<later>.+) or later"
_UNTIL = r"(?i)(?:until|by(?! year )) (?P<until>.+)|(?P<earlier>.+) or earlier"
_ONE_DAY = timedelta(days=1)
_SHARED = 4  # words at most that the second of two dates says for both
# What stands between the dates of a list.
MEMBERS = re.compile(r", | or (?!later|earlier)| and ")
_DAY = "[0-9]{1,2})(?:st|nd|rd|th)?"
US_DAYS = rf"(?P<month>[^\W\d_]+\.? )(?P<first>{_DAY} ?[–-] ?(?P<last>{_DAY}(?P<year>,? [0-9]{{4}})"


def joined(text: str) -> Period | None:
    """Return the period of two dates that are joined, or of a date with an open side; None for anything else.

    Raises `DateError` if a side is not a day of the calendar, or can be read in two ways.
    """
    text = re.sub(_FROM_TO, "", text)
    for pattern, reader in _READERS.items():
        if match := re.fullmatch(pattern, text):
            return reader(match)
    failed = None
    for left, right in sides(text):
        try:
            if period := _between(left, right):
                return period
        except DateError as error:
            failed = failed or error
    if failed:
        raise failed
    if ".." in text and (left or right):
        raise unreadable(left if left and _first(left, right) is None else right)
    return None


def beside(match: re.Match[str]) -> Period | None:
    """Return the days before or after a date, without its own; None for a length, which may count from either side."""
    found = None if length_of(match["date"]) else single(match["date"])
    if found is None:
        return None
    try:
        if match["before"]:
            return Period(last=found.start - _ONE_DAY)
        return Period(first=found.end + _ONE_DAY)
    except OverflowError:
        raise DateError(f'"{match[0]}" is beyond the calendar: years go from 0001 to 9999') from None


def end_of(text: str) -> date | None:
    """Return the last day of a date as the end of a period: of a length, the day that long ago; None for no date."""
    length = length_of(text)
    if length:
        return length.before(calendar.today())
    found = single(text)
    return found.last if found else None


def with_what_follows(text: str, following: str) -> tuple[str, Period] | None:
    """Complete a date by what ends the one after it: `23` and `24 Nov 2022`, `Sep` and `Nov 2022`; read it."""
    ends = [match.start() for match in re.finditer("[ .]", following)][-_SHARED:]
    for tail in ("", *(following[start:] for start in ends)):
        if found := single(text + tail):
            return text + tail, found
    return None


def us_days(match: re.Match[str]) -> tuple[str, str]:
    """Return both days of `US_DAYS`, each with the month and the year: `Nov 23–24, 2022`."""
    before, behind = match["month"], match["year"]
    return f"{before}{match['first']}{behind}", f"{before}{match['last']}{behind}"


def sides(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands on either side of each joint that the text may have; where `..` is one, no other counts.

    A side is empty if it is open: before or after `..`, or in the place of a question mark.
    """
    for joint in _JOINTS:
        for match in re.finditer(joint, text):
            sides = text[: match.start()].strip(), text[match.end() :].strip()
            if ".." in text or all(sides):
                left, right = ("" if side == "?" else side for side in sides)
                yield left, right
        if ".." in text:
            return


def _between(left: str, right: str) -> Period | None:
    first, last = _first(left, right), _last(left, right)
    if (left and first is None) or (right and last is None) or not (left or right):
        return None
    return Period(first, last)


def _first(left: str, right: str) -> date | None:
    if length := length_of(left):
        return _back_from_today(length, right)
    found = with_what_follows(left, right) if left else None
    return found[1].first if found else None


def _back_from_today(length: Length, right: str) -> date:
    """Return the day that long ago; refuse it before a date of the calendar, from which it might count back too."""
    first = length.before(calendar.today())
    end = single(right) if right and not relative(right) else None
    if end is None or (other := length.before(end.end)) == first:
        return first
    readings = [f"{day}..{end.last}" for day in (first, other) if day <= end.end]
    raise DateError(
        f'"{length.text}" before "{right}" may count back from today or from {end.last}: write {" or ".join(readings)}'
    )


def _last(left: str, right: str) -> date | None:
    length = length_of(right)
    if length is None or not left or length_of(left):
        return end_of(right) if right else None
    begin = single(left)
    if begin is None:
        return None
    if begin.first != begin.last:
        write = f"{begin.first}..{right} or {begin.last}..{right}"
        raise DateError(f'"{right}" counts from a day, and "{left}" is {begin}: write {write}')
    return length.after(begin.end)


_READERS: dict[str, Callable[[re.Match[str]], Period | None]] = {
    _SINCE: lambda match: _between(match["since"] or match["later"], ""),
    _UNTIL: lambda match: _between("", match["until"] or match["earlier"]),
    BETWEEN: lambda match: _between(match["first"], match["last"]),
    BESIDE: beside,
    US_DAYS: lambda match: _between(*us_days(match)),
}
