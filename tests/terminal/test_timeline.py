"""The timeline on a real terminal, as a person sees it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from csto_timeline.dates.words import MONTH_NAMES
from tests.conftest import Cli
from tests.logs import event
from tests.screen import see

AUTUMN = """\
2022
      Sep 2022  ◇ Armenia asks for help
                │ appeal · Armenia
 Sep–Nov 2022?  ▲ The alliance sends its secretary general and offers to set up
                │ a working group
                │ ? possible · deployment · Yerevan · Armenia · Stanislav Zas
   13 Sep 2022  ✖ Fighting breaks out at the border
                │ clash · Armenia, AZ

◇ appeal  ▲ deployment  ✖ clash
3 events, Sep 2022 to 23 Nov 2022; 1 marked “possible” may lie outside the
period"""


@pytest.fixture
def autumn(log_file: Callable[..., Path]) -> str:
    """Return the path of a log of one autumn."""
    path = log_file(
        event(id="a", date="2022-09", kind="appeal", title="Armenia asks for help", countries=["AM"]),
        event(
            id="b",
            date="[2022-09..2022-11-23]",
            kind="deployment",
            title="The alliance sends its secretary general and offers to set up a working group",
            countries=["AM"],
            people=["zas"],
            place="Yerevan",
        ),
        event(
            id="c", date="2022-09-13", kind="clash", title="Fighting breaks out at the border", countries=["AM", "AZ"]
        ),
        event(id="d", date="2024", kind="summit", accounts=[{"source": "s", "announced": True}]),
        countries=[{"code": "AM", "name": "Armenia"}],
        people=[{"id": "zas", "name": "Stanislav Zas"}],
    )
    return str(path)


def test_the_picture_at_80_columns(autumn: str) -> None:
    assert see("list", "2022-09", "--log", autumn).text == AUTUMN


@pytest.mark.parametrize("columns", [20, 24, 40, 41, 57, 60, 80, 120, 200])
@pytest.mark.parametrize("long", [[], ["--long"]])
def test_it_wraps_beside_the_rail_at_any_width(columns: int, long: list[str]) -> None:
    """No line is wider than the screen, words stay whole, and the rail stands in one column."""
    seen = see("list", *long, columns=columns)
    body = [line for line in seen.lines if re.match(r" .{3,}[◆●★✖»■◉▲△✚◇◈│]", line)]
    assert len({re.search("[◆●★✖»■◉▲△✚◇◈│]", line).start() for line in body}) == 1  # type: ignore[union-attr]
    assert max(map(cell_len, seen.lines)) <= columns
    if columns < 40:  # where the longest words do not fit
        return
    words = set(re.sub("[│◆●★✖»■◉▲△✚◇◈]", " ", seen.text).split())
    assert {"Tasmagambetov", "Azerbaijan", "Kassym-Jomart", "Lukashenko,"} <= words


def test_a_year_has_four_figures_everywhere(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = str(log_file(event(id="a", date="0001-01-31"), event(id="b", date="0987")))
    lines = see("--log", path, "list").lines
    assert [line.strip() for line in lines if line.strip().isdecimal()] == ["0001", "0987"]
    assert cli("--log", path, "stats", "--by", "month").out.startswith("0001-01\tJan 0001\t")


def test_a_crowded_year_has_months_and_a_quiet_one_has_not(log_file: Callable[..., Path]) -> None:
    crowded = [event(id=f"a{n}", date=f"2022-0{n}-01") for n in range(1, 9)]
    path = log_file(*crowded, event(id="b", date="2023-01-01"))
    headings = [line for line in see("--log", str(path), "list").lines if re.fullmatch(r" *[A-Z]?[a-z0-9]+", line)]
    assert headings == ["2022", *(f"  {month}" for month in MONTH_NAMES[:8]), "2023"]


def test_announced_events_are_marked(autumn: str) -> None:
    assert "→ announced · summit" in see("list", "2024", "--log", autumn).text


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": ""}])
def test_without_colour_it_says_the_same(autumn: str, env: dict[str, str]) -> None:
    seen = see("list", "2022-09", "--log", autumn, env={"COLUMNS": "80"} | env)
    assert seen.text == AUTUMN
    assert b"\x1b" not in seen.raw


def test_it_is_coloured_on_a_terminal_and_sources_are_links() -> None:
    raw = see("list", "2022-10-31", "--long").raw
    assert b"\x1b[38;5;31m" in raw  # a meeting
    assert b"https://warsawinstitute.org/csto-summit-yerevan-bitter-pill-putin/" in raw


def test_hostile_text_is_made_visible(log_file: Callable[..., Path]) -> None:
    """Neither escape sequences nor Rich markup of a log do anything."""
    path = log_file(
        event(
            title="[bold]x[/bold] [/x] :smile: \x1b[2J\x1b]0;owned\x07 \u202eevil",
            kind="\x1bkind",
            place="[link=https://evil.example]here[/link]",
            accounts=[{"source": "s"}],
        ),
        sources=[{"id": "s", "publisher": "P\x9b31m", "url": "https://x.example/\x1b\\\x1b]0;owned\x07"}],
    )
    seen = see("--log", str(path), "list", "--long", columns=200)
    assert "[bold]x[/bold] [/x] :smile: \\x1b[2J\\x1b]0;owned\\x07 \\u202eevil" in seen.text
    assert "[link=https://evil.example]here[/link]" in seen.text
    assert "P\\x9b31m" in seen.text
    assert not re.search(rb"\x1b(?!\[[0-9;]*m)", seen.raw)


def test_wide_characters_count_two_cells(log_file: Callable[..., Path]) -> None:
    path = log_file(event(title="首脳会議 " * 12, place="東京"))
    seen = see("--log", str(path), "list", columns=50)
    assert max(map(cell_len, seen.lines)) <= 50
    assert seen.text.count("首脳会議") == 12


def test_kinds_of_ones_own(log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(id="a", kind="lawsuit"),
        event(id="b", kind="ruling"),
        kinds=[{"id": "lawsuit", "name": "Law suit", "color": "red"}, {"id": "ruling", "name": "Ruling"}],
    )
    seen = see("--log", str(path), "list")
    assert "● Law suit  ★ Ruling" in seen.text
    assert b"\x1b[38;5;196m" in seen.raw  # the declared colour
    assert b"\x1b[38;5;33m" in seen.raw  # and the one that the other kind gets by itself


def test_the_years_of_an_event_that_spans_several(log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(id="a", date="2021-12-30/2022-01-02"),
        event(id="b", date="[2021-11..2022-02]"),
        event(id="c", date="2022"),
        event(id="d", date="199X"),
    )
    lines = see("--log", str(path), "list").lines
    assert [line for line in lines if re.fullmatch("[0-9]{4}s?", line)] == ["1990s", "2021", "2022"]


def test_no_month_is_named_that_is_not_known(log_file: Callable[..., Path]) -> None:
    path = log_file(
        *(event(id=f"e{n}", date="2022") for n in range(8)), event(id="set", date="[2022-04-20..2022-12-31]")
    )
    lines = see("--log", str(path), "list").lines
    assert [line for line in lines if line.startswith(("  J", "  A"))] == [
        "  January to December",
        "  April to December",
    ]


@pytest.mark.parametrize(
    ("dates", "span"),
    [
        (["[..2022-11-29]"], "by 29 Nov 2022"),
        (["2020~"], "c. 2020"),
        (["2022-01", "2022"], "Jan 2022 to 2022"),
        (["2022-01", "2022-03-05"], "Jan 2022 to 5 Mar 2022"),
        (["[..2021]", "2022-09/.."], "2021 to Sep 2022"),
    ],
)
def test_the_span_is_no_more_precise_than_its_dates(log_file: Callable[..., Path], dates: list[str], span: str) -> None:
    path = log_file(*(event(id=f"e{n}", date=when) for n, when in enumerate(dates)))
    assert see("--log", str(path), "list").lines[-1].split(", ", 1)[1] == span


DAY = """\
2022
 23 Nov 2022  ◆ No time is known
              │ summit · without Armenia
 23 Nov 2022  ◆ In the morning
       09:00  │ summit
 23 Nov 2022  ◆ In the afternoon
 14:30 UTC+6  │ summit · Belarus, KZ · without Armenia

◆ summit
3 events, 23 Nov 2022"""


def of_a_day(log_file: Callable[..., Path]) -> str:
    path = log_file(
        event(
            id="c",
            date="2022-11-23",
            time="14:30+06:00",
            title="In the afternoon",
            countries=["BY", "KZ"],
            absent=["AM"],
            tags=["energy", "peace talks"],
            accounts=[{"source": "S"}],
        ),
        event(id="b", date="2022-11-23", time="09:00", title="In the morning", accounts=[{"source": "S"}]),
        event(id="a", date="2022-11-23", title="No time is known", absent=["AM"], accounts=[{"source": "S"}]),
        countries=[{"code": "AM", "name": "Armenia"}, {"code": "BY", "name": "Belarus"}],
    )
    return str(path)


def test_the_events_of_a_day(log_file: Callable[..., Path]) -> None:
    """Each time stands below its date, which can be copied as it is."""
    path = of_a_day(log_file)
    assert see("list", "--log", path).text == DAY
    assert (
        "without Armenia\n              │ Tags: energy, peace talks\n              │ Sources: S\n"
        in see("list", "--long", "--log", path).text
    )


@pytest.mark.parametrize("columns", [20, 24, 41])
def test_a_time_wraps_in_a_narrow_column(log_file: Callable[..., Path], columns: int) -> None:
    seen = see("list", "--log", of_a_day(log_file), columns=columns)
    assert all(cell_len(line) <= columns for line in seen.text.splitlines())
    assert re.search(r"14:30\b", seen.text)
    assert "UTC+6" in seen.text
