"""The page as a browser parses it: no error of the HTML standard, ids that are unique, links that have their end."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from csto_timeline.dates.calendar import Precision
from csto_timeline.dates.event_date import EventDate
from csto_timeline.formats.html.strip import Density, Stretch, bar_of, stretch_of
from csto_timeline.log.builtin import builtin
from csto_timeline.log.whole import Log
from tests.formats.conftest import whole
from tests.formats.test_html import hostile_log
from tests.logs import decode, event, make_log
from tests.logs import whole as log_of
from tests.test_hostile_text import EVERY_TRICK
from tests.test_hostile_text import hostile_log as log_of_tricks

ODD_DATES = [
    *("1990", "199X", "1990-05", "19XX", "[..1990]", "[..1991]", "../1990", "1990/..", "[1990..]", "199X/2005"),
    *("[199X..2005]", "[1995,199X]", "[1990-06..1990]", "1990~", "199X", "0001", "0001-01-01", "9999-12-31", "09XX"),
    *("2000", "200X", "2000-02", "2000~", "[2000,200X]", "1999-12-31/2000-01-02"),
    *("2000-21", "2000-24", "2000-33", "2000-41", "2000-XX", "156X~", "19XX?", "1990/", "/1990", "{1990,1992..1995}"),
]
NONCHARACTERS = "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff"


def dated(*dates: str) -> Log:
    return make_log(*(event(id=f"event-{number}", date=date) for number, date in enumerate(dates)))


LOGS = {
    "built-in": log_of(builtin()),
    "hostile": hostile_log(),
    "tricks": decode(json.dumps(log_of_tricks(EVERY_TRICK)).encode(), "tricks"),
    "noncharacters": make_log(event(title=NONCHARACTERS, kind=NONCHARACTERS, people=[NONCHARACTERS])),
    "empty": make_log(),
    "one": make_log(event()),
    "odd dates": dated(*ODD_DATES),
    "decades": dated("1990", "199X", "1990-05", "1991", "2001-05"),
    "centuries": dated("1850", "18XX", "1905-05", "2022"),
    "years and months": dated("2022", "2022-03", "2022-11-23", "2023"),
    "open sides": dated("[..2020]", "2021", "[..2021]", "2022"),
    "ids like those of the page": make_log(
        *(event(id=id, date="199X") for id in ("timeline", "199x", "undated", "filters", "2022", "2022-2", "search"))
    ),
}


def parsed(log: Log, **filters: Any) -> list[Element]:
    """Return the elements of the page; a parse error of the standard is raised."""
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(whole("html", log, **filters))
    return list(root.iter())


def references(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        href = element.get("href", "")
        if href.startswith("#"):
            yield href[1:]
        for name in ("aria-labelledby", "aria-describedby", "for"):
            yield from element.get(name, "").split()


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_a_browser_finds_no_error_and_every_id_once(log: Log, reverse: bool) -> None:
    elements = parsed(log, reverse=reverse)
    ids = [id for element in elements if (id := element.get("id")) is not None]
    assert len(ids) == len(set(ids))
    assert set(references(elements)) <= set(ids)
    assert set(ids) >= {row.id for row in log.events}
    assert not [name for element in elements for name in element.attrib if name.startswith("on")]


def bar_at(date: EventDate, scale: Precision) -> Stretch | None:
    stretch = stretch_of(date)
    return bar_of(stretch, scale) if stretch else None


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_a_bar_leads_to_its_events_without_a_script(log: Log, reverse: bool) -> None:
    """It links to one of them, the first on the page, and counts them."""
    elements = parsed(log, reverse=reverse)
    drawn = [list(bar) for strip in elements if strip.get("class") == "strip" for bar in strip.iter("li")]
    order = [each.get("id") for each in elements if each.tag == "li" and each.get("class", "").startswith("event ")]
    density = Density()
    for row in log.events:
        density.add(row)
    strip = density.strip([])
    bars = strip.bars if strip else ()
    assert len(drawn) == len(bars)
    for bar, parts in zip(bars, drawn, strict=True):
        of_bar = {row.id for row in log.events if strip and bar_at(row.date, strip.scale) == bar.stretch}
        links = [link for link in parts if link.tag == "a"]
        assert bool(links) == bool(of_bar)
        for link in links:
            assert link.attrib["href"][1:] == next(id for id in order if id in of_bar)
            assert f": {len(of_bar)} event" in link.attrib["title"]


def titles(log: Log) -> list[str]:
    return [title.rpartition(":")[0] for element in parsed(log) if (title := element.get("title"))]


BARS = [
    (("1990", "199X", "1990-05", "1991", "2001-05"), ["1990s (199X)", "1990", "1991", "2001"]),
    (("1850", "18XX", "1905-05", "2022"), ["1800–1899? (18XX)", "1850 to 1859", "1900 to 1909", "2020 to 2029"]),
    (("1905-05", "199X", "2022"), ["1900 to 1909", "1990 to 1999", "2020 to 2029"]),
    (("2022", "2022-03", "2022-11-23"), ["2022", "Mar 2022", "Nov 2022"]),
    (("2022-11", "2022-11-03", "2022-11-23", "2022-11-03/2022-12"), ["Nov 2022", "3 Nov 2022", "23 Nov 2022"]),
    # Nor is one of several days, not known which, the first of them.
    (
        ("2022-11-03", "[2022-11-02..2022-11-05]", "[2022-11-04..]"),
        [
            "2 Nov 2022 to 5 Nov 2022",
            "3 Nov 2022",
            "4 Nov 2022 or later",
        ],
    ),
    (
        ("2020", "[2020-04-20..2021-12-31]", "2022", "[2022-03-01..2022-12-31]"),
        [
            "2020",
            "20 Apr 2020 to 31 Dec 2021",
            "2022",
        ],
    ),
    (("2021", "2022", "2022~"), ["2021", "2022"]),
    # A season, quarter or half is of none of its months, and winter of neither year.
    (("2022-02", "2022-21", "2022-03"), ["Feb 2022", "spring 2022", "Mar 2022"]),
    (("2022-01", "2022-33", "2022-40", "2022-02"), ["first half of 2022", "Q1 2022", "Jan 2022", "Feb 2022"]),
    (("2021", "2022", "2021-24", "2022-21"), ["2021", "winter 2021–22", "2022"]),
    (("1985-XX-XX", "1986", "2004-XX"), ["1985", "1986", "2004"]),
]


@pytest.mark.parametrize(("dates", "labels"), BARS)
def test_no_bar_says_more_than_is_known(dates: tuple[str, ...], labels: list[str]) -> None:
    """What is of a decade is not of its first year, nor what is of a year of January."""
    assert titles(dated(*dates)) == labels


def test_groups_say_decades_and_come_twice() -> None:
    elements = parsed(LOGS["decades"])
    headings = [("".join(heading.itertext()), heading.get("id")) for heading in elements if heading.tag == "h2"]
    assert headings == [
        ("1990", "_1990"),
        ("1990s 199X", "_199X"),
        ("1990", "_1990-2"),
        ("1991", "_1991"),
        ("2001", "_2001"),
    ]
