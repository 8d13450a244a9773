"""Times of Wikidata (Wikibase), which say by a number how much of them is known.

7 is the century, 8 the decade, 9 the year, 10 the month, 11 the day. What is less precise has no date in a log; a
month or day of 00 is not known whatever the number says.
"""

import re

from csto_timeline.dates.calendar import calendar_day
from csto_timeline.errors import DateError

_TIME = re.compile(r"\+?0*([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T00:00:00(?:\.0+)?Z?)?")
_CENTURY, _DECADE, _YEAR, _MONTH, _DAY = range(7, 12)
_NAMES = {"century": 7, "decade": 8, "year": 9, "month": 10, "day": 11}


def when(time: str, precision: str) -> str:
    """Return the date of a time as far as `precision` goes, a number or its name; raises `DateError`."""
    match = _TIME.fullmatch(time.strip())
    if match is None:
        raise DateError(f'"{time}" is no time of Wikidata from the year 0001 to 9999')
    year, month, day = map(int, match.groups())
    known = _precision(precision)
    if known < _CENTURY:
        raise DateError(f'"{time}" is not known to the century (precision {precision})')
    if known == _CENTURY:
        last = (year + 99) // 100 * 100
        if not 100 <= last <= 9999:
            raise DateError(f'"{time}" is no century from the year 0001 to 9999')
        return f"[{last - 99:04}..{last:04}]"  # the 20th century is 1901 to 2000
    if known == _DECADE:
        return f"{year // 10:03}X"
    if known == _YEAR or not month:
        return f"{year:04}"
    return str(calendar_day(year, month, day if known >= _DAY and day else 1))[: 10 if known >= _DAY and day else 7]


def is_time(text: str) -> bool:
    """Return whether a text is a time as only Wikidata writes it: with a sign, or a month or day of 00."""
    return bool(_TIME.fullmatch(text)) and (text[0] == "+" or "-00" in text)


def _precision(text: str) -> int:
    word = text.strip().lower()
    if re.fullmatch("[0-9]{1,2}", word):
        return int(word)
    if word in _NAMES:
        return _NAMES[word]
    raise DateError(f'the precision is "{text}": Wikidata has numbers from 0 to 14')
