"""iCalendar (RFC 5545): events for a calendar program, at their time where it and its offset are known, else all day.

A calendar cannot say "some day in September". An event that is not known to the day spans
every day on which it may lie, and its summary begins with the date as it is known. An open
side has no such days: the event then stands on the known side alone. One that lay on one of
two days, not next to each other, or on each of them, stands on both: the days between are ruled out.
"""

from collections.abc import Iterator

from csto_timeline.answers.relations import mentions, named_by
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.icalendar.days import known_to_the_day
from csto_timeline.formats.icalendar.entry import Entries
from csto_timeline.formats.icalendar.lines import text
from csto_timeline.log.registers import DEFAULT_TITLE
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, visible

_BEGIN = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//csto-timeline//csto-timeline//EN\r\n"
_REFRESH = "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n"  # RFC 7986, 5.7: how often a program that subscribes asks again
_END = "END:VCALENDAR\r\n"


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield a VCALENDAR; `certain_days` leaves out the events that are not known to the day."""
    yield _BEGIN + _REFRESH + text("X-WR-CALNAME", visible(selection.registers.title))
    named = {id for event in selection.events for _, id in named_by(event)}
    entries = Entries(selection, mentions(selection.store, named))
    for match in track(selection.matches):
        if not options.certain_days or known_to_the_day(match.date):
            yield from entries.of(match)
    yield _END


def count(selection: Selection, options: Options) -> int:
    """Return how many events are written: with `certain_days` those that are known to the day."""
    return len(selection.matches) - (_vague(selection) if options.certain_days else 0)


def remarks(selection: Selection, options: Options, number: int) -> list[str]:  # noqa: ARG001
    """Return how many events are not known to the day, and what became of them; and that the log has no title."""
    vague, lines = _vague(selection), []
    if vague and options.certain_days:
        lines.append(f"{counted(vague, 'event')} left out: not known to the day (--certain-days)")
    elif vague:
        lines.append(
            f"{counted(vague, 'event')} not known to the day: shown on all days of the range, dated in the title "
            "(--certain-days leaves such events out)"
        )
    if any(match.store.title_of(match.place) == DEFAULT_TITLE for match in selection.matches):
        lines.append("The log has no title: give it one, or a calendar may mistake its events for those of another log")
    return lines


def _vague(selection: Selection) -> int:
    return sum(not known_to_the_day(match.date) for match in selection.matches)
