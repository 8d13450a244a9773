"""What each reading command answers: quotes, accounts, registers, stats, at, and list and show beyond the plain."""

import json
from collections.abc import Callable
from pathlib import Path

from csto_timeline.formats.markdown.escape import escape
from tests.conftest import Cli
from tests.logs import event
from tests.screen import see


def test_quotes_one_a_line(cli: Cli, summit_file: Path) -> None:
    rows = [line.split("\t") for line in cli("quotes", "--log", summit_file, "-s", "alliance").out.splitlines()]
    assert [row[4] for row in rows] == ["The Post", "Times", "Echo"]
    assert rows[0] == [
        *("2022-11-23", "Ann Lee", "Chair", "Old Town", "The Post"),
        *("I shall never leave the alliance of our neighbours", "summit#1", "", ""),  # no original, no language
    ]


def test_quotes_are_verbatim(cli: Cli) -> None:
    row = "\tArmenian Mirror-Spectator\tdeep roots.\tputin-pashinyan-meeting-2022#2\t\t\n"
    assert row in cli("quotes", "-s", "roots").out


def test_quotes_as_json_say_which_are_one_utterance(cli: Cli, summit_file: Path) -> None:
    rows = json.loads(cli("quotes", "--log", summit_file, "--json").out)
    assert [(row["utterance"], row["publisher"], row["voice"], row["match"]) for row in rows] == [
        ("summit#1", "The Post", "AP", "certain"),
        ("summit#1", "Times", "AP", "certain"),
        ("summit#1", "Echo", "Echo", "certain"),
    ]


def test_quotes_as_markdown(cli: Cli, log_file: Callable[..., Path]) -> None:
    quote = {"speaker": "ann", "text": "*So* [sic]"}
    path = log_file(
        event(place="Old_Town", accounts=[{"source": "s", "quotes": [quote]}]),
        people=[{"id": "ann", "name": "Ann", "offices": [{"title": "Chair", "from": "2020"}]}],
        sources=[
            {"id": "s", "publisher": "The Post", "title": "A|B", "published": "2022", "url": "https://p.example/1"}
        ],
    )
    assert cli("quotes", "--log", path, "--markdown").out == (
        f"> “{escape('*So* [sic]')}”\n>\n> — Ann, Chair, 23 Nov 2022, Old_Town; "
        "The Post, “A|B”, 2022, <https://p.example/1>\n"
    )
    assert cli("quotes", "--log", path, "--markdown", "-s", "never").out == ""


def test_quotes_are_limited_and_reversed_by_utterance(cli: Cli, log_file: Callable[..., Path]) -> None:
    said = [{"speaker": "ann", "text": text} for text in ("Yes.", "No.")]
    path = log_file(event(accounts=[{"source": "s", "quotes": said}]))
    answer = cli("quotes", "--log", path, "-n", "1", "--reverse")
    assert answer.out == "2022-11-23\tann\t\t\ts\tNo.\tan-event#2\t\t\n"
    assert answer.err == "1 of 2 utterances: --limit left out the rest\n"


def test_accounts_show_what_differs(cli: Cli, summit_file: Path) -> None:
    rows = [line.split("\t") for line in cli("accounts", "--log", summit_file, "summit").out.splitlines()]
    assert rows == [
        ["summit", "The Post", "AP", "", "date,words", "One day."],
        ["summit", "Times", "AP", "2022-11-23/2022-11-24", "date,words", "Two days."],
        ["summit", "Echo", "Echo", "", "date,words", ""],
    ]
    (row,) = json.loads(cli("accounts", "--log", summit_file, "summit", "--json").out)
    assert row["voices"] == ["AP", "Echo"]
    assert [account["date_differs"] for account in row["accounts"]] == [False, True, False]


def test_accounts_without_ids_are_the_disputed_ones(cli: Cli) -> None:
    disputed = cli("list", "--disputed", "2022").ids
    shown = cli("accounts", "--since", "2022", "--until", "2022").out
    assert list(dict.fromkeys(line.split("\t")[0] for line in shown.splitlines())) == disputed
    assert "csto-summit-yerevan-2022" in disputed


def test_wire_copies_are_one_source(cli: Cli, summit_file: Path) -> None:
    assert cli("list", "--log", summit_file, "--single-source").ids == ["copied"]
    assert cli("list", "--log", summit_file, "--disputed").ids == ["summit"]
    assert cli("list", "--log", summit_file, "--disputed", "--single-source").ids == []
    assert cli("accounts", "--log", summit_file, "--single-source").out.startswith("copied\tThe Post\tAP\t")


def test_people_answer_whom_a_spelling_means(cli: Cli) -> None:
    (line,) = cli("people", "toqaev").out.splitlines()
    assert line.startswith("tokayev\tKassym-Jomart Tokayev\t")
    (row,) = json.loads(cli("people", "toqaev", "--json").out)
    president = {"title": "President of Kazakhstan", "from": "2019-03-20", "to": None, "source": "astana-times-2019-03"}
    assert president in row["offices"]
    assert "Qasym-Zhomart Toqaev" in see("people", "toqaev").lines[1]


def test_registers_count_the_events_of_the_query(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(id="a", people=["ann"]),
        event(id="b", people=["ann", "bob"], date="2022-11"),
        event(id="c", people=["cem"], date="2021", kind="clash"),
    )
    assert cli("people", "--log", path, "--since", "2022-11-20").out.splitlines() == [
        "ann\tann\t2\t1\t2022-11\t2022-11\tann",
        "bob\tbob\t1\t1\t2022-11\t2022-11\tbob",
    ]
    assert cli("people", "--log", path, "-n", "1", "--reverse").out.split("\t")[0] == "cem"
    assert cli("kinds", "--log", path, "-p", "cem").out == "clash\tclash\t1\t0\t2021\t2021\tclash\n"


def test_stats_in_a_pipe(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a"), event(id="b", date="2022-11"), event(id="c", date="2022", kind="clash"))
    assert cli("stats", "--log", path, "--by", "month", "2022-11..2022-12").out.splitlines() == [
        "2022-11\tNov 2022\t2\t1",
        "2022-12\tDec 2022\t0\t1",
    ]
    found = json.loads(cli("stats", "--log", path, "--by", "year", "--json").out)
    assert (found["total"], found["certain"], found["possible"]) == (3, 3, 0)
    assert found["bars"][0]["certain_by_kind"] == {"clash": 1, "summit": 2}


def test_at_says_what_is_not_in_the_log(cli: Cli, log_file: Callable[..., Path]) -> None:
    answer = cli("at", "2022-11-23", "--log", log_file(event(), chair="Chair", landmarks=["summit"]))
    assert answer.out.splitlines() == [
        "chair\tChair\tnot in the log",
        "last\tsummit\tnot in the log",
        "that day\tsummit\tan-event (2022-11-23)",
        "next\tsummit\tnot in the log",
    ]
    assert answer.err == ""
    ahead = cli("at", "2026-11-23")
    assert "2026-11-23 is in the future" in ahead.err
    assert "office\tPresident of Russia\tnot in the log" in ahead.out
    assert "office\tCSTO Secretary General\tStanislav Zas" in cli("at", "23", "November", "2022").out


def test_at_names_those_who_may_have_held_an_office(cli: Cli, log_file: Callable[..., Path]) -> None:
    offices = {
        "ann": [{"title": "Chair", "from": "2010", "to": "2018"}, {"title": "Judge", "from": "2018", "to": "2019"}],
        "bob": [{"title": "Chair", "from": "2018", "to": "2020"}],
    }
    people = [{"id": id, "name": id.title(), "offices": held} for id, held in offices.items()]
    path = log_file(event(), chair="Chair", people=people)
    answer = cli("at", "2018-06-01", "--log", path)
    assert answer.out.splitlines()[:2] == ["chair\tChair\tpossibly Ann or Bob", "office\tJudge\tpossibly Ann"]
    found = json.loads(cli("at", "2018-06-01", "--log", path, "--json").out)
    assert (found["chair"], found["offices"], found["offices_not_in_the_log"]) == (None, {}, [])
    assert found["offices_possibly"] == {"Chair": ["ann", "bob"], "Judge": ["ann"]}
    drawn = see("--log", str(path), "at", "2018-06-01").text
    assert "Chair  possibly Ann or Bob\nJudge  possibly Ann\n" in drawn


def test_after_the_latest_source_the_log_may_be_out_of_date(cli: Cli) -> None:
    answer = cli("at", "2026-11-20")
    assert "Chairman of the CSTO Collective Security Council" in answer.out
    assert answer.err == "The latest source in the log is dated 1 Mar 2026: later changes are not in it.\n"
    assert "latest source" not in cli("at", "2025-11-20").err


def test_what_is_drawn_begins_with_the_reservation(cli: Cli) -> None:
    drawn = cli("--color", "always", "at", "2026-11-20")
    assert "The latest source in the log is dated 1 Mar 2026" in drawn.out.splitlines()[1]
    assert drawn.err == ""


def test_at_tells_a_former_member_before_it_came_back(cli: Cli) -> None:
    """Uzbekistan left with Azerbaijan and Georgia in 1999, and came back in 2006."""
    for year in ("2000", "2003", "2006"):
        out = cli("at", f"{year}-01-01").out
        for country in ("Azerbaijan", "Georgia", "Uzbekistan"):
            assert f"member\t{country}\tmember (treaty) until 20 Apr 1999" in out
    assert "member\tUzbekistan\tnot in the log" in cli("at", "1992-01-01").out


def test_at_tells_of_the_kinds_that_are_asked_for(cli: Cli) -> None:
    answer = cli("at", "2022-11-23", "--kind", "exercise")
    events = [line.split("\t") for line in answer.out.splitlines() if line.split("\t")[1] == "exercise"]
    assert [row[0] for row in events] == ["last", "that day", "next"]
    last = cli("list", "--kind", "exercise", "--until", "2022-11-22", "--reverse", "-n", "1").ids
    assert events[0][2].startswith(f"{last[0]} (")
    assert "\tsummit\t" not in answer.out
    assert answer.err == "Only matching events are shown: kind exercise.\n"


def test_at_does_not_say_that_the_log_lacks_what_a_filter_keeps_out(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(date="2022-01-01", countries=["KZ"]), landmarks=["summit"])
    answer = cli("at", "2022-11-23", "--log", path, "--not-country", "KZ")
    assert answer.out.splitlines()[0] == "last\tsummit\tnone that matches"
    assert "not in the log" not in answer.out
    assert json.loads(cli("at", "2022-11-23", "--log", path, "-c", "KZ", "--json").out)["filters"] == "country KZ"
    drawn = see("at", "2022-11-23", "--log", str(path), "--not-country", "KZ").text
    assert "last      none that matches" in drawn
    assert "Only matching events are shown: not country KZ" in drawn


def test_at_chooses_among_the_events_by_the_filters(cli: Cli, summit_file: Path) -> None:
    row = "that day\tsummit\tsummit (2022-11-23, 1 day before)"
    asked = ["at", "2022-11-24", "--log", summit_file, "--kind", "summit"]
    assert row in cli(*asked, "-c", "KZ").out
    assert row not in cli(*asked, "--not-country", "KZ").out


def test_list_says_why(cli: Cli, summit_file: Path) -> None:
    asked = ["list", "--log", summit_file, "--why", "2022-11-24", "-p", "анна"]
    reasons = [
        "date: 23 Nov 2022 does not lie in 2022-11-24",
        "date in Times: 23–24 Nov 2022 certainly lies in 2022-11-24",
        "person: “анна” is Ann Lee, by the spelling “Анна Ли”",
    ]
    (line,) = cli(*asked).out.splitlines()
    assert line.split("\t")[5].split("; ") == reasons
    assert [row["why"] for row in json.loads(cli(*asked, "--json").out)] == [reasons]


def test_list_says_what_only_precision_kept_out(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a"), event(id="b", date="2022-11"))
    answer = cli("list", "--log", path, "2022-11-23", "--certain", "--why")
    assert answer.ids == ["a"]
    assert answer.err == "--certain left out 1 event that may lie in the period\n"


def test_list_in_groups(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a", countries=["KZ", "AM"]), event(id="b"), countries=[{"code": "AM", "name": "Armenia"}])
    grouped = ["--log", path, "--group-by", "country"]
    assert [line.split("\t")[0::5] for line in cli("list", *grouped).out.splitlines()] == [
        ["Armenia", "a"],
        ["KZ", "a"],
        ["No country", "b"],
    ]
    rows = json.loads(cli("list", *grouped, "--json").out)
    assert [(row["group"], row["name"], [each["id"] for each in row["events"]]) for row in rows] == [
        ("AM", "Armenia", ["a"]),
        ("KZ", "KZ", ["a"]),
        (None, "No country", ["b"]),
    ]


def test_show_what_stands_near(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(people=["ann"]),
        event(id="near", date="2022-12", people=["ann"], title="Near"),
        event(id="far", date="2024", people=["ann"]),
    )
    out = cli("show", "--log", path, "an-event", "--near", "30d").out
    assert (
        "Near  1 within 30d, as far as the dates tell\n  8 to 38 days after  Dec 2022  Near\n    same: ann  near\n"
        in out
    )
    (row,) = json.loads(cli("show", "--log", path, "an-event", "--near", "30d", "--json").out)
    assert [(each["id"], each["days_min"], each["days_max"]) for each in row["near"]] == [("near", 8, 38)]
    assert "near" not in json.loads(cli("show", "--log", path, "an-event", "--json").out)[0]


def test_at_says_in_a_pipe_too_what_was_only_announced(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="planned", accounts=[{"source": "s", "announced": True}]), landmarks=["summit"])
    assert "last\tsummit\tplanned (2022-11-23, 1 day before, announced)\n" in cli("at", "--log", path, "2022-11-24").out
