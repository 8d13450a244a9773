"""ACLED, the Armed Conflict Location and Event Data.

Its `time_precision` is 1 where the day is known, 2 for a week or a similar period, 3 for a month; `event_date` is then
some day of it. A week is written as one of the seven days around that day, a month as the month.
"""

from datetime import date

from csto_timeline.dates.calendar import days_around
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.errors import DateError
from csto_timeline.importers.table import Cells, text_of

NEEDS = frozenset({"event_id_cnty", "event_date", "time_precision"})
USES = frozenset(
    {
        *("event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1", "actor2"),
        *("country", "location", "latitude", "longitude", "source", "notes", "tags"),
    }
)
DATE = "event_date"
_DAY, _WEEK, _MONTH = "1", "2", "3"
_HALF_A_WEEK = 3  # days


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a row; raises `DateError`."""
    type_ = text_of(cells, "sub_event_type", "event_type") or "Event"
    where = text_of(cells, "location", "country")
    who = " – ".join(filter(None, (text_of(cells, "actor1"), text_of(cells, "actor2"))))
    return {
        "id": f"acled-{text_of(cells, 'event_id_cnty')}",
        "date": when(text_of(cells, "event_date"), text_of(cells, "time_precision")),
        "kind": text_of(cells, "event_type").lower(),
        "title": type_ + (f" in {where}" if where else "") + (f": {who}" if who else ""),
        "summary": text_of(cells, "notes"),
        "place": text_of(cells, "location"),
        "place_country": text_of(cells, "country"),
        "latitude": text_of(cells, "latitude"),
        "longitude": text_of(cells, "longitude"),
        "countries": text_of(cells, "country"),
        "people": tuple(filter(None, (text_of(cells, "actor1"), text_of(cells, "actor2")))),
        "tags": tuple(each.strip() for each in text_of(cells, "tags").split(";") if each.strip()),
        "source.publisher": tuple(each.strip() for each in text_of(cells, "source").split(";") if each.strip()),
    }


def when(day: str, precision: str) -> str:
    """Return the date of an event as precisely as ACLED knows it; raises `DateError`."""
    written = expression_of(day)
    if precision == _DAY:
        return written
    try:
        middle = date.fromisoformat(written)
    except ValueError:
        return written  # which is vague by itself
    if precision == _WEEK:
        first, last = days_around(middle, _HALF_A_WEEK)
        return f"[{first}..{last}]"
    if precision == _MONTH:
        return written[: len("2022-09")]
    raise DateError(f'time_precision is "{precision}", and ACLED has 1, 2 and 3: the day may not be known')
