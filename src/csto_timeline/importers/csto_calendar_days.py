"""Whether a calendar shows an event of ours when its date says it was."""

from datetime import UTC, date, datetime

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Period
from csto_timeline.errors import DateError
from csto_timeline.formats.icalendar.days import instant_of, possible_days
from csto_timeline.formats.icalendar.lines import day
from csto_timeline.importers.table import Cells, text_of


def check_days(cells: Cells, when: EventDate, time: str, words: str) -> None:
    """Raise `DateError` where DTSTART and DTEND are not those of the date and its time, which is told in `words`.

    Somebody moved the event in a calendar program, or what looks as its date is none: neither may win in silence.
    """
    begin, end = text_of(cells, "dtstart"), text_of(cells, "dtend")
    instant = instant_of(when, time)
    if instant is not None:
        right = _instant(begin) == instant and not end
    else:
        right = (begin, end) == _shown(possible_days(when)[0])
    if not right:
        shown = f"on {begin}" if not end else f"from {begin} to {end}"
        raise DateError(f"{words}, but the calendar shows the event {shown}: correct one of them")


def _shown(days: Period) -> tuple[str, str]:
    """Return DTSTART and DTEND as the reader of calendars gives them: it takes the first day of all for none."""
    if days.start == date.min:
        return day(days.start), ""
    return str(days.start), "" if days.end in {days.start, date.max} else str(days.end)


def _instant(text: str) -> datetime | None:
    """Return an instant in UTC without a zone; None for what is none."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else None
