"""Several dates as typed, joined or listed, as one expression of the log format (EDTF)."""

import re
from collections.abc import Iterator

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed.one_date import part
from csto_timeline.dates.typed.ranges import BETWEEN, MEMBERS, US_DAYS, sides, us_days, with_what_follows
from csto_timeline.dates.typed.single import APPROXIMATE, CENTURY
from csto_timeline.dates.words import brief
from csto_timeline.errors import DateError

_TIGHT = f"{APPROXIMATE}[^–-]*[^–\\s-][–-][^–\\s-][^–-]*"  # c. before a range without spaces is of both its dates


def lasting(typed: str) -> str | None:
    """Return what lasted from one date to another, or what took place on one day of a range that ends in `?`.

    The mark is that of the last date alone where the first has one too, or the program would print what lasted so, and
    not the range. Raises `DateError` for what is between two dates, which may be either.
    """
    if typed.endswith("?") and (range_ := range_of(typed[:-1])):
        first, last = range_
        one_of, lasting = one_day_of(range_), f"{first}/{last[:-1]}%" if last.endswith("~") else f"{first}/{last}?"
        is_printed = brief(EventDate(lasting)) == typed != brief(EventDate(one_of))
        has_two_marks = first.endswith("?") and first != f"{last}?"
        return lasting if is_printed or has_two_marks else one_of
    range_ = range_of(typed)
    if range_ and re.fullmatch(BETWEEN, typed):
        write = f"{'/'.join(range_)} or {one_day_of(range_)}"
        raise DateError(f'"{typed}" may have lasted all that time, or be one day of it: write {write}')
    return "/".join(range_) if range_ else None


def several(typed: str) -> str | None:
    """Return one of several days, `23 or 25 Nov 2022`, or each of them, `23, 25 and 27 Nov 2022`."""
    members = MEMBERS.split(typed)
    if len(members) < 2 or re.match("(?i)between ", typed) or not re.search(" or (?!later|earlier)| and ", typed):
        return None
    written = [_member(member, members[-1], number, len(members)) for number, member in enumerate(members)]
    if None in written:
        return None
    return ("[{}]" if re.search(" or (?!later|earlier)", typed) else "{{{}}}").format(",".join(filter(None, written)))


def each_of(typed: str) -> str | None:
    """Return each of the dates of a range, which may be open: `2020–2022`, `since 2020`; None if it is none."""
    if match := re.fullmatch("(?i)(?:since (?P<first>.+)|until (?P<last>.+))", typed):
        found = part(match["first"] or match["last"])
        return found and (f"{{{found}..}}" if match["first"] else f"{{..{found}}}")
    range_ = range_of(typed)
    return range_ and f"{{{'..'.join(range_)}}}"


def one_day_of(range_: tuple[str, str]) -> str:
    """Return the expression for one day of a range, not known which."""
    return f"[{'..'.join(range_)}]"


def range_of(typed: str) -> tuple[str, str] | None:
    """Return the dates that a text joins, each as an expression; None if it joins none."""
    if re.search(CENTURY, typed) and not re.fullmatch(CENTURY, typed):
        return None  # a century within a range
    for left, right in _sides_of(typed):
        last = part(right) if left else None
        completed = with_what_follows(left, right) if last else None
        first = part(completed[0]) if completed else None
        if first and last:
            return first, f"{last}~" if last[-1].isalnum() and re.fullmatch(_TIGHT, typed) else last
    return None


def _sides_of(typed: str) -> Iterator[tuple[str, str]]:
    if match := re.fullmatch(US_DAYS, typed):
        return iter([us_days(match)])
    match = re.fullmatch(BETWEEN, typed)
    return iter([(match["first"], match["last"])]) if match else sides(re.sub("(?i)^from ", "", typed))


def _member(member: str, last: str, number: int, count: int) -> str | None:
    """Return a member of a set: a date, a range, or an open range where it is the first or the last."""
    if number == 0 and (match := re.fullmatch("(?:by|until) (.+)", member)):
        found = _completed(match[1], last)
        return found and f"..{found}"
    if number == count - 1 and (match := re.fullmatch("since (.+)|(.+) or later", member)):
        found = part(match[1] or match[2])
        return found and f"{found}.."
    if found := _completed(member, last):
        return found
    for left, right in sides(member):
        first, end = _completed(left, f"{right} {last}"), _completed(right, last)
        if left and right and end and (first := _completed(left, last) or first):
            return f"{first}..{end}"
    return None


def _completed(member: str, last: str) -> str | None:
    found = with_what_follows(member, last)
    return part(found[0]) if found else None
