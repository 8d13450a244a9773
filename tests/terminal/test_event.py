"""The page of one event."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Cli
from tests.logs import event
from tests.screen import see

WIDE = """\
Accounts  4
  The sources differ on the date.
  The Times [1]                    The Post [2]                     The Sun [3]
  23–24 Nov 2022  ≠ differs        Nov 2022  ≈ less precise         Says that it rained.

  Also reported by: The Star [4]
"""


@pytest.fixture
def told_by_four(log_file: Callable[..., Path]) -> Path:
    return log_file(
        event(
            accounts=[
                {"source": "times", "date": "2022-11-23/2022-11-24"},
                {"source": "post", "date": "2022-11"},
                {"source": "sun", "says": "Says that it rained."},
                {"source": "star"},
            ]
        ),
        sources=[{"id": name.lower(), "publisher": f"The {name}"} for name in ("Times", "Post", "Sun", "Star")],
    )


def test_accounts_stand_side_by_side_where_they_fit(told_by_four: Path) -> None:
    assert WIDE in see("--log", str(told_by_four), "show", "an-event", columns=100).text


def test_and_one_below_the_other_where_they_do_not(told_by_four: Path) -> None:
    lines = see("--log", str(told_by_four), "show", "an-event", columns=60).lines
    assert [line for line in lines if re.fullmatch(r"  The \w+ \[\d\]", line)] == [
        "  The Times [1]",
        "  The Post [2]",
        "  The Sun [3]",
    ]


def test_an_account_without_a_date_is_not_given_the_event_s(told_by_four: Path) -> None:
    lines = see("--log", str(told_by_four), "show", "an-event", columns=60).lines
    assert lines[lines.index("  The Sun [3]") + 1] == "  Says that it rained."


def test_a_date_that_is_only_less_precise_is_no_contradiction(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(accounts=[{"source": "a", "date": "2022-11"}, {"source": "b", "date": "[2022-11-23,2022-11-24]"}])
    )
    out = cli("--log", path, "show", "an-event").out
    assert out.count("≈ less precise") == 2
    assert "differ" not in out


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_no_line_but_an_address_is_cut_by_the_screen(columns: int) -> None:
    seen = see("show", "pashinyan-criticises-csto-2022", columns=columns)
    assert max(map(cell_len, seen.lines)) <= columns
    assert "https://ir-ia.com/news/csto-appoints-new-secretary-general-at-the-annual-summit-in-armenia/" in re.sub(
        r"\n", "", seen.text
    )


def test_offices_are_those_held_at_the_time(cli: Cli) -> None:
    assert "Imangali Tasmagambetov, CSTO Secretary General" in cli("show", "security-secretaries-almaty-2024").out
    before = cli("show", "tasmagambetov-appointed-2022").out
    assert "Imangali Tasmagambetov\n" in before
    assert "Stanislav Zas, CSTO Secretary General" in before


def test_quotes_carry_speaker_and_outlet(cli: Cli) -> None:
    out = cli("show", "putin-pashinyan-meeting-2022").out
    assert "“deep roots.”\n    — Vladimir Putin, President of Russia [4]; Armenian Mirror-Spectator [3]\n" in out
    assert "[4] PRI, “Vladimir Putin sworn in as Russian president, again”" in out


def test_what_rests_on_one_voice_says_so(cli: Cli) -> None:
    alone = cli("list", "--single-source", "--ids").out.split()[0]
    assert " alone." in cli("show", alone).out.partition("All this rests on ")[2].partition("\n")[0]
    assert "All this rests on" not in cli("show", "csto-summit-yerevan-2022").out


def test_related_events_both_ways(cli: Cli) -> None:
    meeting = cli("show", "putin-pashinyan-meeting-2022").out
    assert "part of      23 Nov 2022  CSTO leaders meet in Yerevan  csto-summit-yerevan-2022" in meeting
    summit = cli("show", "csto-summit-yerevan-2022").out
    assert "parts        23 Nov 2022  " in summit
    assert "Putin and Pashinyan meet on the margins of the Yerevan summit" in summit


def test_what_an_event_answers_and_what_answers_it(cli: Cli, log_file: Callable[..., Path]) -> None:
    log = log_file(
        event(id="appeal", title="An appeal", date="2022-11-23", time="09:00Z"),
        event(id="reply", title="A reply", date="2022-11-24", follows="appeal"),
        event(id="other", title="Another", date="2022-11-25", follows="appeal", part_of="reply"),
        event(id="lost", date="2023", follows="gone"),
    )
    appeal, reply, other, lost = (cli("--log", log, "show", id).out for id in ("appeal", "reply", "other", "lost"))
    assert "followed by  24 Nov 2022  A reply  reply\n               25 Nov 2022  Another  other\n" in appeal
    assert "  follows      23 Nov 2022, 09:00 UTC  An appeal  appeal\n  parts        25 Nov 2022  Another" in reply
    assert "  part of      24 Nov 2022  A reply  reply\n  follows      23 Nov 2022, 09:00 UTC" in other
    assert "  follows      gone (not in this log)" in lost


def test_absences_tags_originals_and_copies(cli: Cli, log_file: Callable[..., Path]) -> None:
    quotes = [{"speaker": "ann", "text": "Hello", "original": "Привет", "language": "ru"}]
    quotes += [{"speaker": "ann", "text": "Bonjour", "language": "fr"}]
    source = {"id": "s", "publisher": "S", "archived": "https://archive.example/1", "accessed": "2024-05-01"}
    log = log_file(
        event(date="2022-11-23", absent=["AM"], tags=["a", "b"], accounts=[{"source": "s", "quotes": quotes}]),
        sources=[source | {"language": "sah"}],
    )
    out = cli("--log", log, "show", "an-event").out
    assert "  Absent     AM\n  Tags       a, b\n" in out
    assert "  “Hello”\n    original, in Russian: “Привет”\n    — ann; S [1]\n" in out
    assert "  “Bonjour”\n    in French\n    — ann; S [1]\n" in out
    assert "[1] S, in the language sah, date of publication not known, accessed 1 May 2024\n" in out
    assert "      archived at https://archive.example/1\n" in out
    assert "no address known" not in out


def test_sources_are_full_citations_with_links() -> None:
    seen = see("show", "sochi-trilateral-2022", columns=200)
    assert (
        "[1] Warsaw Institute, “CSTO Summit in Yerevan Was Bitter Pill for Putin”, by Grzegorz Kuczyński, "
        "29 Nov 2022, text of RFE/RL" in seen.text
    )
    assert b"https://warsawinstitute.org/csto-summit-yerevan-bitter-pill-putin/\x1b\\" in seen.raw


def test_a_whole_that_is_not_in_the_log_is_said(cli: Cli, log_file: Callable[..., Path]) -> None:
    assert "gone (not in this log)" in cli("--log", log_file(event(part_of="gone")), "show", "an-event").out


def test_an_announced_event_says_that_nothing_else_is_known(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(accounts=[{"source": "s", "date": "1999-01-01", "announced": True}]))
    out = cli("--log", path, "show", "an-event").out
    assert "the log does not say whether it took place" in out
    assert "→ published before the event" in out


def test_several_events_and_none_twice(cli: Cli) -> None:
    out = cli("show", "csto-summit-2024", "russia-chairship-2026", "csto-summit-2024").out
    assert out.count("◆ Collective Security Council meets in Astana without Armenia\n") == 1
    assert out.count("★ Russia takes the CSTO chair for 2026\n") == 1


def test_hostile_text_is_made_visible(cli: Cli, log_file: Callable[..., Path]) -> None:
    quote = {"speaker": "\x1b[1mann", "text": "a\nb \u202e[red]"}
    path = log_file(event(summary="\x9b2J", accounts=[{"source": "s", "says": "\x07", "quotes": [quote]}]))
    out = cli("--log", path, "show", "an-event").out
    assert "“a b \\u202e[red]”\n    — \\x1b[1mann; s [1]" in out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)
