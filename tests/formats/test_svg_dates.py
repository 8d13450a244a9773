"""The dates of a picture: its axis, and what is drawn of a date: never more than is known."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed import parse_period
from csto_timeline.formats.svg.pieces import Sort, pieces
from tests.formats.drawn import laid_out, legend_of, picture
from tests.logs import event, make_log
from tests.random_logs import Chance

UNITS = [
    *((1, "day"), (40, "day"), (50, "week"), (150, "week"), (400, "month"), (1200, "quarter"), (2500, "quarter")),
    *((9000, "year"), (20_000, "2 years"), (40_000, "5 years"), (90_000, "10 years"), (700_000, "100 years")),
]


@pytest.mark.parametrize(("days", "unit"), UNITS)
def test_the_axis_has_the_unit_that_fits(days: int, unit: str) -> None:
    first = date(10, 1, 1) if days > 700 else date(2022, 1, 1)
    last = date.fromordinal(first.toordinal() + days)
    many = [event(id=f"e-{n}", date=f"{first}") for n in range(60)]
    laid = laid_out(make_log(*many, event(id="last", date=f"{last}")))
    found = laid.chart.axis.unit(laid.composition.look.small)
    assert found.words == unit
    assert 5 < len(laid.chart.axis.ticks(found)) < 50


def test_the_first_year_of_an_axis_is_named() -> None:
    laid = laid_out(make_log(event(id="a", date="1990-01-01"), event(id="b", date="2022-12-31")))
    size = laid.composition.look.small
    labels = [label.text for label in laid.chart.axis.labels(laid.chart.axis.unit(size), size)]
    assert labels[0] == "1990"


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-11-23", [("2022-11-23", "2022-11-24", Sort.DAY)]),
        ("2022-09", [("2022-09-01", "2022-10-01", Sort.VAGUE)]),
        ("2022", [("2022-01-01", "2023-01-01", Sort.VAGUE)]),
        ("199X", [("1990-01-01", "2000-01-01", Sort.VAGUE)]),
        ("2022-24", [("2022-12-01", "2023-03-01", Sort.VAGUE)]),
        ("2022-11-23?", [("2022-11-23", "2022-11-24", Sort.VAGUE)]),
        ("2022-11-23/2022-11-25", [("2022-11-23", "2022-11-26", Sort.LASTED)]),
        (
            "2022-09/2022-11",
            [
                ("2022-09-01", "2022-09-30", Sort.VAGUE),
                ("2022-09-30", "2022-11-02", Sort.LASTED),
                ("2022-11-02", "2022-12-01", Sort.VAGUE),
            ],
        ),
        ("2022-09/2022-09", [("2022-09-01", "2022-10-01", Sort.VAGUE)]),
        ("1990-05-02/..", [("1990-05-02", None, Sort.LASTED)]),
        ("1990/..", [("1990-01-01", "1990-12-31", Sort.VAGUE), ("1990-12-31", None, Sort.LASTED)]),
        ("../1990-05-02", [(None, "1990-05-03", Sort.LASTED)]),
        ("1990-05-02/", [("1990-05-02", "1990-05-03", Sort.LASTED), ("1990-05-03", None, Sort.VAGUE)]),
        ("/1990-05-02", [(None, "1990-05-02", Sort.VAGUE), ("1990-05-02", "1990-05-03", Sort.LASTED)]),
        ("[2022-11-23..2022-12-31]", [("2022-11-23", "2023-01-01", Sort.VAGUE)]),
        ("[..2022-12-31]", [(None, "2023-01-01", Sort.VAGUE)]),
        ("[2022-12-01..]", [("2022-12-01", None, Sort.VAGUE)]),
        (
            "[2022-11-23,2022-12-31]",
            [("2022-11-23", "2022-11-24", Sort.VAGUE), ("2022-12-31", "2023-01-01", Sort.VAGUE)],
        ),
        ("{2022-11-23,2022-12-31}", [("2022-11-23", "2022-11-24", Sort.DAY), ("2022-12-31", "2023-01-01", Sort.DAY)]),
        ("{2022-11-23..2022-11-25}", [("2022-11-23", "2022-11-26", Sort.LASTED)]),
        ("{2022-11..2022-12}", [("2022-11-01", "2023-01-01", Sort.VAGUE)]),
        ("0001-01-01", [("0001-01-01", "0001-01-02", Sort.DAY)]),
        ("0001-01-01/..", [("0001-01-01", None, Sort.LASTED)]),
    ],
)
def test_what_is_known_of_a_date(text: str, expected: list[tuple[str | None, str | None, Sort]]) -> None:
    found = [(first and day(first), end and day(end), sort) for first, end, sort in expected]
    assert [tuple(piece) for piece in pieces(EventDate(text))] == found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_the_stretches_of_a_date_have_the_days_that_it_may_have(seed: int) -> None:
    """Their ends are those of the date, and nothing is a known day that is not."""
    when = EventDate(Chance(seed).when())
    found = pieces(when)
    firsts, ends = [piece.first for piece in found], [piece.end for piece in found]
    assert (None if None in firsts else min(filter(None, firsts))) == (when.earliest and when.earliest.toordinal())
    assert (None if None in ends else max(filter(None, ends))) == (when.latest and when.latest.toordinal() + 1)
    for piece in found:
        if piece.sort is Sort.DAY:
            assert when.is_known_day


def test_a_month_spans_the_month_and_stands_on_no_day() -> None:
    log = make_log(event(id="a", date="2022-09", title="Vague"), event(id="b", date="2022-11-23", title="Known"))
    laid = laid_out(log)
    axis = laid.chart.axis
    (shape,) = laid.drawn("Vague").shapes
    assert (shape.left, shape.right) == (axis.x(day("2022-09-01")), axis.x(day("2022-10-01")))
    assert (shape.pale, shape.glyph) == (True, False)
    (known,) = laid.drawn("Known").shapes
    assert (known.pale, known.glyph) == (False, True)
    assert (known.left + known.right) / 2 == pytest.approx(axis.x(day("2022-11-23")) + axis.per_day / 2)


def test_a_month_on_an_axis_of_years_is_a_pale_mark_in_its_middle() -> None:
    log = make_log(event(id="a", date="2022-09", title="Vague"), event(id="b", date="1950-11-23", title="Known"))
    laid = laid_out(log)
    (shape,) = laid.drawn("Vague").shapes
    assert (shape.pale, shape.glyph) == (True, True)
    middle = (laid.chart.axis.x(day("2022-09-01")) + laid.chart.axis.x(day("2022-10-01"))) / 2
    assert (shape.left + shape.right) / 2 == pytest.approx(middle)


def test_what_lasted_from_some_day_of_a_month_is_a_pale_mark_where_it_is_narrow() -> None:
    """A full one would be a day, or days that are known."""
    events = [event(id="a", date="2022-09/2022-11", title="Vague"), event(id="b", date="2022-09-02/2022-11-03")]
    laid = laid_out(make_log(*events, event(id="c", date="1950-11-23", title="Known")))
    (shape,) = laid.drawn("Vague").shapes
    assert (shape.pale, shape.glyph) == (True, True)
    assert [shape.pale for shape in laid.drawn("Known").shapes] == [False]


def test_an_open_side_has_an_arrow_beyond_the_axis() -> None:
    log = make_log(event(id="a", date="1990/..", title="Goes on"), event(id="b", date="2022", title="Year"))
    laid = laid_out(log)
    vague, lasted = laid.drawn("Goes on").shapes
    assert (vague.pale, vague.for_ever, lasted.pale, lasted.for_ever) == (True, False, False, True)
    assert lasted.right > laid.chart.axis.right
    assert "open-ended" in picture(log)
    assert "open-ended" not in picture(make_log(event(date="2022-11")))


def test_a_date_takes_no_more_of_the_axis_than_the_period_that_is_asked_for() -> None:
    """An event of which only the year is known makes no axis of a year where a month of it is asked for."""
    log = make_log(event(id="a", date="2022", title="Year"), event(id="b", date="2022-01-05", title="Day"))
    axis = laid_out(log, period=parse_period("2022-01")).chart.axis
    assert (axis.first, axis.end) == (day("2022-01-01"), day("2022-02-01"))


DAYS = [
    ("1990/..", "2022", "2022-01-01", "2022-12-31"),
    ("../2022-03-09", "2022", "2022-01-01", "2022-03-09"),
    ("1990/..", "2022..", "2022-01-01", "2022-01-07"),
    ("1990-05-02/..", "", "1990-05-01", "1990-05-07"),
    ("2022-11-23", "2022-11", "2022-11-22", "2022-11-28"),
    ("2022-11-23", "2022-11-20..2022-11-26", "2022-11-20", "2022-11-26"),
    ("2022-11-23", "2022-11-23..", "2022-11-23", "2022-11-29"),
    ("2022-11-23", "2022-11-23", "2022-11-23", "2022-11-23"),
    ("2022-11", "2022-11-23..2022-11-25", "2022-11-23", "2022-11-25"),
    ("9999-12-31", "", "9999-12-25", "9999-12-31"),
    ("0001-01-01", "", "0001-01-01", "0001-01-07"),
]


@pytest.mark.parametrize(("text", "period", "first", "last"), DAYS)
def test_the_days_of_an_axis(text: str, period: str, first: str, last: str) -> None:
    asked = parse_period(period) if period else None
    axis = laid_out(make_log(event(date=text)), period=asked).chart.axis
    assert (axis.first, axis.end) == (day(first), day(last) + 1)


def test_a_day_that_is_asked_for_is_no_wider_than_a_seventh_of_the_axis() -> None:
    """So that titles stand beside marks; the days after it, for which nobody asked, are not named."""
    log = make_log(event(id="a", date="2022-11-23", title="A title"), event(id="b", date="2022-11-24"))
    laid = laid_out(log, period=parse_period("2022-11-23"))
    axis = laid.chart.axis
    assert axis.per_day < (laid.chart.right - laid.chart.left) / 7
    assert [label.text for label in axis.labels(axis.unit(10), 10)] == ["23", "Nov 2022"]
    name = next(placed.name for lane in laid.chart.lanes for placed in lane.placed)
    assert name
    assert (name.whole, name.before) == (True, False)


def test_what_goes_on_outside_the_period_is_cut_open_there() -> None:
    """It must not seem to begin or to end with the period."""
    log = make_log(
        event(id="a", date="2022-01-10/2022-02-20", title="Both sides"),
        event(id="b", date="2022", title="Possible"),
        event(id="c", date="2022-02-03/2022-03", title="After"),
        event(id="d", date="2022-02-01/2022-02-28", title="Neither"),
        event(id="e", date="2022-01-10/..", title="Open"),
    )
    laid = laid_out(log, period=parse_period("2022-02"))
    cut = {title: laid.drawn(title).shapes for title in ("Possible", "After", "Neither", "Open", "Both sides")}
    found = {title: [(shape.cut_before, shape.cut_after) for shape in shapes] for title, shapes in cut.items()}
    assert found == {
        "Both sides": [(True, False)],
        "Possible": [(True, True)],
        "After": [(False, True)],
        "Neither": [(False, False)],
        "Open": [(True, False)],
    }
    axis = laid.chart.axis
    (shape,) = cut["Possible"]
    assert shape.left < axis.left
    assert shape.right > axis.right
    assert "extends beyond the period" in legend_of(picture(log, period=parse_period("2022-02")))
    assert "extends beyond the period" not in legend_of(picture(log))


def test_what_another_source_dates_into_the_period_stands_where_it_is() -> None:
    accounts = [{"source": "a"}, {"source": "b", "date": "2022-11-24"}]
    log = make_log(event(id="a", date="2022-11-20", title="Elsewhere", accounts=accounts))
    text = picture(log, period=parse_period("2022-11-24"))
    assert "Elsewhere" in text
    assert "The sources differ on the date: 24 Nov 2022" in text
