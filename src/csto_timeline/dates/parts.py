"""A date that is neither an interval nor a set: the days that it covers (EDTF, ISO 8601-2, levels 0 to 2).

    2022, 2022-09, 2022-11-23   a year, a month, a day
    2022-21 to 2022-24          spring, summer, autumn, winter
    2022-33 to 2022-36          a quarter
    2022-40, 2022-41            a half
    2022-09-XX, 2022-XX-XX      some day of a month, of a year
    2022-XX                     some month of a year
    199X, 19XX                  some year of a decade, of a century

each also with ~ (approximate), ? (uncertain) or % (both) after it. EDTF leaves open which months a season
has: here spring is March to May and winter December to February of the next year. Real calendar days only.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.dates.calendar import Precision, calendar_day, last_of_month, months_of, unit_of
from csto_timeline.errors import DateError

_PART = (
    r"(?:(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}|XX(?!-[0-9]))(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"|(?P<decade>[0-9]{3})X|(?P<century>[0-9]{2})XX)(?P<qualifier>[~?%]?)"
)
_ONE_DAY = timedelta(days=1)
_UNKNOWN = "XX"
_DAY = Precision.DAY  # looked up once
# What stands for a month in EDTF, and its first month.
_GROUPS = {
    **{21 + number: (Precision.SEASON, 3 * number + 3) for number in range(4)},
    **{33 + number: (Precision.QUARTER, 3 * number + 1) for number in range(4)},
    **{40 + number: (Precision.HALF, 6 * number + 1) for number in range(2)},
}


class DatePart(Struct, frozen=True):
    """A date without an interval or a set: the days that it covers, and its qualifier.

    `unspecified` is `day` or `month` if the expression says that this is not known: `2022-09-XX`, `2022-XX`.
    """

    first: date
    last: date
    precision: Precision
    qualifier: str = ""
    unspecified: str = ""

    def loosened(self) -> "DatePart":
        """Return the days that it may cover: with a qualifier, one unit more on either side."""
        if not self.qualifier:
            return self
        before = unit_of(self.first - _ONE_DAY, self.precision)[0] if self.first > date.min else self.first
        after = unit_of(self.last + _ONE_DAY, self.precision)[1] if self.last < date.max else self.last
        return replace(self, first=before, last=after)


@lru_cache(maxsize=1 << 14)  # dates of one log are made of few days
def parse_part(text: str) -> DatePart:
    """Read a date without an interval or a set; raises `DateError`."""
    if exact := plain_day(text):
        return DatePart(exact, exact, _DAY)
    match = re.fullmatch(_PART, text)
    if match is None:
        from csto_timeline.dates.refusals import refusal  # only a log at fault needs it

        raise refusal(text)
    year, month, day, qualifier = match.group("year", "month", "day", "qualifier")
    if decade := match["decade"]:
        return _years(int(decade) * 10, int(decade) * 10 + 9, Precision.DECADE, qualifier)
    if century := match["century"]:
        return _years(int(century) * 100, int(century) * 100 + 99, Precision.CENTURY, qualifier)
    if month in (None, _UNKNOWN):
        unspecified = "day" if day else "month" if month else ""
        return replace(_years(int(year), int(year), Precision.YEAR, qualifier), unspecified=unspecified)
    if day in (None, _UNKNOWN):
        return _months(int(year), int(month), qualifier, "day" if day else "")
    exact = calendar_day(int(year), int(month), int(day))
    return DatePart(exact, exact, _DAY, qualifier)


def plain_day(text: str) -> date | None:
    """Read `2022-11-23`, as most dates are, faster than by its pattern; None for anything else, valid or not."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _months(year: int, number: int, qualifier: str, unspecified: str) -> DatePart:
    """Return a month; without an unspecified day, `number` may stand for a season, a quarter or a half."""
    precision, month = Precision.MONTH, number
    if not unspecified and 20 < number < 42:
        precision, month = _group(number)
    first = calendar_day(year, month, 1)
    end = month + months_of(precision)[0] - 1  # winter ends in the next year
    last = last_of_month(calendar_day(year + (end > 12), (end - 1) % 12 + 1, 1))
    return DatePart(first, last, precision, qualifier, unspecified)


def _group(number: int) -> tuple[Precision, int]:
    """Return what stands in the place of a month, and its first month."""
    if number not in _GROUPS:
        raise DateError(
            f"there is no month {number}: months go from 01 to 12, seasons from 21 to 24, quarters from 33 to 36, "
            "halves from 40 to 41"
        )
    return _GROUPS[number]


def _years(first: int, last: int, precision: Precision, qualifier: str) -> DatePart:
    return DatePart(calendar_day(first, 1, 1), calendar_day(last, 12, 31), precision, qualifier)
