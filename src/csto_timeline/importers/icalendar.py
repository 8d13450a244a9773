"""iCalendar (RFC 5545): an event a VEVENT. Of a series that repeats the first event is taken, and the rest told.

The calendars of this program have more: their summary begins with the date where that is not known to the day, and
their description has what is said of an event, line by line; see `csto_calendar`.
"""

import re
from typing import Any

from csto_timeline.errors import DateError, ForeignFileError
from csto_timeline.formats.icalendar import own_properties
from csto_timeline.importers import (
    calendar_values,
    csto_calendar,
    csto_calendar_lines,
    excluded_dates,
    recurrence,
    times,
)
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Cells, Row, Table, items_of, text_of
from csto_timeline.text import counted

NEEDS = frozenset({"uid", "summary", "dtstart"})
USES = frozenset(
    {
        *NEEDS,
        "dtend",
        "dtstamp",
        "description",
        "location",
        "geo",
        "categories",
        "url",
        "status",
        *csto_calendar.COLUMNS,
    }
)
DATE = "DTSTART"
_NAME = "X-WR-CALNAME"
_TAKEN_APART = {"GEO", "CATEGORIES", "DTSTART", "DTEND"}
_BEGIN = re.compile(rb"(?im)^BEGIN:VEVENT[ \t]*\r?$")
_OF_THE_FILE = {"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP"}  # say nothing of what happened


def recognises(head: Head) -> bool:
    """Return whether a file begins as a calendar."""
    return head.text.lstrip().upper().startswith("BEGIN:VCALENDAR")


def read(head: Head) -> Table:
    """Return a row for each event, held whole; raises `ForeignFileError`."""
    from icalendar import Calendar  # a third of a second

    data = head.path.read_bytes()
    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        raise ForeignFileError(f"{head.path} cannot be read as a calendar: {error}") from None
    components = [(calendar, each) for calendar in calendars for each in calendar.walk("VEVENT")]
    if len(_BEGIN.findall(data)) > len(components):  # which the library passes over
        raise ForeignFileError(f"{head.path} is cut off: an event or the calendar has no END: save it again")
    written = list(csto_calendar_lines.properties(data))
    if len(written) != len(components):
        raise ForeignFileError(f"{head.path} cannot be read as a calendar: its events do not begin where they should")
    others = excluded_dates.replacements(each for _, each in components)
    numbered = enumerate(zip(components, written, strict=True), start=1)
    rows = [row for number, (each, lines) in numbered if (row := _row(number, *each, lines, others))]
    repeated = sum("RRULE" in each or "RDATE" in each for _, each in components)
    tasks = sum(1 for calendar in calendars for each in calendar.walk() if each.name in {"VTODO", "VJOURNAL"})
    remarks = [f"{counted(repeated, 'repeating event')}: only the first date of each is taken"] if repeated else []
    ends = [number for number, each in enumerate(components, start=1) if _loses_its_end(*each)]
    remarks += [f"{counted(len(ends), 'event')} {times.END} (first: event {ends[0]})"] if ends else []
    remarks += [f"{counted(tasks, 'component')} left out: tasks and journal entries are not events"] if tasks else []
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    remarks += csto_calendar.remarks(rows)
    return Table(columns, iter(rows), _title(data), len(rows), remarks=tuple(remarks))


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


def _title(data: bytes) -> str | None:
    """Return the name that a file gives its calendar, of several calendars their names."""
    named = (each.get(_NAME, [""])[0] for each in csto_calendar_lines.properties(data, "VCALENDAR"))
    return " + ".join(csto_calendar_lines.unescaped(name) for name in named if name) or None


def _is_own(calendar: Any) -> bool:
    return str(calendar.get("PRODID", "")) == csto_calendar.PRODUCT


def _loses_its_end(calendar: Any, component: Any) -> bool:
    """Return whether an event of another program ends at another time of its one day."""
    try:
        ends = not _is_own(calendar) and calendar_values.ends_later(component)
        return ends and "DTEND" not in dict(calendar_values.dates(component))
    except DateError:  # which is told of its row
        return False


def _row(
    number: int,
    calendar: Any,
    component: Any,
    written: csto_calendar_lines.Properties,
    others: excluded_dates.Replacements,
) -> Row | None:
    """Return the row of an event; None of a series if `others` replace all that is left of it."""
    passed_over = _TAKEN_APART | _OF_THE_FILE
    if calendar_values.duration(component) is not None:
        passed_over |= {"DURATION"}
    cells: Cells = {name: calendar_values.text(value) for name, value in component.items() if name not in passed_over}
    if "GEO" in component:
        cells["GEO"] = calendar_values.geo(component["GEO"])
    categories = component.get("CATEGORIES", [])
    cells["CATEGORIES"] = tuple(
        str(item) for each in calendar_values.listed(categories) for item in getattr(each, "cats", [each])
    )
    cells = {name: cell for name, cell in cells.items() if cell}
    try:
        shift = recurrence.shift_of(component, others)
        if shift is None:
            return None
        cells |= dict(calendar_values.dates(component, shift))
    except DateError as error:
        return Row(f"event {number}", cells, str(error))
    if not (_is_own(calendar) or own_properties.DATE in component):
        return Row(f"event {number}", cells)
    related = cells.pop("RELATED-TO", None) and component["RELATED-TO"]
    values = related if isinstance(related, list) else [related] if related else []
    named = ((str(value.params.get("RELTYPE", "PARENT")), str(value)) for value in values)
    return csto_calendar.row(number, cells | dict(csto_calendar.relations(named)), written)
