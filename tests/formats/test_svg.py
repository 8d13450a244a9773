"""The picture of time: what is drawn where. Nothing overlaps, nothing is lost, no date is more precise than it is."""

import random
import re
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_timeline.dates.typed import parse_period
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.pictures import LARGEST, SMALLEST, LaneBy, Size, Theme
from csto_timeline.formats.svg.measure import fitted, lines, width
from csto_timeline.log.whole import Log
from tests.conftest import Cli
from tests.formats.drawn import SVG, laid_out, legend_of, parsed, picture, words
from tests.logs import event, make_log
from tests.random_logs import Chance

SIZES = [Size(1600, 900), Size(800, 450), SMALLEST, Size(700, 2000), Size(2400, 600)]
TITLES = [
    "A",
    "Leaders meet in Yerevan",
    "W" * 80,
    "i" * 50,
    "首脑会议在埃里温举行",
    "قمة في يريفان",
    "Հանդիպում Երևանում",
    "ы " * 40,
]


def random_log(seed: int, number: int) -> Log:
    """Return a log of events with dates of all forms."""
    chance, rolls = Chance(seed), random.Random(seed)  # noqa: S311
    return make_log(
        *(
            event(
                id=f"e-{n}",
                date=chance.when(),
                kind=f"kind {rolls.randrange(9)}",
                title=f"{n} {rolls.choice(TITLES)}",
                countries=[f"C{rolls.randrange(30)}" for _ in range(rolls.randrange(3))],
                people=[f"person-{rolls.randrange(200)}" for _ in range(rolls.randrange(3))],
                accounts=[{"source": f"s-{each}"} for each in range(rolls.randrange(1, 4))],
            )
            for n in range(number)
        ),
        title="A title of a log " * rolls.randrange(1, 9),
    )


PERIODS = ["", "2021", "2020-02", "2021-02-28", "2020..", "..2021", "1950..2050"]
ASKED = st.builds(
    Options,
    by=st.sampled_from([None, *LaneBy]),
    size=st.sampled_from(SIZES),
    theme=st.sampled_from([None, *Theme]),
)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([1, 2, 20, 60, 300]), ASKED)
def test_nothing_overlaps_and_nothing_is_cut_off(seed: int, number: int, options: Options) -> None:
    root = parsed(picture(random_log(seed, number), options))
    found = words(root)
    wide, high = options.size or (0, 0)
    for each in found:
        assert each.left >= 0, each
        assert each.right <= wide + 0.1, each
        assert each.top >= 0, each
        assert each.bottom <= high, each
    assert [(one.text, other.text) for one, other in combinations(found, 2) if one.meets(other)] == []


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([1, 20, 60, 300]), ASKED, st.sampled_from(PERIODS))
def test_every_event_is_drawn_or_counted_and_no_two_marks_meet(
    seed: int, number: int, options: Options, period: str
) -> None:
    laid = laid_out(random_log(seed, number), options, period=parse_period(period) if period else None)
    if not laid.entries:
        return
    chart, seen = laid.chart, set[int]()
    for lane in chart.lanes:
        own = {entry.number for entry in lane.lane.entries}
        placed = {each.drawn.entry.number for each in lane.placed}
        seen |= own
        assert placed <= own if lane.columns else placed == own
        rows: dict[int, list[tuple[float, float]]] = {}
        for each in lane.placed:
            left, right = each.drawn.left, each.drawn.right
            if each.name and not each.name.inside:
                left, right = min(left, each.name.left), max(right, each.name.left + each.name.width)
            rows.setdefault(each.row, []).append((left, right))
            assert chart.left <= left
            assert right <= chart.right
            assert lane.top <= lane.first_row + each.row * chart.row
            assert lane.first_row + (each.row + 1) * chart.row <= lane.bottom + 0.1
        for boxes in rows.values():
            assert all(one[1] <= other[0] for one, other in pairwise(sorted(boxes)))
    assert seen == {entry.number for entry in laid.entries}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([1, 20, 60]), ASKED)
def test_the_axis_has_its_ticks_within_its_span(seed: int, number: int, options: Options) -> None:
    laid = laid_out(random_log(seed, number), options)
    axis, size = laid.chart.axis, laid.composition.look.small
    unit = axis.unit(size)
    assert all(axis.left <= x <= axis.right for x, _ in axis.ticks(unit))
    for level in (0, 1):
        labels = sorted(label for label in axis.labels(unit, size) if label.level == level)
        labels.sort(key=lambda label: label.left)
        assert all(one.left + one.width < other.left for one, other in pairwise(labels))


def test_what_is_possible_is_hollow() -> None:
    log = make_log(event(id="a", date="2022", title="Perhaps"), event(id="b", date="2022-11-23", title="Surely"))
    root = parsed(picture(log, period=parse_period("2022-11")))
    fills = {}
    for symbol in root.iter(f"{SVG}g"):
        if symbol.get("role") == "graphics-symbol":
            said = symbol.findtext(f"{SVG}title") or ""
            fills["Perhaps" in said] = {path.get("fill") for path in symbol.iter(f"{SVG}path")}
    assert fills[True] == {"none"}
    assert "none" not in fills[False]
    assert "possible" in [each.text for each in words(root)]


def test_titles_are_labels_and_the_others_on_hover() -> None:
    days = [f"2022-11-{n:02}" for n in range(1, 29)] * 12
    log = make_log(
        *(
            event(
                id=f"e-{n}",
                date=when,
                title=f"Title number {n}",
                accounts=[{"source": f"s{m}"} for m in range(1 + n // 300)],
            )
            for n, when in enumerate(days)
        )
    )
    text = picture(log, Options(size=Size(1600, 1200)))
    root = parsed(text)
    labels = [each.text for each in words(root) if each.text.startswith("Title")]
    numbers = [int(label.rsplit(" ", 1)[1]) for label in labels]
    assert 50 < len(labels) < len(days)
    assert sum(number >= 300 for number in numbers) == 36  # which have two sources
    assert re.search(rf"{len(labels)} of 336 events have room for a title", text)
    for n in range(len(days)):
        assert f"Title number {n}\n" in text


def test_more_than_fits_is_counted_in_columns() -> None:
    log = make_log(
        *(event(id=f"e-{n}", date=f"2022-{n % 12 + 1:02}-1{n % 7}", title=f"Title {n}") for n in range(2000))
    )
    laid = laid_out(log)
    (lane,) = laid.chart.lanes
    assert sum(column.sure for column in lane.columns) == 2000
    assert laid.chart.in_columns == 2000
    text = picture(log)
    assert "Columns: events begun per" in text
    assert f"up to {max(column.sure for column in lane.columns)} per {laid.chart.unit}" in text


def test_what_is_not_known_to_its_column_is_counted_apart_in_each() -> None:
    days = [event(id=f"e-{n}", date=f"2022-{n % 12 + 1:02}-1{n % 7}") for n in range(2000)]
    (lane,) = laid_out(make_log(*days, event(id="year", date="2022"))).chart.lanes
    assert sum(column.sure for column in lane.columns) == 2000
    assert {column.maybe for column in lane.columns} == {1}


def test_columns_of_several_years_are_named_in_english() -> None:
    log = make_log(*(event(id=f"e-{n}", date=f"{n % 1990 + 10:04}-01-01", title=f"Title {n}") for n in range(4000)))
    shown = [each.text for each in words(parsed(picture(log)))]
    assert any(re.search(r"Columns: events begun per [0-9]+ years, paler", line) for line in shown)
    assert any(re.fullmatch(r"up to [0-9]+( per [0-9]+ years)?", line) for line in shown)


def test_the_number_that_a_column_stands_for_is_not_cut(builtin: Log) -> None:
    """Of `up to 12 per quarter` the beginning would say something else."""
    log = make_log(*(event(id=f"e-{n}", kind="x", date=f"2022-{n % 12 + 1:02}-1{n % 7}") for n in range(2000)))
    (lane,) = laid_out(log).chart.lanes
    most = max(column.sure for column in lane.columns)
    shown = [each.text for each in words(parsed(picture(log)))]
    assert f"up to {most} per week" in shown
    most = max(each.sure + each.maybe for lane in laid_out(builtin).chart.lanes for each in lane.columns)
    assert f"up to {most} per quarter" in [each.text for each in words(parsed(picture(builtin)))]
    small = [each.text for each in words(parsed(picture(log, Options(size=SMALLEST))))]
    assert any(re.fullmatch(r"up to [0-9]+( per [a-z]+)?", line) for line in small)


def hovered(root: Any, begin: str) -> list[str]:
    """Return the lines that are said of the symbol whose text begins so."""
    (found,) = {title.text for title in root.iter(f"{SVG}title") if (title.text or "").startswith(begin)}
    return str(found).split("\n")


def test_a_column_tells_the_titles_of_its_events_and_how_many_more_there_are() -> None:
    first = [event(id=f"a-{n}", date="2022-01-03", title=f"Early {n}") for n in range(3)]
    many = [event(id=f"b-{n:03}", date="2022-06-15", title=f"Title {n}") for n in range(300)]
    root = parsed(picture(make_log(*first, *many, event(id="year", date="2022", title="Some day"))))
    said = hovered(root, "3 Jan 2022 to 9 Jan 2022: 3 events, possibly 1 more")
    assert said[1:] == [*(f"3 Jan 2022: Early {n}" for n in range(3)), "2022: Some day (possible)"]
    said = hovered(root, "13 Jun 2022 to 19 Jun 2022: 300 events, possibly 1 more")
    assert said[1:] == [*(f"15 Jun 2022: Title {n}" for n in range(12)), "and 289 more"]


def test_lanes_by_country_and_person() -> None:
    log = make_log(
        event(id="a", countries=["KZ", "AM"], people=["ann"], title="Both"),
        event(id="b", countries=["KZ"], title="One"),
        event(id="c", title="None"),
        countries=[{"code": "KZ", "name": "Kazakhstan"}],
    )
    lanes = laid_out(log, Options(by=LaneBy.COUNTRY)).chart.lanes
    assert [(lane.lane.name, len(lane.lane.entries)) for lane in lanes] == [
        *(("Kazakhstan", 2), ("AM", 1), ("No country", 1)),
    ]
    assert [lane.lane.name for lane in laid_out(log, Options(by=LaneBy.PERSON)).chart.lanes] == ["ann", "No person"]
    assert "summit" in [each.text for each in words(parsed(picture(log, Options(by=LaneBy.COUNTRY))))]


def test_more_lanes_than_have_room_are_one() -> None:
    log = make_log(*(event(id=f"e-{n}", people=[f"person-{n}"], title=f"Title {n}") for n in range(100)))
    lanes = laid_out(log, Options(by=LaneBy.PERSON)).chart.lanes
    assert re.fullmatch(r"Others \([0-9]+\)", lanes[-1].lane.name)
    assert sum(len(lane.lane.entries) for lane in lanes) == 100


def test_kinds_without_a_lane_are_in_the_legend() -> None:
    log = make_log(*(event(id=f"e-{n}", date=f"{2000 + n}", kind=f"kind {n}", title=f"Title {n}") for n in range(30)))
    options = Options(size=Size(800, 450))
    shown = [each.text for each in words(parsed(picture(log, options)))]
    assert {f"kind {n}" for n in range(30)} <= {*shown}


def test_the_legend_has_nothing_that_is_not_in_the_picture(builtin: Log) -> None:
    """Neither what is drawn otherwise, as an outline or a mark, nor kinds that are counted in columns alone."""
    possible = make_log(event(id="a", date="2022", title="Perhaps"), event(id="b", date="2022-11-23"))
    assert legend_of(picture(possible, period=parse_period("2022-11"))) == {"possible", "extends beyond the period"}
    narrow = make_log(event(id="a", date="1950-01-01/1950-01-03"), event(id="b", date="2022-11-23"))
    assert legend_of(picture(narrow)) == set()
    for by in LaneBy:
        laid = laid_out(builtin, Options(by=by, size=Size(800, 450)))
        kinds = {placed.drawn.entry.kind for lane in laid.chart.lanes for placed in lane.placed}
        lanes = {lane.lane.key for lane in laid.chart.lanes}
        how = {"lasted", "exact date not known", "open-ended", "possible", "extends beyond the period"}
        shown = legend_of(picture(builtin, Options(by=by, size=Size(800, 450)))) - how
        assert shown == kinds - (lanes if by is LaneBy.KIND else set())


def test_title_question_sources_and_date_of_the_log() -> None:
    log = make_log(
        event(id="a", date="2022-11-23", kind="summit"),
        event(id="b", date="2022-12-01", kind="clash"),
        title="Festivals",
        sources=[
            {"id": "a-source", "publisher": "P", "published": "2022-12"},
            {"id": "b", "publisher": "P", "published": "2021", "accessed": "2022-12-24"},
        ],
    )
    shown = [each.text for each in words(parsed(picture(log, kinds=("summit",))))]
    assert shown[:2] == ["Festivals", "Kind summit. 1 event, 23 Nov 2022."]
    assert shown[-1] == "1 source cited. Latest source in the log: 24 Dec 2022. Log: Festivals"
    own = [each.text for each in words(parsed(picture(log, Options(title="A title of my own"))))]
    assert own[0] == "A title of my own"
    assert own[-1].endswith("Log: Festivals")
    assert "CSTO" not in picture(log)


def test_no_event_says_so() -> None:
    assert "No events." in [each.text for each in words(parsed(picture(make_log(event()), kinds=("clash",))))]


@pytest.mark.parametrize(("size", "most"), [(Size(800, 450), 0), (Size(1600, 900), 0), (Size(600, 1200), 31)])
def test_a_title_is_cut_only_where_there_is_no_room(builtin: Log, size: Size, most: int) -> None:
    laid = laid_out(builtin, Options(size=size), period=parse_period("2022"))
    names = [placed.name for lane in laid.chart.lanes for placed in lane.placed if placed.name]
    cut = [name for name in names if not name.whole]
    assert len(cut) <= most
    for name in cut:
        beside = name.left - laid.chart.left if name.before else laid.chart.right - name.left - name.width
        assert beside < 3 * laid.composition.look.name


@pytest.mark.parametrize("size", [Size(600, 1200), Size(800, 450), Size(1600, 900)])
def test_the_words_around_the_chart_are_whole(builtin: Log, size: Size) -> None:
    """They take another line; a title takes smaller letters before that."""
    shown = [each.text for each in words(parsed(picture(builtin, Options(size=size))))]
    assert "…" not in shown[0] + shown[1]
    text = " ".join(shown)
    assert "Columns: events begun per" in text
    assert "paler where only possibly." in text
    assert text.endswith("Log: Collective Security Treaty Organization")


def test_a_few_events_read_from_top_to_bottom_in_their_order(builtin: Log) -> None:
    for asked in (parse_period("2022-11"), parse_period("2022")):
        for lane in laid_out(builtin, period=asked).chart.lanes:
            if all(placed.name for placed in lane.placed):
                alone = {placed.row for placed in lane.placed}
                order = [placed.drawn.entry.number for placed in sorted(lane.placed, key=lambda each: each.row)]
                assert len(alone) < len(order) or order == sorted(order)


@pytest.mark.parametrize("number", [1, 3])
def test_the_chart_takes_the_whole_height(number: int) -> None:
    laid = laid_out(make_log(*(event(id=f"e-{n}", kind=f"kind {n}") for n in range(number))))
    assert laid.chart.lanes[0].top == laid.composition.frame.top
    assert laid.chart.lanes[-1].bottom == pytest.approx(laid.composition.frame.bottom)


def test_a_long_title_has_two_lines() -> None:
    title = "What the leaders of six states agreed on in Yerevan, and what they left for the meeting in Minsk " * 2
    shown = [each.text for each in words(parsed(picture(make_log(event()), Options(size=Size(800, 450), title=title))))]
    assert shown[0].startswith("What the leaders")
    assert shown[0] + " " + shown[1].removesuffix("…") in title


def test_a_few_events_have_their_dates_and_larger_letters() -> None:
    few = laid_out(make_log(event(title="A title")))
    assert "23 Nov 2022: A title" in picture(make_log(event(title="A title")))
    many = laid_out(make_log(*(event(id=f"e-{n}", title="A title") for n in range(100))))
    assert few.composition.look.letter > many.composition.look.letter


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("size", [*SIZES, LARGEST])
def test_the_built_in_log_in_every_size_and_theme(builtin: Log, size: Size, theme: Theme) -> None:
    root = parsed(picture(builtin, Options(size=size, theme=theme)))
    assert (root.get("width"), root.get("height")) == tuple(map(str, size))
    assert root.get("viewBox") == f"0 0 {size.width} {size.height}"
    found = words(root)
    assert [(one.text, other.text) for one, other in combinations(found, 2) if one.meets(other)] == []


def test_it_is_told_what_it_is_to_those_who_do_not_see_it(builtin: Log) -> None:
    root = parsed(picture(builtin))
    assert root.get("role") == "graphics-document"
    assert root.get("lang") == "en"
    ids = {each.get("id"): each.text for each in root.iter() if each.get("id")}
    assert ids[root.get("aria-labelledby")] == "Collective Security Treaty Organization"
    assert str(ids[root.get("aria-describedby")]).startswith(f"{len(builtin.events)} events")
    lanes = [each for each in root.iter(f"{SVG}g") if each.get("role") == "graphics-object"]
    assert all(re.fullmatch(r".+: [0-9,]+ events?", lane.attrib["aria-label"]) for lane in lanes)
    symbols = [each for each in root.iter(f"{SVG}g") if each.get("role") == "graphics-symbol"]
    assert symbols
    assert all(symbol.findtext(f"{SVG}title") for symbol in symbols)


HOSTILE = [
    "<script>alert(1)</script>",
    "]]><svg onload='alert(1)'>",
    "\x1b[31m\u202ex",
    "&amp;&#x1b;",
    "a\ufffe\uffffb",
    "x\x00y",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_log_is_text(text: str) -> None:
    members: dict[str, Any] = {"title": text, "kind": text, "place": text, "countries": [text], "people": [text]}
    log = make_log(event(**members), title=text, sources=[{"id": "a-source", "publisher": text, "url": text}])
    for by in LaneBy:
        root = parsed(picture(log, Options(by=by, title=text)))
        assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
            *("svg", "title", "desc", "rect", "path", "g", "text", "circle"),
        }
        names = {name for each in root.iter() for name in each.attrib}
        assert not any(name.startswith("on") or "href" in name or name == "style" for name in names)
        values = [value for each in root.iter() for name, value in each.attrib.items() if name != "aria-label"]
        assert not any("url(" in value or "://" in value for value in values)
        said = "".join(root.itertext())
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe\uffff]", said)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
@settings(max_examples=40, deadline=None)
def test_any_text_is_well_formed(text: str) -> None:
    assert parsed(picture(make_log(event(title=text, kind=text), title=text)))


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("short", 100, "short"),
        ("Leaders meet in Yerevan", 12, "Leaders meet in Ye…"),
        ("Leaders meet, in", 8.6, "Leaders meet…"),
        ("e\u0301\u0301" * 9, 3, "e\u0301\u0301" * 3 + "…"),
        ("23 Nov: منظمة معاهدة الأمن", 10, "23 Nov: …منظمة"),
        ("x" * 9, 0.5, ""),
    ],
)
def test_what_is_too_long_is_cut_where_its_reader_goes_on(text: str, room: float, shown: str) -> None:
    assert fitted(text, 1, room) == shown
    assert width(shown, 1) <= room


def test_lines_are_broken_between_words() -> None:
    assert lines("one two three four", 1, 5, 3) == ["one two", "three", "four"]
    assert lines("one two three four", 1, 5, 2) == ["one two", "three f…"]
    assert lines("", 1, 5, 2) == [""]


REFUSED = [
    (["--size", "big"], '--size: "big" is not a width and a height: write 1600x900, say'),
    (["--size", "1600"], '--size: "1600" is not a width and a height: write 1600x900, say'),
    (["--size", "10x10"], "--size: pictures go from 400x240 to 10000x10000: 10x10 is outside"),
    (["--size", "99999x900"], "--size: pictures go from 400x240 to 10000x10000: 99999x900 is outside"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_a_size_that_cannot_be_is_refused(cli: Cli, arguments: list[str], said: str) -> None:
    answer = cli("export", "-", "--format", "svg", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"csto-timeline: usage error: {said}\n"


@pytest.mark.parametrize("arguments", [["--by", "year"], ["--theme", "pink"]])
def test_what_there_is_not_is_refused(cli: Cli, arguments: list[str]) -> None:
    answer = cli("export", "-", "--format", "svg", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith(("write light, dark or print\n", "write kind, country or person\n"))


def test_the_options_of_a_picture(cli: Cli) -> None:
    asked = ["--size", "800x450", "--theme", "dark", "--by", "country", "--title", "My title"]
    answer = cli("export", "-", "--format", "svg", "2022", *asked)
    assert answer.code == 0
    root = parsed(answer.out)
    assert (root.get("width"), root.get("height")) == ("800", "450")
    shown = [each.text for each in words(root)]
    assert shown[0] == "My title"
    assert "Armenia" in shown
