"""Times of day in the cells of a row, and what a log cannot hold of them: it has the time at which an event begins."""

import re

from csto_timeline.errors import DateError
from csto_timeline.log.model import TIME

_ZONE = r"(?P<zone>Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_TIME = re.compile(
    r"(?i)(?P<hours>[0-9]{1,2})(?:[:.](?P<minutes>[0-9]{2})(?:[:.](?P<seconds>[0-9]{2}(?:\.[0-9]+)?))?)?"
    rf" ?(?P<half>[ap]\.?m\.?)? ?{_ZONE}"
)
_MIDNIGHT = re.compile(r"(?i)(?:0?0:00:00(?:\.0+)?|12:00:00(?:\.0+)? ?a\.?m\.?) ?Z?")
_NOON = 12
# What a log does not hold of times, as it is said of the events that had it.
OF_DAYS = "of several days: the times are left out"
END = "with an end on the same day: the end time is left out"
SECONDS = "with a time to the second: the seconds are left out"


def time_of(text: str) -> str:
    """Return a time of day as a log writes it, without its seconds; raises `DateError`."""
    match = _TIME.fullmatch(text.strip())
    if match is None or not (match["minutes"] or match["half"]):
        raise DateError(f'"{text}" is no time of day: write 14:30, 2:30 pm or 14:30+06:00')
    hours = int(match["hours"])
    if match["half"]:
        if not 1 <= hours <= _NOON:
            raise DateError(f'"{text}" is no time of day: with am and pm hours go from 1 to 12')
        hours = hours % _NOON + (_NOON if match["half"].lower().startswith("p") else 0)
    if hours > 23 or int(match["minutes"] or 0) > 59:
        raise DateError(f'"{text}" is no time of day: hours go to 23, minutes to 59')
    written = f"{hours:02}:{match['minutes'] or '00'}{_zone(match['zone'])}"
    if not re.fullmatch(TIME, written):
        raise DateError(f'"{text}" is no time of day: an offset from UTC has 14 hours at most')
    return written


def is_padding(text: str) -> bool:
    """Return whether a time is midnight to the second, which programs write where they know the day alone."""
    return _MIDNIGHT.fullmatch(text) is not None


def losses(date: str, time: str, end: str) -> tuple[str, ...]:
    """Return what a log does not hold of the times between which an event of that date lies."""
    if "/" in date:
        return (OF_DAYS,) if time or end else ()
    match = _TIME.fullmatch(time.strip())
    to_the_second = bool(match and match["seconds"] and match["seconds"].strip("0."))
    return (*((SECONDS,) if to_the_second else ()), *((END,) if end and end != time else ()))


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in {"Z", "z"} or zone.upper() == "UTC" or re.fullmatch("[+-]00:?(?:00)?", zone):
        return "Z"
    return f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
