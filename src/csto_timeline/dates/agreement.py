"""Whether many dates agree: of any two, one contains the other. Found without comparing each with each."""

from collections.abc import Collection
from itertools import chain, pairwise, product

from csto_timeline.dates.edtf import Form
from csto_timeline.dates.event_date import EventDate


def agree(dates: Collection[EventDate]) -> bool:
    """Return whether of any two of these different dates one contains the other (`EventDate.contains`).

    If one date contains a second, and that a third, the first contains the third, so only neighbours in order of
    extent need comparing. The exception are intervals of one day, such as 2022-11-23/2022-11-23, which an interval
    may contain and which contain that day, as no interval does: they are compared with all dates. They can only be
    many where they differ, which the first comparisons show.
    """
    brief = [each for each in dates if _is_interval_of_one_day(each)]
    others = sorted((each for each in dates if not _is_interval_of_one_day(each)), key=_extent, reverse=True)
    pairs = chain(product(brief, dates), pairwise(others))
    return all(one.contains(other) or other.contains(one) for one, other in pairs)


def _is_interval_of_one_day(when: EventDate) -> bool:
    return when.form is Form.INTERVAL and when.start_min == when.end_max


def _extent(when: EventDate) -> tuple[int, int, bool, int]:
    """Return what is less for a date that another one contains, unless each contains the other.

    That is the number of its days, and of its open sides; then that it lasted or was on each of several days, which
    is contained in a date of the same days that leaves that open; then how vague its ends are.
    """
    days = (when.end_max - when.start_min).days - sum((gap.end - gap.start).days + 1 for gap in when.gaps)
    vagueness = (when.start_max - when.start_min) + (when.end_max - when.end_min)
    return days, (when.earliest is None) + (when.latest is None), not when.lasts, vagueness.days
