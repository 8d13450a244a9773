"""TimelineJS, its spreadsheet and its JSON, in which a date without a month or a day is a year or a month."""

import re
from html import unescape

from csto_timeline.dates.calendar import calendar_day
from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError
from csto_timeline.importers.table import Cells, text_of

NEEDS = frozenset({"year", "headline"})
_DATES = ("year", "month", "day", "time", "end_year", "end_month", "end_day", "end_time", "display_date")
USES = frozenset({*_DATES, "headline", "text", "media", "group", "tag", "type", "media_credit", "unique_id"})
DATE = "Year"
_PARTS = {"year": "one such as 2022", "month": "1 to 12", "day": "1 to 31"}  # and what works
_WHOLE = re.compile(r"-?[0-9]{1,12}(?:\.0+)?")  # spreadsheets write 12.0
_WITH_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.0+)?")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})(?:\.0+)?")  # of a century that nobody knows
_TAG = re.compile(r"<[A-Za-z/!][^>]*>")
_PARAGRAPH = re.compile(r"(?i)<(?:/p|br ?/?)>\s*")


class PartError(DateError):
    """A year, month or day that is no whole number, or a year that may be short for another one.

    `part` is the member by which a mapping calls it.
    """

    def __init__(self, part: str, message: str) -> None:
        super().__init__(message)
        self.part = part


def targets(cells: Cells) -> Cells | None:
    """Return what an event takes of a row, None for the title slide and for eras; raises `DateError`."""
    if text_of(cells, "type").strip().lower() in {"title", "era"}:
        return None
    shown = text_of(cells, "display_date")
    media = text_of(cells, "media")
    address = media if re.match("https?://", media) else ""
    return {
        "id": text_of(cells, "unique_id"),
        "date": when(cells),
        "time": text_of(cells, "time"),
        "end_time": text_of(cells, "end_time"),
        "date_note": f"Shown as “{shown}”." if shown else "",
        "title": plain(text_of(cells, "headline")),
        "summary": plain(text_of(cells, "text")),
        "tags": text_of(cells, "group", "tag"),
        "source.publisher": plain(text_of(cells, "media_credit")),
        "source.url": address,
    }


def when(cells: Cells) -> str:
    """Return the date of a row, an interval where it has an end; raises `DateError`."""
    begin, end = _date(cells, ""), _date(cells, "end_")
    if not begin:
        raise DateError("there is no year")
    if not end and any(text_of(cells, f"end_{part}").strip() for part in ("month", "day")):
        raise DateError("there is an End Month or an End Day, but no End Year: write it, or empty them")
    return EventDate(f"{begin}/{end}" if end and end != begin else begin).text


def plain(text: str) -> str:
    """Return HTML as text: a paragraph is one, tags are left out."""
    return unescape(_TAG.sub("", _PARAGRAPH.sub("\n\n", text))).strip()


def _date(cells: Cells, prefix: str) -> str:
    year, month, day = (_number(text_of(cells, f"{prefix}{part}"), f"{prefix}{part}") for part in _PARTS)
    if year is None:
        return ""
    if not 1 <= year <= 9999:
        raise DateError(f"there is no year {year} in a log: years go from 0001 to 9999")
    if month is None:
        if day is not None:
            raise DateError(f"there is a day, {day}, but no month")
        return f"{year:04}"
    return str(calendar_day(year, month, 1 if day is None else day))[: 7 if day is None else 10]


def _number(text: str, part: str) -> int | None:
    """Return the whole number that a part of a date is, None for an empty cell; only years have thousands."""
    text, name = text.strip(), part.removeprefix("end_")
    if not text:
        return None
    shown = f'the {part.replace("_", " ")} "{text}"'
    if not (_WHOLE.fullmatch(text) or (name == "year" and _WITH_THOUSANDS.fullmatch(text))):
        raise PartError(part, f"{shown} is no whole number: write {_PARTS[name]}")
    if name == "year" and (match := _SHORT_YEAR.fullmatch(text)):
        figures = "one figure" if len(match[1]) == 1 else "two figures"
        raise PartError(part, f"{shown} has {figures}: write all four, as in 2022 or {match[1].zfill(4)}")
    return int(text.partition(".")[0].replace(",", ""))
