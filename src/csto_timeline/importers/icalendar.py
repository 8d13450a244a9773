"""iCalendar (RFC 5545): an event a VEVENT. Of a series that repeats the first event is taken, and the rest told.

The calendars of this program have more: their summary begins with the date where that is not known to the day, and
their description has what is said of an event, line by line; see `csto_calendar`.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from csto_timeline.errors import ForeignFileError
from csto_timeline.importers import csto_calendar
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Cells, Row, Table, items_of, text_of

NEEDS = frozenset({"uid", "summary", "dtstart"})
USES = frozenset(
    {*NEEDS, "dtend", "dtstamp", "description", "location", "geo", "categories", "url", "status", csto_calendar.OWN}
)
DATE = "DTSTART"
_TAKEN_APART = {"GEO", "CATEGORIES", "DTSTART", "DTEND"}
_OF_THE_FILE = {"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP"}  # say nothing of what happened


def recognises(head: Head) -> bool:
    """Return whether a file begins as a calendar."""
    return head.text.lstrip().upper().startswith("BEGIN:VCALENDAR")


def read(head: Head) -> Table:
    """Return a row for each event, held whole; raises `ForeignFileError`."""
    from icalendar import Calendar  # a third of a second

    try:
        calendars = Calendar.from_ical(head.path.read_bytes(), multiple=True)
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        raise ForeignFileError(f"{head.path} is no calendar that can be read: {error}") from None
    components = [(calendar, each) for calendar in calendars for each in calendar.walk("VEVENT")]
    numbered = enumerate(components, start=1)
    rows = [row for number, (calendar, each) in numbered if (row := _row(number, each, own=_is_own(calendar)))]
    repeated = sum("RRULE" in each or "RDATE" in each for _, each in components)
    others = sum(1 for calendar in calendars for each in calendar.walk() if each.name in {"VTODO", "VJOURNAL"})
    remarks = [f"{repeated:,} of the events repeat: the first of each series is taken"] if repeated else []
    remarks += [f"{others:,} tasks and journal entries are left out: they are no events"] if others else []
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    titles = [str(calendar["X-WR-CALNAME"]) for calendar in calendars if calendar.get("X-WR-CALNAME")]
    return Table(columns, iter(rows), " + ".join(titles) or None, len(rows), remarks=tuple(remarks))


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a VEVENT."""
    geo = text_of(cells, "geo").split(";")
    url, status = text_of(cells, "url"), text_of(cells, "status").upper()
    found: Cells = {
        "date": text_of(cells, "dtstart"),
        "end": text_of(cells, "dtend"),
        "title": text_of(cells, "summary"),
        "summary": text_of(cells, "description"),
        "place": text_of(cells, "location"),
        "latitude": geo[0],
        "longitude": geo[-1],
        "tags": (*items_of(cells, "categories"), *(("cancelled",) if status == "CANCELLED" else ())),
        "announced": "true" if status == "TENTATIVE" else "",
        "source.url": url if url.startswith("http") else "",
        "source.publisher": "" if url.startswith("http") else url,
    }
    return found | csto_calendar.targets(cells)


def _is_own(calendar: Any) -> bool:
    return str(calendar.get("PRODID", "")) == csto_calendar.PRODUCT


def _row(number: int, component: Any, *, own: bool) -> Row | None:
    passed_over = _TAKEN_APART | _OF_THE_FILE
    cells: Cells = {name: _text(value) for name, value in component.items() if name not in passed_over}
    if "GEO" in component:
        cells["GEO"] = f"{component['GEO'].latitude};{component['GEO'].longitude}"
    categories = component.get("CATEGORIES", [])
    listed = categories if isinstance(categories, list) else [categories]
    cells["CATEGORIES"] = tuple(str(item) for each in listed for item in getattr(each, "cats", [each]))
    cells = {name: cell for name, cell in cells.items() if cell} | dict(_dates(component))
    return csto_calendar.row(number, cells) if own else Row(f"event {number}", cells)


def _text(value: Any) -> str:
    """Return the text of a property, of several of one name all of them."""
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    return str(value) if isinstance(value, str) else str(value.to_ical().decode())


def _dates(component: Any) -> Iterator[tuple[str, str]]:
    """Yield the first and the last day, or the instant; the end of an event is not part of it (RFC 5545, 3.6.1)."""
    begin = getattr(component.get("DTSTART"), "dt", None)
    end = getattr(component.get("DTEND"), "dt", None)
    if isinstance(begin, datetime):
        yield "DTSTART", _instant(begin)
        if isinstance(end, datetime) and (last := (end - timedelta(seconds=1)).date()) > begin.date():
            yield "DTEND", str(last)
        return
    if begin is not None:
        yield "DTSTART", str(begin)
    if begin is not None and type(end) is date and end - timedelta(days=1) > begin:
        yield "DTEND", str(end - timedelta(days=1))


def _instant(when: datetime) -> str:
    offset = f"{when:%z}"
    return f"{when.date()}T{when:%H:%M}" + (f"{offset[:3]}:{offset[3:5]}" if offset else "")
