"""`list` in a pipe, as JSON, and with nothing to show."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.formats import NAMES, SUFFIXES
from csto_timeline.log.whole import Log
from tests.conftest import Cli
from tests.logs import event
from tests.screen import see

# What must hold on the built-in log.
SAME_EVENTS = [
    (["--person", "toqaev"], ["--person", "tokayev"], ["--person", "Тоқаев"]),
    (["--country", "KZ"], ["--country", "kazakhstan"], ["--country", "Казахстан"]),
    (["--person", "pashinian"], ["--person", "pashinyan"], ["-p", "Փաշինյան"]),
    (["nov 2022"], ["nov", "2022"], ["2022-11"], ["--since", "2022-11", "--until", "2022-11"]),
]


@pytest.mark.parametrize("spellings", SAME_EVENTS)
def test_all_spellings_find_the_same(cli: Cli, spellings: tuple[list[str], ...]) -> None:
    answers = [cli("list", *spelling).ids for spelling in spellings]
    assert answers[0]
    assert all(answer == answers[0] for answer in answers)


def test_a_day_finds_what_is_known_by_the_month_only(cli: Cli, log_file: Callable[..., Path]) -> None:
    log = log_file(event(id="some-day", date="2022-11"), event(id="another-day", date="2022-11-23"))
    answer = cli("--log", log, "list", "2022-11-15")
    assert answer.ids == ["some-day"]
    assert "1 of 1 event may lie outside the period" in answer.err
    assert cli("list", "2022-11-15", "--certain").ids == []


def test_a_search_for_24_november_finds_the_summit_as_possible(cli: Cli) -> None:
    rows = json.loads(cli("list", "2022-11-24", "--json").out)
    assert {row["id"]: row["match"] for row in rows}["csto-summit-yerevan-2022"] == "possible"


def test_until_a_month_includes_its_last_day(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="last", date="2022-09-30"), event(id="next", date="2022-10-01"))
    assert cli("list", "--until", "2022-09", "--log", path).ids == ["last"]
    assert "armenia-requests-csto-assistance-2022" in cli("list", "--until", "2022-09", "--certain").ids


def test_a_length_as_an_end_is_the_day_that_long_ago(cli: Cli, log_file: Callable[..., Path]) -> None:
    """The clock of the tests stands on 22 November 2026."""
    before, then, after, today = "2026-10-22", "2026-10-23", "2026-10-24", "2026-11-22"
    path = log_file(*(event(id=f"e-{day}", date=day) for day in (before, then, after, today)))
    assert cli("list", "--log", path, "--until", "30d").ids == [f"e-{before}", f"e-{then}"]
    assert cli("list", "--log", path, "--since", "30d").ids == [f"e-{then}", f"e-{after}", f"e-{today}"]
    assert cli("list", "--log", path, "30d..29d").ids == [f"e-{then}", f"e-{after}"]
    assert cli("list", "--log", path, f"{before}..1d").ids == [f"e-{before}", f"e-{then}"]
    assert cli("list", "--log", path, "30d").ids == [f"e-{then}", f"e-{after}", f"e-{today}"]


def test_plus_asks_for_both(cli: Cli) -> None:
    both = set(cli("list", "-p", "putin+pashinyan").ids)
    assert "putin-pashinyan-meeting-2022" in both
    assert not both & {"pashinyan-criticises-csto-2022", "putin-summit-remarks-2022", "putin-skips-g20-apec-2022"}


def test_one_line_an_event(cli: Cli, builtin: Log) -> None:
    """Tab-separated: date as EDTF, kind, countries, title, id; nothing cut, no colour."""
    out = cli("list").out
    assert len(out.splitlines()) == len(builtin.events)
    assert "2022-11-23\tsummit\tAM,BY,KZ,KG,RU,TJ\tCSTO leaders meet in Yerevan\tcsto-summit-yerevan-2022\n" in out
    assert "[2025-03-20..2025-03-30]\tstatement\tKZ\t" in out
    assert "\x1b" not in out


def test_long_lines_add_summary_sources_and_tags(cli: Cli) -> None:
    (line,) = cli("list", "2022-10-31", "--kind", "meeting", "--long").out.splitlines()
    assert line.split("\t")[5:] == [
        "In a joint statement Presidents Putin and Aliyev and Prime Minister Pashinyan agreed to refrain from the use "
        "or threat of force and to settle all questions solely by recognizing each other’s sovereignty, territorial "
        "integrity and inviolable borders under the UN Charter and the Almaty Declaration of 1991. Putin said that "
        "not everything had been agreed and that some things had been taken out of the experts’ draft.",
        "warsaw-institute-2022-11-29,mirror-spectator-2022-12-01,commonspace-eu-sochi-2022,azatutyun-32109453",
        "",  # its tags
    ]


def test_times_and_absences_stand_in_their_columns(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(
            id="b", date="2022-11-23", time="14:30+06:00", countries=["BY", "KZ"], absent=["AM", "RU"], tags=["x", "y"]
        ),
        event(id="a", date="2022-11-23", absent=["AM"]),
    )
    assert [line.split("\t") for line in cli("list", "--long", "--log", path).out.splitlines()] == [
        ["2022-11-23", "summit", "without AM", "A title", "a", "", "a-source", ""],
        ["2022-11-23T14:30+06:00", "summit", "BY,KZ without AM,RU", "A title", "b", "", "a-source", "x,y"],
    ]
    assert cli("list", "--absent", "ru", "--tag", "X", "--log", path).ids == ["b"]
    table = see("list", "--table", "--long", "--log", str(path), columns=200).text
    assert re.search(r"23 Nov 2022, 14:30 UTC\+6 .* BY, KZ; without AM, RU .* x, y", table)


def test_quotes_and_countries_end_in_what_is_new(cli: Cli, log_file: Callable[..., Path]) -> None:
    quote = {"speaker": "ann", "text": "Hello", "original": "Привет", "language": "ru"}
    path = log_file(
        event(absent=["AM"], date="2022-11-23", time="09:00", accounts=[{"source": "s", "quotes": [quote]}])
    )
    assert cli("quotes", "--log", path).out == "2022-11-23T09:00\tann\t\t\ts\tHello\tan-event#1\tПривет\tru\n"
    (row,) = json.loads(cli("quotes", "--log", path, "--json", "--search", "привет").out)
    assert (row["time"], row["original"], row["language"]) == ("09:00", "Привет", "ru")
    assert cli("countries", "--log", path).out == "AM\tAM\t0\t0\t\t\tAM\t1\n"
    assert json.loads(cli("countries", "--log", path, "--json").out)[0]["absent"] == 1


def test_a_tab_in_a_log_does_not_break_the_line(cli: Cli, log_file: Callable[..., Path]) -> None:
    out = cli("--log", log_file(event(title="a\tb\nc\r\x1b[1m")), "list").out
    assert out == "2022-11-23\tsummit\t\ta b c \\x1b[1m\tan-event\n"


def test_json_is_one_valid_document(cli: Cli, builtin: Log) -> None:
    rows = json.loads(cli("list", "--json").out)
    assert [row["id"] for row in rows] == cli("list").ids
    by_id = {row["id"]: row for row in rows}
    assert by_id["sochi-trilateral-2022"]["match"] is None  # no period was asked for
    assert by_id["csto-pa-observers-2013"]["latest"] == "2013-04-30"
    assert by_id["tasmagambetov-clarification-2025"]["date"] == "[2025-03-20..2025-03-30]"
    assert len(rows) == len(builtin.events)


def test_nothing_fits(cli: Cli, log_file: Callable[..., Path]) -> None:
    """The answer is empty and no error; standard error says what would fit."""
    path = log_file(
        event(id="a", date="2022-09", countries=["AM"]),
        event(id="b", date="[..2024]", countries=["KZ"]),
        countries=[{"code": "AM", "name": "Armenia"}, {"code": "KZ", "name": "Kazakhstan"}],
    )
    answer = cli("list", "--log", path, "2022-09-20", "-c", "am", "--certain")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.splitlines() == [
        "No event matches. Without 2022-09-20: 1 event",
        "  Without --certain: 1 event",
        "The log has 2 events, Sep 2022 to 2024.",
        "Before and after that day: at 2022-09-20",
    ]
    assert json.loads(cli("list", "--log", path, "2030", "--json").out) == []


def test_a_limit_says_what_it_cut(cli: Cli, builtin: Log) -> None:
    answer = cli("list", "--limit", "2")
    assert len(answer.ids) == 2
    assert f"2 of {len(builtin.events):,} events: --limit left out the rest" in answer.err


REFUSED = [
    (["list", "03/04/2022"], 2, "3 Apr 2022 or 4 Mar 2022"),
    (["list", "--since", "yesteryear"], 2, '--since: "yesteryear" cannot be read'),
    (["list", "--since", "2022..2023"], 2, "--since takes one date"),
    (["list", "--since", "by 2022"], 2, '--since: "by 2022" has no first day'),
    (["list", "--until", "since 2022"], 2, '--until: "since 2022" has no last day'),
    (["list", "2020-22"], 2, "write summer 2020 or 2020..2022"),
    (["list", "--since", "2023", "--until", "2022"], 2, "have no day in common"),
    (["list", "2022", "--since", "2023"], 2, "usage error: 2022 --since 2023 have no day in common"),
    (["list", "--certain"], 2, "--certain needs a period, --since, --until or --on"),
    (["list", "--limit", "0"], 2, "--limit"),
    (["list", "--contry", "AM"], 2, "--country"),
    (["lst"], 2, "list"),
    (["list", "--search", "..."], 2, "no letter or number"),
    (["list", "--person", "pashnyan"], 4, "did you mean Nikol Pashinyan"),
    (["list", "--country", "Kazakstan"], 4, "did you mean Kazakhstan"),
    (["list", "--kind", "sumit"], 4, "did you mean summit?"),
    (["list", "--place", "Yerewan"], 4, "did you mean Yerevan?"),
    (["list", "--source", "Tass agency"], 4, 'no source "Tass agency"'),
    (["show", "csto-sumit-yerevan-2022"], 4, "did you mean csto-summit-yerevan-2022"),
    (["export", "x.xyz"], 2, f"does not end in {SUFFIXES}: rename it"),
    (["export", "-", "--format", "yaml"], 2, f"write {NAMES}\n"),
    (["export", "-", "--format", "json", "--style", "table"], 2, "JSON does not take --style: Markdown does"),
    (["export", "-", "--force"], 2, "--force is for files"),
    (["--log", "missing.json", "list"], 3, "missing.json cannot be read: No such file"),
    (["--log", "builtin", "list", "--log", "x", "--log", "x"], 3, "x is given twice"),
]


@pytest.mark.parametrize(("arguments", "code", "says"), REFUSED)
def test_refused_in_one_line(cli: Cli, arguments: list[str], code: int, says: str) -> None:
    answer = cli(*arguments)
    assert answer.code == code
    assert answer.out == ""
    assert says in answer.err
    assert answer.err.startswith("csto-timeline: ")
    assert answer.err.count("\n") == 1


def test_a_log_from_standard_input(cli: Cli, log_file: Callable[..., Path]) -> None:
    data = log_file(event(id="piped")).read_bytes()
    assert cli("--log", "-", "list", stdin=data).ids == ["piped"]
    assert (
        cli("--log", "-", "list", stdin=b"{").err
        == "csto-timeline: log error: <stdin>: is incomplete: Input data was truncated\n"
    )


def test_a_log_may_be_named_before_or_after_the_command(cli: Cli, log_file: Callable[..., Path]) -> None:
    mine, other = log_file(event(id="mine")), log_file(event(id="other"))
    assert cli("--log", mine, "list").ids == cli("list", "--log", mine).ids == ["mine"]
    assert cli("--log", other, "list", "--log", mine).ids == ["mine"]


def test_several_logs_are_merged(cli: Cli, log_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = log_file(event(id="b", date="2023")), log_file(event(id="a", date="2022"))
    assert cli("list", "--log", one, "--log", other).ids == ["a", "b"]
    assert len(cli("list", "--log", "builtin", "--log", one).ids) == len(cli("list", "--log", "builtin").ids) + 1
    clash = log_file(event(id="b"))
    assert (
        f'{clash}: "b" is also the id of an event in {one}: rename one' in cli("list", "--log", one, "--log", clash).err
    )
    monkeypatch.setenv("CSTO_TIMELINE_LOG", f"{one}:{other}")
    assert cli("list").ids == ["a", "b"]
    assert cli("list", "--log", other).ids == ["a"]


def test_logs_of_any_size_and_domain(cli: Cli, log_file: Callable[..., Path]) -> None:
    assert cli("list", "--log", log_file()).err == "The log has no events.\n"
    concert = event(id="gig", date="1969-08-15/1969-08-18", kind="concert", people=["Jimi Hendrix"], countries=["USA"])
    assert cli("list", "--log", log_file(concert), "-p", "hendrix", "-k", "concert", "-c", "usa").ids == ["gig"]
    many = log_file(*(event(id=f"e{n}", date=f"20{n % 27:02}-01") for n in range(10_000)))
    assert len(cli("list", "--log", many).ids) == 10_000
    assert cli("export", "-", "--log", many).out.count("\n### ") == 10_000
