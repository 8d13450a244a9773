"""How up to date a log is."""

from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.registers import Registers


def latest_source(registers: Registers) -> EventDate | None:
    """Return when the latest source of a log was published or accessed; None if no source has a date."""
    dates = (when for each in registers.sources for when in (each.published, each.accessed))
    return max((when for when in dates if when and when.earliest), key=lambda when: when.sort_key, default=None)
