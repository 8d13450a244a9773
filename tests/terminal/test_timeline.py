"""The timeline on a real terminal, as a person sees it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import event
from tests.screen import see

AUTUMN = """\
2022
      Sep 2022  ◇ Armenia asks the CSTO for help
                │ appeal · Armenia
 Sep–Nov 2022?  ▲ CSTO sends its secretary general and offers a working group
                │ ? possible · deployment · Armenia, Azerbaijan
   13 Sep 2022  ✖ Armenia and Azerbaijan clash; over 100 soldiers reported dead
                │ clash · Armenia, Azerbaijan

◇ appeal  ▲ deployment  ✖ clash
3 events, 1 Sep 2022 to 23 Nov 2022; 1 marked “possible” may lie outside the
period"""


@pytest.mark.parametrize("columns", [40, 41, 57, 60, 80, 120, 200])
@pytest.mark.parametrize("long", [[], ["--long"]])
def test_it_wraps_beside_the_rail_at_any_width(columns: int, long: list[str]) -> None:
    """No line is wider than the screen, words stay whole, and the rail stands in one column."""
    seen = see("list", *long, columns=columns)
    body = [line for line in seen.lines if re.match(r" .{3,}[◆●★✖»■◉▲△✚◇│]", line)]
    assert len({re.search("[◆●★✖»■◉▲△✚◇│]", line).start() for line in body}) == 1  # type: ignore[union-attr]
    assert max(map(cell_len, seen.lines)) <= columns
    words = set(re.sub("[│◆●★✖»■◉▲△✚◇]", " ", seen.text).split())
    assert {"Tasmagambetov", "Azerbaijan", "Kassym-Jomart", "Lukashenko,"} <= words


def test_a_crowded_year_has_months_and_a_quiet_one_has_not() -> None:
    lines = see("list").lines
    assert "  November" in lines[lines.index("2022") : lines.index("2023")]
    assert not [line for line in lines[lines.index("2024") : lines.index("2025")] if line.startswith("  J")]


def test_announced_events_are_marked() -> None:
    assert "→ announced · appointment · Russia" in see("list", "2026").text


@pytest.mark.parametrize(
    "env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": ""}]
)
def test_without_colour_it_says_the_same(env: dict[str, str]) -> None:
    seen = see("list", "2022-09", "-c", "armenia", "--not-kind", "statement", env={"COLUMNS": "80"} | env)
    assert seen.text == AUTUMN
    assert b"\x1b" not in seen.raw


def test_it_is_coloured_on_a_terminal_and_sources_are_links() -> None:
    raw = see("list", "2022-10", "--long").raw
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
    assert "◆ Law suit  ● Ruling" in see("--log", str(path), "list").text


def test_the_years_of_an_event_that_spans_several(log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(id="a", date="2021-12-30/2022-01-02"),
        event(id="b", date="[2021-11..2022-02]"),
        event(id="c", date="2022"),
    )
    assert [line for line in see("--log", str(path), "list").lines if line.isdigit()] == ["2021", "2022"]
