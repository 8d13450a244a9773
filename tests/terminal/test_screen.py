"""Rows of spans: nothing is lost when they wrap, and no line is wider than it may be."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from csto_timeline.query.terms import Phrase
from csto_timeline.terminal.elements import Span, prose, span
from csto_timeline.terminal.screen import Screen, clipped, joined, padded, width_of, wrapped

texts = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Me"]), max_size=40)
rows = st.lists(st.builds(span, texts | st.sampled_from(["a b  c", "首脳会議", "x" * 50]), st.just("bold")), max_size=5)


@given(rows, st.integers(2, 60))
def test_wrapping_loses_no_word_and_keeps_to_the_width(row: list[Span], width: int) -> None:
    lines = wrapped(row, width)
    assert all(width_of(line) <= width for line in lines)
    text = "".join(part.text for part in row)
    drawn = "".join(part.text for line in lines for part in line)
    assert re.sub(" ", "", drawn) == re.sub(" ", "", text)
    words = [part for line in lines for part in "".join(each.text for each in line).split(" ")]
    assert {word for word in text.split(" ") if 0 < cell_len(word) <= width} <= {*words}


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("one  two", 3, ["one", "two"]),
        ("one   two", 4, ["one", "two"]),
        ("a abcdefgh b", 4, ["a", "abcd", "efgh", "b"]),
        ("no\u00a0break here", 9, ["no\u00a0break", "here"]),
        ("東京 x", 4, ["東京", "x"]),
        ("", 4, [""]),
        (" abcdef", 4, ["abcd", "ef"]),
        ("abcd  efgh", 4, ["abcd", "efgh"]),
        ("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 3, ["👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"]),
        ("क्\u200dषक्\u200dष", 2, ["क्\u200dष", "क्\u200dष"]),
        ("می\u200cگوید", 2, ["می\u200c", "گو", "ید"]),
    ],
)
def test_lines_break_between_words(text: str, width: int, lines: list[str]) -> None:
    assert ["".join(part.text for part in line) for line in wrapped([Span(text)], width)] == lines


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("👨\u200d👩\u200d👧", 2),
        ("👩🏽\u200d💻", 2),
        ("❤\ufe0f", 2),
        ("می\u200cگوید", 6),
        ("क्\u200dष", 2),
        ("ශ්\u200dරී", 2),
    ],
)
def test_joiners_take_no_cells(text: str, cells: int) -> None:
    """Nor do the emoji that they join to the first one; letters take theirs."""
    assert width_of([span(text)]) == cells


def test_paragraphs_are_wrapped_apart() -> None:
    row = [Span("“"), *prose("one two\n\nthree\n\n" + "four", [Phrase("two")]), Span("”")]
    lines = ["".join(part.text for part in line) for line in wrapped(row, 5)]
    assert lines == ["“one", "two", "", "three", "", "four”"]
    assert len(wrapped([*prose("a\n\n" * 5000)], 5)) == 9999


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Armenia", 7, "Armenia"),
        ("Armenia", 6, "Armen…"),
        ("می\u200cگوید", 6, "می\u200cگوید"),
        ("می\u200cگوید", 3, "می…"),
        ("首脳会議", 6, "首脳…"),
    ],
)
def test_a_name_is_clipped_by_its_cells(text: str, width: int, shown: str) -> None:
    assert clipped(Span(text), width) == Span(shown)


def test_styles_follow_their_words_over_a_break() -> None:
    lines = wrapped([Span("one "), Span("two three", "bold"), Span(" four")], 7)
    assert lines == [[Span("one "), Span("two", "bold")], [Span("three", "bold")], [Span("four")]]


def test_what_is_alike_is_painted_at_once() -> None:
    row = joined([[Span("a", "dim")], [Span("b", "dim")], [Span("c")]], Span(", ", "dim"))
    assert Screen(80, colored=True).paint(row) == "\x1b[2ma, b, \x1b[0mc"
    assert Screen(80, colored=False).paint([*row, Span("  ", "bold")]) == "a, b, c"


def test_a_link_is_one_only_in_colour() -> None:
    row = [span("here", link="https://x.example/")]
    assert "\x1b]8;" in Screen(80, colored=True).paint(row)
    assert Screen(80, colored=False).paint(row) == "here"


def test_rows_are_padded_in_cells() -> None:
    assert width_of(padded([Span("東京")], 6)) == width_of(padded([Span("東京")], 6, before=True)) == 6


def test_a_link_is_drawn_alike_in_every_run() -> None:
    painted = {Screen(80, colored=True).paint([span("here", "dim", link="https://x.example/")]) for _ in range(2)}
    (link,) = painted
    assert re.fullmatch(r"\x1b\]8;id=[0-9]+;https://x\.example/\x1b\\\x1b\[2mhere\x1b\[0m\x1b\]8;;\x1b\\", link)


def test_a_long_text_is_divided_in_one_go() -> None:
    """Each line is cut from its own part, not from all that is left: 40,000 lines take no minute."""
    words = ["abcdefgh"] * 40_000
    assert len(wrapped([Span(" ".join(words))], 10)) == len(words)
