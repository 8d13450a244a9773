"""The groups of a page's events, by year, decade or century, each with an id of its own."""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from csto_timeline.answers.headings import first_part, heading_of
from csto_timeline.dates.calendar import Precision
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.parts import DatePart
from csto_timeline.query.select import Match, Selection


class Group(NamedTuple):
    """A group: its name, and the parts of its id; `code` is the expression of its decade or century."""

    name: str
    slug: str
    code: str = ""


class Anchors:
    """Hands out the ids of groups in the order of the page. A group that comes again gets a number."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()

    def next(self, group: Group) -> str:
        """Return the id of the group that comes next: `_1990`, `_199X`, `_undated`, `_1990-2`."""
        self._times[group.slug] += 1
        times = self._times[group.slug]
        return group.slug if times == 1 else f"{group.slug}-{times}"


def group_of(selection: Selection, match: Match) -> Group:
    """Return the group of an event: that of its earliest day, as precisely as it is known; of what goes on, its own."""
    going_on = selection.going_on_heading(match)
    return Group(going_on, "_going-on") if going_on else _group(match.date)


@lru_cache(maxsize=1 << 12)  # a log has far fewer dates than events
def _group(when: EventDate) -> Group:
    begin = first_part(when)
    name, code = heading_of(begin), _code(begin) if begin else ""
    # An underscore keeps it apart from the ids of events.
    return Group(name, "_" + (code or (name if name.isdigit() else "undated")), code)


def _code(part: DatePart) -> str:
    """Return the expression of a decade or a century, `199X` or `19XX`; nothing for any other date."""
    if part.precision is Precision.DECADE:
        return f"{part.first.year // 10:03}X"
    return f"{part.first.year // 100:02}XX" if part.precision is Precision.CENTURY else ""
