"""The strip of bars above a page: how long they are, what stands below them, and what has none."""

from collections.abc import Sequence

from csto_timeline.dates.calendar import Precision, unit_of
from csto_timeline.formats.html.strip import Density, Strip, stretch_of
from csto_timeline.log.model import Event
from tests.logs import event, make_log


def strip(events: Sequence[Event]) -> Strip | None:
    density = Density()
    for event_ in events:
        density.add(event_)
    return density.strip(["clash"])


def rows(*dates: str) -> tuple[Event, ...]:
    return make_log(*(event(id=f"e-{n}", date=date, kind="clash") for n, date in enumerate(dates))).events


def test_bars_are_days_months_years_decades_or_centuries() -> None:
    for dates, scale, number, first in [
        (("2022-11-09", "2022-11-23", "2022-12"), Precision.DAY, 23, ("2022-11-09", "2022-11-09")),
        (("2022-12-30", "2023-01-02"), Precision.DAY, 4, ("2022-12-30", "2022-12-30")),
        (("2022-11-01", "2022-12-30"), Precision.DAY, 60, ("2022-11-01", "2022-11-01")),
        (("2022-11-01", "2022-12-31"), Precision.MONTH, 2, ("2022-11-01", "2022-11-30")),
        (("2022-09", "2022-11-23", "2022-01-31"), Precision.MONTH, 11, ("2022-01-01", "2022-01-31")),
        (("2022-09", "2022-11"), Precision.MONTH, 3, ("2022-09-01", "2022-09-30")),
        (("1994", "2022-11-23"), Precision.YEAR, 29, ("1994-01-01", "1994-12-31")),
        (("1850", "2022"), Precision.DECADE, 18, ("1850-01-01", "1859-12-31")),
        (("0900", "2022"), Precision.CENTURY, 12, ("0900-01-01", "0999-12-31")),
        (("9999-11-30", "9999-12-31"), Precision.DAY, 32, ("9999-11-30", "9999-11-30")),
        (("0001", "9999"), Precision.CENTURY, 100, ("0001-01-01", "0099-12-31")),
    ]:
        bars = strip(rows(*dates))
        assert bars is not None
        assert bars.scale is scale
        assert len([bar for bar in bars.bars if bar.stretch == unit_of(bar.stretch.first, scale)]) == number
        assert tuple(map(str, bars.bars[0].stretch)) == first
        assert sum(bar.total for bar in bars.bars) == len(dates)
        assert max(bar.total for bar in bars.bars) == bars.highest


def test_below_days_stands_one_of_each_week_and_its_month_once() -> None:
    bars = strip(rows("2022-11-09", "2022-12-20"))
    assert bars is not None
    assert [bar.tick for bar in bars.bars if bar.tick] == ["9 Nov", "16", "23", "30", "7 Dec", "14"]


def test_an_event_without_an_earliest_day_has_no_bar() -> None:
    events = rows("[..2022]", "2021", "2022")
    bars = strip(events)
    assert bars is not None
    assert stretch_of(events[0].date) is None
    assert sum(bar.total for bar in bars.bars) == 2
    assert strip(rows("2022-09", "2022-09")) is None
    assert strip(()) is None
