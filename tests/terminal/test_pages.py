"""What the reading commands draw on a terminal."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.logs import event
from tests.screen import see

HIT = b"\x1b[1;4;38;5;161m"
LogFile = Callable[..., Path]

COLUMNS = """\
◆ They meet
  23 Nov 2022 · summit
  3 accounts, 2 independent voices; they differ in date and words
  The Post and Times print the text of AP: one voice

  The Post                          Times                             Echo
  text of AP                        text of AP
                                    23–24 Nov 2022  ≠ differs
  One day.                          Two days.
  “I shall never leave the          “I shall never leave the          “Never will I leave our
  alliance of our neighbours”       alliance of our neighbours”       neighbours’ alliance”

1 event"""
BLOCKS = """\
  The Post
  text of AP
  One day.
  “I shall never leave the alliance of our neighbours”

  Times
  text of AP
  23–24 Nov 2022  ≠ differs
"""
QUOTES = """\
◆ 23 Nov 2022  They meet
  Old Town · summit

  Ann Lee, Chair
    “I shall never leave the alliance of our neighbours”
      — The Post (text of AP); Times (text of AP)  one voice
    “Never will I leave our neighbours’ alliance”
      — Echo

1 utterance, 3 quotes"""


def test_accounts_have_a_column_an_outlet_where_there_is_room(summit_file: Path) -> None:
    assert see("--log", str(summit_file), "accounts", "summit", columns=104).text == COLUMNS


def test_accounts_are_blocks_where_there_is_not(summit_file: Path) -> None:
    assert BLOCKS in see("--log", str(summit_file), "accounts", columns=60).text


def test_quotes_put_renderings_together(summit_file: Path) -> None:
    assert see("--log", str(summit_file), "quotes", "-s", "leave").text == QUOTES


HITS = [
    ["list", "-s", "fire"],
    ["list", "-s", "fire", "--table"],
    ["list", "-s", "burnt", "--long"],
    ["list", "-s", "ruins", "--why"],
    ["quotes", "-s", "fire"],
    ["accounts", "-s", "ruins"],
]


@pytest.mark.parametrize("arguments", HITS, ids=" ".join)
def test_hits_are_marked_in_colour(log_file: LogFile, arguments: list[str]) -> None:
    path = log_file(
        event(
            title="FIRE at dawn",
            summary="It had burnt down.",
            accounts=[
                {"source": "a", "says": "Ruins.", "quotes": [{"speaker": "ann", "text": "Fire! It has burnt."}]},
                {"source": "b", "says": "Nothing."},
            ],
        )
    )
    raw = see("--log", str(path), *arguments, columns=100).raw
    marked = {piece.lower() for piece in re.findall(re.escape(HIT) + rb"([^\x1b]*)\x1b", raw)}
    assert marked == {arguments[2].encode()}


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}])
def test_the_legend_of_stats_tells_kinds_apart_without_colours_too(log_file: LogFile, env: dict[str, str]) -> None:
    path = str(log_file(event(kind="summit"), event(id="b", kind="clash")))
    assert "◆ summit  ✖ clash" in see("--log", path, "stats", env=env).text


def test_stats_never_overstate(log_file: LogFile) -> None:
    path = log_file(
        *(event(id=f"c{n}", date="2022-03-05", kind="clash") for n in range(3)),
        event(id="s", date="2022-04", kind="summit"),
        event(id="y", date="2022", kind="summit"),
    )
    assert see("--log", str(path), "stats", "--by", "month", columns=60).text == (
        "Mar 2022 3+1 ████████████░░░░\n"
        "Apr 2022 1+1 ████░░░░\n"
        "\n"
        "     J F M A M J J A S O N D\n"
        "2022 ░ ░ █ ▁ ░ ░ ░ ░ ░ ░ ░ ░\n"
        "     ▁ 1 to █ 3 events, ░ only possible\n"
        "\n"
        "◆ summit  ✖ clash\n"
        "5 events: 4 certain (█), 1 possible (░)\n"
        "A possible one counts in every month in which it may have\n"
        "begun.\n"
        "10 months with possible ones only: no bar, ░ in the strip."
    )


def test_what_lies_between_has_no_bar(log_file: LogFile) -> None:
    """A year or month without events is no possible one."""
    path = str(log_file(event(date="2022-03-05"), event(id="b", date="2024-05-06")))
    years = see("--log", path, "stats", columns=60).lines
    assert years[:3] == ["2022 1 ████", "2023 0", "2024 1 ████"]
    months = see("--log", path, "stats", "--by", "month", columns=60).text
    assert "2023 · · · · · · · · · · · ·\n" in months
    assert "2024 · · · · ▁ · · · · · · ·\n" in months
    assert "possible" not in months
    assert "25 months without events: no bar, · in the strip." in " ".join(months.split())


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_bars_are_scaled_to_the_width(log_file: LogFile, columns: int) -> None:
    many = [event(id=f"a{n}", kind="clash" if n % 3 else "summit") for n in range(300)]
    few = [event(id=f"b{n}", date="2021") for n in range(100)]
    long, short = (
        line.count("█")
        for line in reversed(see("--log", str(log_file(*many, *few)), "stats", columns=columns).lines[:2])
    )
    assert columns - 12 <= long <= columns - 8
    assert abs(long / 3 - short) <= 1


def test_bars_have_the_colours_of_the_kinds(log_file: LogFile) -> None:
    path = log_file(event(id="a", kind="clash"), event(id="b", kind="summit"))
    raw = see("--log", str(path), "stats", "--by", "year").raw
    assert "\x1b[38;5;196m████\x1b[0m\x1b[38;5;33m████\x1b[0m".encode() in raw


def test_the_table_of_sources_tells_an_agency_from_a_title(log_file: LogFile) -> None:
    sources = [
        {"id": "a", "publisher": "The Post", "title": "War", "wire": "AP"},
        {"id": "b", "publisher": "Times", "wire": "AP"},
        {"id": "c", "publisher": "Echo", "title": "Peace"},
    ]
    path = log_file(event(accounts=[{"source": each["id"]} for each in sources]), sources=sources)
    rows = [line.split("2022")[-1].strip() for line in see("--log", str(path), "sources").lines[1:4]]
    assert sorted(rows) == ["Peace", "War, text of AP", "text of AP"]


def test_at_shows_standing_and_distance(log_file: LogFile) -> None:
    membership = [{"status": "frozen", "from": "2024-02-23", "body": "treaty"}]
    path = log_file(
        event(date="2024-05", title="They meet"),
        chair="Chair",
        countries=[{"code": "AM", "name": "Armenia", "membership": membership}],
        people=[{"id": "ann", "name": "Ann", "offices": [{"title": "Mayor", "from": "2024", "to": "2024-02"}]}],
    )
    text = see("--log", str(path), "at", "2024-06-10").text
    assert "Offices\nChair  not in the log\n" in text
    assert "known for other times only: Mayor\n" in text
    assert "Members\nArmenia  frozen (treaty)\n" in text
    assert "  last      They meet, May 2024  10 to 40 days before  an-event\n" in text
    assert "Armenia" not in see("--log", str(path), "at", "2024-06-10", "--json").text.replace("AM", "")
    assert "not in the log for this day: Armenia" in see("--log", str(path), "at", "2024-01-10").text


def test_at_says_how_many_events_of_all_kinds_the_day_has(log_file: LogFile) -> None:
    lasting = event(id="talks", kind="talks", date="2022-01-02/2022-01-05")
    others = (event(id="perhaps", date="2022-01"), event(id="other", date="2022-02"))
    at = ["--log", str(log_file(lasting, *others, landmarks=["clash"])), "at"]
    assert see(*at, "2022-01-04").text.endswith("2 events on the day: list 2022-01-04")
    assert "on the day" not in see(*at, "2021-01-04").text
    assert "on the day" not in see(*at, "2022-01-04", "--kind", "talks").text  # which the list would not keep to
    assert '"events_that_day": 2' in see(*at, "2022-01-04", "--json").text


def test_groups_have_headings(log_file: LogFile) -> None:
    path = log_file(event(id="a", people=["bob", "ann"]), event(id="b", date="2022"))
    lines = see("--log", str(path), "list", "--group-by", "person").lines
    assert [line for line in lines if line and not line.startswith(" ")][:3] == ["ann", "bob", "No person"]
    table = see("--log", str(path), "list", "--group-by", "month", "--table").lines
    assert table[:3] == ["2022", "Date  Kind      Event    Countries", "2022  ◆ summit  A title"]
    assert "Nov 2022" in table


def test_a_table_becomes_blocks_where_it_is_too_narrow(log_file: LogFile) -> None:
    path = log_file(event(title="A rather long title of an event", countries=["Armenia", "Azerbaijan"]))
    wide, narrow = (see("--log", str(path), "list", "--table", columns=columns).lines for columns in (80, 40))
    assert wide[0].split() == ["Date", "Kind", "Event", "Countries"]
    assert narrow[:5] == [
        "23 Nov 2022",
        "  Kind       ◆ summit",
        "  Event      A rather long title of an",
        "             event",
        "  Countries  Armenia, Azerbaijan",
    ]


def test_a_register_is_a_table_with_numbers_flush_right(log_file: LogFile) -> None:
    path = log_file(*(event(id=f"e{n}", people=["ann"] if n else ["ann", "bob"]) for n in range(12)))
    assert see("--log", str(path), "people").lines == [
        "Name  Events  First        Last         Also spelt",
        "ann       12  23 Nov 2022  23 Nov 2022",
        "bob        1  23 Nov 2022  23 Nov 2022",
    ]


def test_bars_in_ascii_keep_their_width(log_file: LogFile) -> None:
    path = log_file(event(id="a"), event(id="b", date="2022"))
    seen = see("--log", str(path), "stats", "--by", "month", "2022-11", env={"PYTHONIOENCODING": "ascii"})
    assert seen.lines[0] == "Nov 2022 1+1 ####...."
