"""The date that a text is, as a log writes it (EDTF): what people type, and what the program prints.

    23 Nov 2022, 23.11.2022                    2022-11-23
    Spring 2013, Q4 2022, the 1990s            2013-21, 2022-36, 199X
    early Jan 2022, week 45 of 2022            [2022-01-01..2022-01-10], [2022-11-07..2022-11-13]: one day of these
    c. 2020, about May 2022, 2022?             2020~, 2022-05~, 2022?
    23–24 Nov 2022, Sep to Nov 2022            2022-11-23/2022-11-24, 2022-09/2022-11: it lasted
    23–24 Nov 2022?, 23 or 25 Nov 2022         [2022-11-23..2022-11-24], [2022-11-23,2022-11-25]
    since Sep 2022, until 2022, by May 2022    2022-09/.., ../2022, [..2022-05]

A text that counts from today is refused: what it means changes from day to day.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from csto_timeline.dates.calendar import Precision, calendar_day, unit_of
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import plain_day
from csto_timeline.dates.typed.ranges import US_DAYS, sides, with_what_follows
from csto_timeline.dates.typed.relative import length_of, relative
from csto_timeline.dates.typed.single import CENTURY, single
from csto_timeline.dates.typed.text import cleaned, unreadable
from csto_timeline.dates.words import brief
from csto_timeline.errors import DateError

_EDTF = r"[\[{/~%]|[0-9]X|\?$"  # in what only EDTF writes so
_SLASHES = r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}/[0-9]{4}"
_APPROXIMATE = r"(?i)^(?:some (?:day|month) of )?(?:c\.|ca\.?|circa|about) ?"
_ONE_DAY_OF = r" \(one day, not known which\)$"
_EACH = r" \(each of them\)$"
_NUMBERS = r"(?P<first>[0-9]{1,2})(?P<sign>[/ .-])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})"
_OPEN = (  # what is open on one side, and what a log writes for it
    (r"(?i)(?:since|from) (.+)|(.+)\.\.", "{}/.."),
    (r"(?i)from (.+), end unknown|(.+?) ?– ?\?", "{}/"),
    (r"(?i)until (.+), beginning unknown|\? ?– ?(.+)", "/{}"),
    (r"(?i)until (.+)|\.\.(.+)", "../{}"),
    (r"(?i)by (.+)|(.+) or earlier", "[..{}]"),
    (r"(?i)(.+) or later", "[{}..]"),
)
_BESIDE = r"(?i)(?:(?P<before>before)|after) (?P<date>.+)"
# What is written behind a year or a month of which some day or month is meant.
_UNSPECIFIED = {("day", 4): "-XX-XX", ("month", 4): "-XX", ("day", 7): "-XX"}
_MONTHS = ((Precision.SEASON, 20, 3), (Precision.QUARTER, 33, 3), (Precision.HALF, 40, 7))  # EDTF’s numbers for a month
_LONGEST = 1000  # characters; a list of dates has fewer
_FORMS = '2022, 2022-09, 2022-11-23, "23 Nov 2022", "spring 2022", "Sep to Nov 2022", "since 2022" or "c. 2022"'
_PARTED = re.compile(r", | or (?!later|earlier)| and ")


def expression_of(text: str, *, day_first: bool | None = None) -> str:
    """Return the date that `text` is, as an EDTF expression of the log format; raises `DateError`.

    Of `03/04/2022` the first number is the day where it is `day_first`, the month where that is False, and the
    text refused where it is None.
    """
    if plain_day(text):  # as most are
        return text
    typed = re.sub(r"^in (?=.*[0-9]{4}$)", "", cleaned(text))  # “in Sep 2022”, as a spreadsheet is given it
    if day_first is not None and (match := re.fullmatch(_NUMBERS, typed)):
        typed = _in_order(match, day_first=day_first)
    expression = _expression(typed) if 0 < len(typed) <= _LONGEST else None
    if expression is None:
        refusal = unreadable(text)
        if "two-digit" in str(refusal):
            raise refusal
        understood = str(refusal).partition(" or period")[2].partition(": write ")[0]
        raise DateError(f'"{text.strip()}" cannot be read as a date{understood}: write {_FORMS}')
    return EventDate(expression).text


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


def _in_order(match: re.Match[str], *, day_first: bool) -> str:
    day_first = day_first or match["sign"] == "."  # with dots the day comes first
    number, month = (match["first"], match["second"]) if day_first else (match["second"], match["first"])
    return str(calendar_day(int(match["year"]), int(month), int(number)))


def _expression(typed: str) -> str | None:
    if written := _as_log_writes(typed):
        return written
    if length_of(typed) or relative(typed):
        raise DateError(f'"{typed}" counts from today: write the date that is meant')
    if re.search(_ONE_DAY_OF, typed):
        range_ = _range(re.sub(_ONE_DAY_OF, "", typed))
        return range_ and _one_of(range_)
    return _one(typed) or _open(typed) or _beside(typed) or _several(re.sub(_EACH, "", typed)) or _joined(typed)


def _as_log_writes(typed: str) -> str | None:
    """Return what only EDTF writes so: an interval, a set, a decade, a qualified date."""
    if not re.search(_EDTF, typed) or re.fullmatch(_SLASHES, typed):
        return None
    try:
        return EventDate(typed).text
    except DateError:
        return None


def _one(typed: str) -> str | None:
    """Return one date with its qualifier; None where it is none."""
    found = None if re.fullmatch(CENTURY, typed) else single(typed)
    if found is None or found.first is None or found.last is None:
        return None
    plain = of_days(found.first, found.last)
    if match := re.match("(?i)some (day|month) of ", typed):
        plain += _UNSPECIFIED.get((match[1].lower(), len(plain)), "")
    approximate, uncertain = (
        re.search(_APPROXIMATE, typed),
        typed.endswith("?") and not re.fullmatch("[0-9]{2}XX", plain),
    )
    qualifier = "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""
    if qualifier and plain.startswith("["):
        return f"[{found.first}{qualifier}..{found.last}{qualifier}]"
    return plain + qualifier


def _open(typed: str) -> str | None:
    for pattern, written in _OPEN:
        if match := re.fullmatch(pattern, typed):
            part = _part(next(filter(None, match.groups())))
            if part:
                return written.format(part)
    return None


def _beside(typed: str) -> str | None:
    match = re.fullmatch(_BESIDE, typed)
    found = single(match["date"]) if match else None
    if match is None or found is None:
        return None
    try:
        if match["before"]:
            return f"[..{found.start - timedelta(days=1)}]"
        return f"[{found.end + timedelta(days=1)}..]"
    except OverflowError:
        raise DateError(f'"{typed}" is beyond the calendar: years go from 0001 to 9999') from None


def _part(typed: str) -> str | None:
    """Return a date that may stand in an interval or a set; None where it is none."""
    written = _one(typed)
    return None if written is None or written.startswith("[") else written


def _joined(typed: str) -> str | None:
    """Return what lasted from one date to another, or what took place on one day of a range that ends in `?`.

    The mark is that of the last date alone where the program would print what lasted so, and not the range.
    """
    if typed.endswith("?") and (range_ := _range(typed[:-1])):
        one_of, lasting = _one_of(range_), f"{'/'.join(range_)}?"
        return lasting if brief(EventDate(lasting)) == typed != brief(EventDate(one_of)) else one_of
    range_ = _range(typed)
    return "/".join(range_) if range_ else None


def _one_of(range_: tuple[str, str]) -> str:
    return f"[{'..'.join(range_)}]"


def _range(typed: str) -> tuple[str, str] | None:
    if re.search(CENTURY, typed) and not re.fullmatch(CENTURY, typed):
        return None  # a century within a range
    for left, right in _sides_of(typed):
        last = _part(right) if left else None
        completed = with_what_follows(left, right) if last else None
        first = _part(completed[0]) if completed else None
        if first and last:
            return first, last
    return None


def _sides_of(typed: str) -> Iterator[tuple[str, str]]:
    if match := re.fullmatch(US_DAYS, typed):
        return iter([(match["month"] + match["first"] + match["year"], match["month"] + match["last"] + match["year"])])
    match = re.fullmatch("(?i)between (.+) and (.+)", typed)
    return iter([(match[1], match[2])]) if match else sides(re.sub("(?i)^from ", "", typed))


def _several(typed: str) -> str | None:
    """Return one of several days, `23 or 25 Nov 2022`, or each of them, `23, 25 and 27 Nov 2022`."""
    members = _PARTED.split(typed)
    if len(members) < 2 or re.match("(?i)between ", typed) or not re.search(" or (?!later|earlier)| and ", typed):
        return None
    written = [_member(member, members[-1], number, len(members)) for number, member in enumerate(members)]
    if None in written:
        return None
    return ("[{}]" if re.search(" or (?!later|earlier)", typed) else "{{{}}}").format(",".join(filter(None, written)))


def _member(member: str, last: str, number: int, count: int) -> str | None:
    """Return a member of a set: a date, a range, or an open range where it is the first or the last."""
    if number == 0 and (match := re.fullmatch("(?:by|until) (.+)", member)):
        part = _completed(match[1], last)
        return part and f"..{part}"
    if number == count - 1 and (match := re.fullmatch("since (.+)|(.+) or later", member)):
        part = _part(match[1] or match[2])
        return part and f"{part}.."
    if part := _completed(member, last):
        return part
    for left, right in sides(member):
        first, end = _completed(left, f"{right} {last}"), _completed(right, last)
        if left and right and end and (first := _completed(left, last) or first):
            return f"{first}..{end}"
    return None


def _completed(member: str, last: str) -> str | None:
    found = with_what_follows(member, last)
    return _part(found[0]) if found else None
