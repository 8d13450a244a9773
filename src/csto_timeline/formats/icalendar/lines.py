"""The content lines of iCalendar (RFC 5545, 3.1 to 3.3).

They are written here. The library `icalendar` takes a third of a second to import and a quarter of one for a thousand
events, which it checks and folds character by character, and it makes a line break of a backslash with an N after it.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from csto_timeline.dates.period import Period

_LONGEST = 74  # octets of text on a line; the 75th is the space that begins one which goes on
_DAY = timedelta(days=1)


def text(name: str, value: str) -> str:
    """Return a property with a text."""
    return texts(name, [value])


def texts(name: str, values: Iterable[str]) -> str:
    """Return a property with a list of texts."""
    return text_list(name, values, ",")


def text_list(name: str, values: Iterable[str], separator: str) -> str:
    """Return a property with texts that a comma or a semicolon parts."""
    return folded(f"{name}:{separator.join(map(_escaped, values))}")


def all_day(days: Period) -> str:
    """Return the properties of an event that lasts from the first of the days to the last."""
    begin = f"DTSTART;VALUE=DATE:{day(days.start)}\r\n"
    if days.end == date.max:  # the last day of the calendar has none behind it
        return begin
    return f"{begin}DTEND;VALUE=DATE:{day(days.end + _DAY)}\r\n"  # the end of a VEVENT is not part of it (3.6.1)


def day(when: date) -> str:
    """Return a day as a value: `20221123`."""
    return f"{when.year:04}{when.month:02}{when.day:02}"  # strftime leaves out the zeros of a year before 1000


def folded(line: str) -> str:
    """Return a content line with its end, folded into lines of 75 octets at most (3.1).

    No character and no escape is parted.
    """
    octets, start, pieces = line.encode(), 0, []
    while len(octets) - start > _LONGEST:
        end = start + _LONGEST
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        if octets[end - 1] in b"\\^":
            end -= 1
        pieces.append(octets[start:end])
        start = end
    return b"\r\n ".join([*pieces, octets[start:]]).decode() + "\r\n"


def _escaped(value: str) -> str:
    """Return a text escaped as 3.3.11 asks."""
    for character, escape in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(character, escape)
    return value
