"""`init`, `add`, `remove`, `fmt` and `registers`: a log of one's own, as a user or a script writes it."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from io import SEEK_END
from pathlib import Path
from typing import Any

import pytest

from csto_timeline.formats import FORMATS
from csto_timeline.log.blocks import Block
from csto_timeline.log.builtin import builtin_path
from csto_timeline.log.lines import Lines
from csto_timeline.writing.document import DocumentText
from csto_timeline.writing.event_index import EventIndex
from csto_timeline.writing.lines import LinesText
from tests.conftest import Cli
from tests.full_log import FULL
from tests.logs import event, log_bytes
from tests.screen import PROGRAM, environment

NEEDED = ["--kind", "meeting", "--title", "They meet", "--source", "a-source"]


@pytest.fixture(params=["mine.json", "mine.jsonl"])
def mine(request: pytest.FixtureRequest, tmp_path: Path, cli: Cli) -> Path:
    path = tmp_path / str(request.param)
    assert cli("init", path, "--title", "Harbour disputes").code == 0
    return path


def events(path: Path) -> dict[str, dict[str, Any]]:
    text = path.read_text("utf-8")
    found = json.loads(text)["events"] if path.suffix == ".json" else map(json.loads, text.splitlines())
    return {each["id"]: each for each in found}


# init


def test_what_init_writes_is_valid_and_doubtful_in_nothing(cli: Cli, mine: Path) -> None:
    assert cli("check", mine, "--strict").code == 0
    assert cli("fmt", "--check", mine).code == 0
    assert "Harbour disputes" in cli("--log", mine, "export", "-").out
    for register in ("countries", "places", "people", "sources"):
        assert cli("--log", mine, register).out


def test_init_never_overwrites(cli: Cli, mine: Path) -> None:
    before = mine.read_bytes()
    answer = cli("init", mine)
    assert answer.code == 2
    assert answer.err.endswith("exists: init never overwrites a file\n")
    assert mine.read_bytes() == before


def test_init_prints_what_it_would_write(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "a.json", "--title", "Mine")
    assert cli("init", "-", "--title", "Mine").out == (tmp_path / "a.json").read_text()


def test_a_country_that_events_call_otherwise_gets_no_second_entry(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_bytes(log_bytes(event(countries=["Armenia"]), countries=[{"code": "AM", "name": "Armenia"}]))
    new = ("--date", "2023", "--kind", "clash", "--title", "More", "--source", "x", "--country", "Armenia")
    assert cli("add", "--log", log, *new).code == 0
    written = json.loads(log.read_bytes())
    assert written["countries"] == [{"code": "AM", "name": "Armenia"}]
    assert [each["countries"] for each in written["events"]] == [["Armenia"], ["AM"]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["mine.csv"], 'a log is a .json or a .jsonl file, not "mine.csv": write mine.json'),
        (["mine"], "write mine.json"),
        (["mine.json", "--title", " "], "--title is empty"),
        (["none/mine.json"], "could not be written: No such file or directory"),
    ],
)
def test_init_refuses(cli: Cli, tmp_path: Path, arguments: list[str], words: str) -> None:
    name, *others = arguments
    answer = cli("init", tmp_path / name, *others)
    assert (answer.code in {2, 74}, answer.out) == (True, "")
    assert words in answer.err


# add

DATES = {
    "spring 2013": "2013-21",
    "23.9.2022": "2022-09-23",
    "23 Sep 2022": "2022-09-23",
    "yesterday": "2026-11-21",
    "c. 2020": "2020~",
    "the 1990s": "199X",
    "23–24 Nov 2022": "2022-11-23/2022-11-24",
    "[2022-09..2022-11-23]": "[2022-09..2022-11-23]",
    "2022-09": "2022-09",
    "by 29 Nov 2022": "[..2022-11-29]",
}


def test_an_event_is_added_to_a_log_with_empty_registers(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text('{"people": [], "sources": [], "events": []}')
    assert cli("add", "--log", path, "--date", "2022", *NEEDED, "--person", "Bo Jansen").code == 0
    log = json.loads(path.read_text())
    assert [len(log[name]) for name in ("people", "sources", "events")] == [1, 1, 1]


TOLD = {
    "a double": (
        ["--title", "EXAMPLE: a court closes the old Quay"],
        "the log already has this date and title: quay-closed-2021",
    ),
    "an address that nobody can open": (
        ["--url", "courier.example/1"],
        '"courier.example/1" has no scheme: write https:// before it',
    ),
    "a country that is none": (
        ["--country", "Atlantis"],
        'no country has the code or the English name "Atlantis"',
    ),
    "a country that is perhaps misspelt": (
        ["--country", "Tadjikstan"],
        'no country has the code or the English name "Tadjikstan"; did you mean "Tajikistan"?',
    ),
    "a short one": (["--country", "Irak"], 'no country has the code or the English name "Irak"; did you mean "Iraq"?'),
    "a kind that is new": (["--kind", "greeting"], 'the kind "greeting" is new'),
}


@pytest.mark.parametrize(("options", "words"), TOLD.values(), ids=TOLD)
def test_what_may_be_a_mistake_is_told(cli: Cli, mine: Path, options: list[str], words: str) -> None:
    """A script cannot be asked: the event is added."""
    answer = cli("add", "--log", mine, "--date", "2021-03-03", *NEEDED[:4], "--source", "The Post", *options)
    assert answer.code == 0
    assert words in answer.err.splitlines()
    assert len(events(mine)) == 2


NEAR = {
    "kind": ("clsh", 'the kind "clsh" is new; did you mean "clash"?'),
    "country": ("Rusia", 'no country has the code or the English name "Rusia"; did you mean "Russia"?'),
    "absent": ("Armenai", 'no country has the code or the English name "Armenai"; did you mean "Armenia"?'),
    "place-country": ("Kazakstan", 'the English name "Kazakstan"; did you mean "Kazakhstan"?'),
    "person": ("Anna de Vreis", 'the person "Anna de Vreis" is new; did you mean "Anna de Vries"?'),
    "quote": ("Ana de Vries: No.", 'the person "Ana de Vries" is new; did you mean "Anna de Vries"?'),
    "place": ("Roterdam", 'the place "Roterdam" is new; did you mean "Rotterdam"?'),
}


@pytest.mark.parametrize(("option", "typed", "words"), [(option, *each) for option, each in NEAR.items()], ids=NEAR)
def test_a_new_name_near_a_known_one_is_refused(cli: Cli, mine: Path, option: str, typed: str, words: str) -> None:
    """It would be another name in the log; `check` would ask whether they are the same."""
    before = mine.read_bytes()
    call = ("add", "--log", mine, "--date", "2021-03-03", *NEEDED, f"--{option}", typed)
    answer = cli(*call)
    assert (answer.code, answer.out, mine.read_bytes()) == (4, "", before)
    assert f"{words} If not, add --as-typed\n" in answer.err
    taken = cli(*call, "--as-typed")
    assert (taken.code, len(events(mine))) == (0, 2)
    assert "did you mean" not in taken.err


@pytest.mark.parametrize("typed", ["Armenia+Russia", "Armenia, Russia", "armenia and russia", "AM;RU;KZ"])
@pytest.mark.parametrize("option", ["--country", "--absent"])
def test_several_countries_in_one_are_refused(cli: Cli, mine: Path, option: str, typed: str) -> None:
    """In a filter “+” joins them; in a log it would be one country of that name."""
    before = mine.read_bytes()
    answer = cli("add", "--log", mine, "--date", "2021-03-03", *NEEDED, option, typed)
    first, second = re.split("[+,; ]+(?:and )?", typed)[:2]
    assert (answer.code, mine.read_bytes()) == (4, before)
    assert f'did you mean "{first}", "{second}"' in answer.err
    assert "each by itself? If not, add --as-typed\n" in answer.err


FAR = [
    *(("--person", "Anna de Boer"), ("--person", "Bo"), ("--place", "Amsterdam"), ("--place", "rotterdam")),
    *(("--country", "Somaliland"), ("--country", "Prussia"), ("--country", "England"), ("--kind", "crash")),
    *(("--country", "Trinidad and Tobago"), ("--country", "Korea, Republic of"), ("--person", "Sons & Daughters")),
]


@pytest.mark.parametrize(("option", "typed"), FAR)
def test_a_name_of_something_else_is_taken(cli: Cli, mine: Path, option: str, typed: str) -> None:
    assert cli("add", "--log", mine, "--date", "2021-03-03", *NEEDED, option, typed).code == 0


def test_an_event_of_another_day_is_no_double(cli: Cli, mine: Path) -> None:
    answer = cli(
        "add", "--log", mine, "--date", "2021-03-04", *NEEDED, "--title", "Example: a court closes the old quay"
    )
    assert "already" not in answer.err


def test_a_log_in_lines_is_read_as_seldom_as_can_be(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For its registers, and for the names that events use; a large log takes seconds each time."""
    path = tmp_path / "mine.jsonl"
    cli("init", path)
    times: list[int] = []
    blocks = Lines._blocks

    def counted(lines: Lines) -> Iterator[Block]:
        times.append(lines._file.seek(0, SEEK_END))
        return blocks(lines)

    monkeypatch.setattr(Lines, "_blocks", counted)
    size = path.stat().st_size
    assert cli("add", "--log", path, "--date", "2022", *NEEDED).code == 0
    assert [each for each in times if each >= size] == [size] * 2


@pytest.mark.parametrize(("typed", "written"), DATES.items())
def test_a_date_as_typed_becomes_edtf_and_is_shown(cli: Cli, tmp_path: Path, typed: str, written: str) -> None:
    path = tmp_path / "mine.json"
    cli("init", path)
    answer = cli("add", "--log", path, "--date", typed, *NEEDED)
    assert answer.code == 0
    assert events(path)[answer.out.strip()]["date"] == written
    assert (f"{typed} is {written}" in answer.err) is (typed != written)


def test_a_usual_kind_is_new_without_a_doubt(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(kind="hearing"))
    assert "did you mean" not in cli("add", "--log", path, "--date", "2022", "--kind", "measure", *NEEDED[2:]).err


def test_a_usual_kind_is_no_part_of_another(cli: Cli, log_file: Callable[..., Path]) -> None:
    log = log_file(event(kind="informal summit"))
    answer = cli("add", "--log", log, "--date", "2022", *NEEDED, "--kind", "summit", "--id", "new")
    assert (events(log)["new"]["kind"], '"summit" is' in answer.err) == ("summit", False)
    cli("add", "--log", log, "--date", "2023", *NEEDED, "--kind", "informal", "--id", "cut-short")
    assert events(log)["cut-short"]["kind"] == "informal summit"


COUNTRIES: list[dict[str, Any]] = [
    {"code": "XX", "name": "Russian Empire"},
    {"code": "KGZ", "name": "Kyrgyzstan"},
    {"code": "AM", "name": "Republic of Armenia"},
    {"code": "KPX", "name": "Korea", "aliases": ["Georgia and Korea"]},
]
MEANT = {  # as typed: the code, and what is said of it
    "Russia": ("RU", ""),
    "Россия": ("RU", ""),
    "russia": ("RU", ""),
    "RU": ("RU", ""),
    "Russian Empire": ("XX", ""),
    "Empire": ("XX", '"Empire" is Russian Empire (XX)'),
    "Kyrgyzstan": ("KGZ", ""),
    "KG": ("KGZ", '"KG" is Kyrgyzstan (KGZ)'),
    "Киргизия": ("KGZ", '"Киргизия" is Kyrgyzstan (KGZ)'),
    "Armenia": ("AM", '"Armenia" is Republic of Armenia (AM)'),
    "Georgia": ("GE", ""),
    "Korea": ("KPX", ""),
}


@pytest.mark.parametrize("typed", MEANT)
def test_a_country_in_full_is_no_part_of_another(cli: Cli, tmp_path: Path, typed: str) -> None:
    """In any language that the program knows; what is only part of a name is told."""
    log = tmp_path / "log.json"
    log.write_bytes(log_bytes(event(), countries=COUNTRIES))
    answer = cli("add", "--log", log, "--date", "2022", *NEEDED, "--id", "new", "--country", typed)
    code, words = MEANT[typed]
    assert events(log)["new"]["countries"] == [code]
    assert f'"{typed}" is' in answer.err if words else f'"{typed}" is' not in answer.err
    assert words in answer.err
    registered = {each["code"]: each["name"] for each in json.loads(log.read_text())["countries"]}
    assert [registered[each["code"]] for each in COUNTRIES] == [each["name"] for each in COUNTRIES]


def test_suggested_commands_can_be_pasted(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli("init", "my log.json").err.endswith("next: csto-timeline add --log 'my log.json'\n")
    assert "'no where.json' starts it" in cli("--log", "no where.json", "add").err
    Path("my log.json").write_text(json.dumps(json.loads(Path("my log.json").read_text())))
    assert "run csto-timeline fmt 'my log.json'" in cli("fmt", "--check", "my log.json").err


def test_an_event_has_all_that_the_options_say(cli: Cli, mine: Path) -> None:
    answer = cli(
        *("add", "--log", mine, "--date", "2022-09-23", "--time", "14:30+01:00", "--date-note", "By the clerk."),
        *("--kind", "Meeting", "--title", "Masters meet in Delft", "--summary", "They met.", "--place", "Delft"),
        *("--place-country", "Holland", "-c", "NL", "-c", "Belgium", "--absent", "germany", "--tag", "harbours"),
        *("-p", "de Vries", "-p", "Bo Jansen", "--part-of", "quay-closed-2021", "--follows", "QUAY-closed-2021"),
        *("--source", "The Herald", "--url", "https://herald.example/1", "--published", "24 Sep 2022"),
        *("--headline", "Masters meet", "--author", "C. Smit", "--wire", "ANP", "--accessed", "today"),
        *("--archived", "https://archive.example/1", "--language", "nl", "--says", "A day later.", "--announced"),
        *("--says-date", "24 Sep 2022", "--quote", "Bo Jansen: “We shall see.”", "--quote", "de Vries: No: never."),
    )
    assert answer.code == 0, answer.err
    assert answer.out == "masters-meet-in-delft-2022\n"
    written = {name: value for name, value in events(mine)["masters-meet-in-delft-2022"].items() if name != "registers"}
    assert written == {
        "id": "masters-meet-in-delft-2022",
        "date": "2022-09-23",
        "time": "14:30+01:00",
        "kind": "meeting",
        "title": "Masters meet in Delft",
        "summary": "They met.",
        "date_note": "By the clerk.",
        "place": "Delft",
        "place_country": "NL",
        "countries": ["NL", "BE"],
        "absent": ["DE"],
        "people": ["anna-de-vries", "bo-jansen"],
        "tags": ["harbours"],
        "part_of": "quay-closed-2021",
        "follows": "quay-closed-2021",
        "accounts": [
            {
                "source": "the-herald-2022-09-24",
                "date": "2022-09-24",
                "says": "A day later.",
                "quotes": [
                    {"speaker": "bo-jansen", "text": "We shall see."},
                    {"speaker": "anna-de-vries", "text": "No: never."},
                ],
                "announced": True,
            }
        ],
    }
    (source,) = [row for row in json.loads(cli("--log", mine, "sources", "--json").out) if "herald" in row["id"]]
    assert source["name"] == "The Herald"
    assert cli("check", mine).code == 0
    assert "no-register-entry" not in cli("check", mine).out
    assert cli("--log", mine, "sources", "the-herald-2022-09-24", "--cite").out.count("https://archive.example/1") == 1
    assert '"de Vries" is Anna de Vries (anna-de-vries)' in answer.err


def test_the_other_events_stay_to_the_byte(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(FULL, indent=3, ensure_ascii=False))
    before = path.read_text().splitlines()
    cli("add", "--log", path, "--date", "2030", "--kind", FULL["events"][0]["kind"], "--title", "New", "--source", "x")
    after = path.read_text().splitlines()
    assert [line for line in before if line.rstrip(",") not in {each.rstrip(",") for each in after}] == []
    assert len(after) - len(before) == 15


def test_ids_are_made_of_title_and_year_and_differ(cli: Cli, mine: Path) -> None:
    call = ["add", "--log", mine, "--date", "May 2022", *NEEDED]
    assert [cli(*call).out for _ in range(3)] == ["they-meet-2022\n", "they-meet-2022-2\n", "they-meet-2022-3\n"]
    assert cli(*call, "--id", "own-id").out == "own-id\n"
    assert cli(*call, "--title", "Встреча в Ереване").out == "vstrecha-v-erevane-2022\n"
    assert cli(*call, "--title", "Talks of 2022").out == "talks-of-2022\n"
    assert cli(*call, "--title", "会議").out == "event-2022\n"


def test_a_source_that_the_log_has_is_used_again(cli: Cli, mine: Path) -> None:
    new = ["--publisher", "Herald", "--url", "https://h.example/1"]
    for title, source in (
        ("One", new),
        ("Two", ["--url", "https://h.example/1"]),
        ("Three", ["--source", "https://h.example/1"]),
    ):
        answer = cli("add", "--log", mine, "--date", "2022", "--kind", "meeting", "--title", title, *source)
        assert answer.code == 0, answer.err
    accounts = [each["accounts"] for id, each in events(mine).items() if id != "quay-closed-2021"]
    assert accounts == [[{"source": "herald-undated"}]] * 3


SOURCES = [
    (
        "https://www.h.example/1",
        {"id": "h-example-undated", "publisher": "h.example", "url": "https://www.h.example/1"},
    ),
    ("http://[", {"id": "http-undated", "publisher": "http://[", "url": "http://["}),
    ("報", {"id": "source-undated", "publisher": "報"}),
]


@pytest.mark.parametrize(("typed", "entry"), SOURCES)
def test_a_new_source_gets_a_publisher_and_an_id(cli: Cli, tmp_path: Path, typed: str, entry: dict[str, str]) -> None:
    path = tmp_path / "empty.json"
    path.write_text('{"events": []}')
    call = ["--date", "2022", "--kind", "meeting", "--title", "They meet", "--source", typed]
    assert cli("add", "--log", path, *call).code == 0
    assert json.loads(path.read_text())["sources"] == [entry]


def test_several_sources_have_their_options_in_order(cli: Cli, mine: Path) -> None:
    answer = cli(
        *("add", "--log", mine, "--date", "2022", "--kind", "meeting", "--title", "Two"),
        *("--source", "Herald", "--source", "gazette-2021-03", "--url", "https://h.example/1", "--url", ""),
        *("--says", "", "--says", "More.", "--quote", "", "--quote", "Bo: Yes."),
    )
    assert answer.code == 0, answer.err
    assert events(mine)["two-2022"]["accounts"] == [
        {"source": "herald-undated"},
        {"source": "gazette-2021-03", "says": "More.", "quotes": [{"speaker": "bo", "text": "Yes."}]},
    ]


def test_a_dry_run_prints_the_difference_and_writes_nothing(cli: Cli, mine: Path) -> None:
    before = mine.read_bytes()
    answer = cli("add", "--log", mine, "--date", "2022", *NEEDED, "--dry-run")
    added = [line[1:] for line in answer.out.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert '"id":"they-meet-2022"' in "".join(added).replace(" ", "")
    assert mine.read_bytes() == before
    assert cli("add", "--date", "2022", *NEEDED, "--dry-run").code == 0


def test_the_difference_has_the_lines_of_the_file(cli: Cli, log_file: Callable[..., Path]) -> None:
    """A line separator within a text ends no line, and a line break of Windows is one."""
    path = log_file()
    text = json.dumps({"events": [event(title="a\u2028b\x85c")]}, indent=2, ensure_ascii=False)
    path.write_bytes(text.replace("\n", "\r\n").encode())
    out = cli("add", "--log", path, "--date", "1999", *NEEDED, "--dry-run").out
    assert [line for line in out.splitlines()[2:] if line[0] == "-"] == []
    assert '+      "id": "they-meet-1999",' in out.split("\n")
    assert "\\x0d" not in out


def test_a_claim_never_gets_another_publication_of_its_publisher(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(
        log_bytes(event(), sources=[{"id": "quay-2021", "publisher": "The Courier", "title": "Quay closed"}])
    )
    call = ["add", "--log", path, "--date", "2013", "--kind", "clash", "--title"]
    answer = cli(*call, "They meet", "--source", "The Courier")
    told = "the-courier-undated is a new source; the log has quay-2021 of The Courier: give the id to use it"
    assert (answer.code, told in answer.err) == (0, True)
    assert cli("list", "--log", path, "--source", "quay-2021", "--ids").out == ""
    assert cli(*call, "They part", "--source", "The Courier").code == 0  # of which no more is known either
    assert cli(*call, "They return", "--source", "quay-2021").code == 0
    assert cli("list", "--log", path, "--source", "the-courier-undated", "--ids").out.split() == [
        "they-meet-2013",
        "they-part-2013",
    ]
    assert cli("list", "--log", path, "--source", "quay-2021", "--ids").out.split() == ["they-return-2013"]


DECLARED = log_bytes(
    event(people=["ann"]),
    kinds=[{"id": "summit", "name": "Summit"}],
    sources=[{"id": "a-source", "publisher": "A", "url": "https://a.example"}],
    people=[{"id": "ann", "name": "Ann Lee"}, {"id": "bob", "name": "Bob Lee"}],
)
ALL = {"--date": "2022", "--kind": "summit", "--title": "T", "--source": "a-source"}
REFUSED: dict[str, tuple[dict[str, str | None], int, str]] = {
    "no such day": ({"--date": "2022-02-30"}, 2, "--date: there is no day 2022-02-30: that month has 28 days"),
    "two readings": ({"--date": "03/04/2022"}, 2, "write 2022-04-03 or 2022-03-04"),
    "from today": ({"--date": "30d"}, 2, "counts from today: write the date that is meant"),
    "no date": ({"--date": None, "--title": None}, 2, "an event needs --date and --title; on a terminal, add asks"),
    "no title": ({"--title": " "}, 2, "title: expected text that is not empty"),
    "control": ({"--title": "a\x1b[2Jb"}, 2, "control character U+001B: remove it"),
    "kind": ({"--kind": "clash"}, 4, '"clash" is not one of the kinds that the log declares: summit'),
    "two people": ({"--person": "Lee"}, 4, '"Lee" matches 2 in the log: Ann Lee (ann), Bob Lee (bob); write more'),
    "time": ({"--time": "25:00", "--date": "2022-09-23"}, 2, "expected a time of day: 14:30"),
    "time without day": ({"--time": "14:30"}, 2, "a time needs a date known to the day"),
    "quote": ({"--quote": "We shall see"}, 2, '"We shall see" names no speaker: write it as'),
    "id": ({"--id": "an-event"}, 2, '"an-event" is also the id of an event in'),
    "bad id": ({"--id": "An event"}, 2, "a slug"),
    "part": ({"--part-of": "an-evnt"}, 4, 'no event "an-evnt" in the log; did you mean an-event?'),
    "source": (
        {"--url": "https://b.example"},
        2,
        'the source a-source has the url "https://a.example", not "https://b',
    ),
    "language": ({"--source": "B", "--language": "deutsch!"}, 2, "a language tag"),
    "published": ({"--source": "B", "--published": "someday"}, 2, '--published: "someday" cannot be read as a date'),
    "accessed": ({"--source": "B", "--accessed": "2022"}, 2, "is not known to the day"),
}


@pytest.mark.parametrize(("changed", "code", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_added_is_refused_and_nothing_changes(
    cli: Cli, tmp_path: Path, changed: dict[str, str | None], code: int, words: str
) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(DECLARED)
    options = [word for name, value in (ALL | changed).items() if value is not None for word in (name, value)]
    answer = cli("add", "--log", path, *options)
    assert (answer.code, answer.out) == (code, "")
    assert words in answer.err
    assert "\x1b" not in answer.err
    assert path.read_bytes() == DECLARED


UNWRITTEN = [
    ([], 2, "the built-in log cannot be changed: name a log of your own with --log FILE or in CSTO_TIMELINE_LOG; "),
    (["--log", "builtin"], 2, "csto-timeline init FILE starts one"),
    (["--log", "none.json"], 3, "none.json does not exist: csto-timeline init none.json starts it"),
    (["--log", "-"], 2, "standard input cannot be changed"),
    (["--log", "a.json", "--log", "b.json"], 2, "this changes one log, and 2 are given"),
]
WRITING = [
    ["add", "--date", "2022", *NEEDED],
    ["remove", "x", "--yes"],
    ["edit", "x"],
    ["registers", "--fill"],
    ["fmt"],
]


@pytest.mark.parametrize("call", WRITING, ids=lambda call: str(call[0]))
@pytest.mark.parametrize(("log", "code", "words"), UNWRITTEN)
def test_only_a_log_of_ones_own_is_written(cli: Cli, call: list[str], log: list[str], code: int, words: str) -> None:
    before = builtin_path().read_bytes()
    answer = cli(*call, *log)
    assert (answer.code, answer.out) == (code, "")
    assert words in answer.err
    assert builtin_path().read_bytes() == before


def test_the_log_of_the_environment_is_written(cli: Cli, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSTO_TIMELINE_LOG", str(mine))
    assert cli("add", "--date", "2022", *NEEDED).out == "they-meet-2022\n"
    assert "they-meet-2022" in events(mine)


def test_twenty_adds_at_once_all_arrive(mine: Path) -> None:
    calls = [[*PROGRAM, "add", "--log", str(mine), "--date", f"{2000 + n}", *NEEDED] for n in range(20)]
    running = [subprocess.Popen(call, stdout=subprocess.PIPE, env=environment()) for call in calls]
    assert [(each.communicate()[0], each.returncode) for each in running] == [
        (f"they-meet-{2000 + n}\n".encode(), 0) for n in range(20)
    ]
    assert set(events(mine)) == {"quay-closed-2021", *(f"they-meet-{2000 + n}" for n in range(20))}
    assert list(mine.parent.iterdir()) == [mine]


# remove


def test_an_event_is_removed(cli: Cli, mine: Path) -> None:
    cli("add", "--log", mine, "--date", "2022", *NEEDED)
    answer = cli("remove", "--log", mine, "QUAY-closed-2021", "--yes")
    assert (answer.code, answer.out, list(events(mine))) == (0, "quay-closed-2021\n", ["they-meet-2022"])


def test_without_a_terminal_removing_needs_yes(cli: Cli, mine: Path) -> None:
    before = mine.read_bytes()
    answer = cli("remove", "--log", mine, "quay-closed-2021")
    assert (answer.code, mine.read_bytes()) == (2, before)
    assert "in a script, use --yes" in answer.err


def test_an_event_that_others_name_stays(cli: Cli, mine: Path) -> None:
    cli("add", "--log", mine, "--date", "2022", *NEEDED, "--part-of", "quay-closed-2021")
    answer = cli("remove", "--log", mine, "quay-closed-2021", "--yes")
    assert answer.code == 2
    assert "quay-closed-2021 is named by they-meet-2022 (part_of): edit those first" in answer.err
    assert cli("remove", "--log", mine, "quay-closed-2021", "they-meet-2022", "--yes").code == 0
    assert events(mine) == {}
    assert cli("check", mine).code == 0
    assert cli("fmt", "--check", mine).code == 0


def test_of_many_that_name_an_event_a_few_are_told(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="whole"), *(event(id=f"part-{number}", part_of="whole") for number in range(12)))
    answer = cli("remove", "whole", "--log", path, "--yes")
    assert (answer.code, "part-8 (part_of); part-9 (part_of); 2 more: edit those first" in answer.err) == (2, True)
    assert "part-10" not in answer.err
    answer = cli("edit", "whole", "--from", "-", "--log", path, stdin=json.dumps(event(id="other")).encode())
    assert (answer.code, "part-9 (part_of); 2 more: keep it, or edit those first" in answer.err) == (3, True)


@pytest.mark.parametrize("lines", [False, True])
def test_many_events_are_removed_in_one_go(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: bool
) -> None:
    """However many there are: each change of a register, and each removal, goes through the whole log."""
    ids = [f"e-{number}" for number in range(20)]
    changed: list[str] = []
    membership = [{"status": "member", "body": id, "event": id} for id in ids]
    log = log_bytes(
        *(event(id=id, countries=["KG"]) for id in ids),
        countries=[{"code": "KG", "name": "Kyrgyzstan", "membership": membership}],
        former=[{"id": f"old-{id}", "event": id} for id in ids],
    )
    path = tmp_path / f"log.json{'l' if lines else ''}"
    (tmp_path / "made.json").write_bytes(log)
    cli("export", path, "--log", tmp_path / "made.json")
    for name in ("remove", "put_entry", "remove_entries"):
        note_calls(monkeypatch, name, changed)
    assert cli("remove", *ids[1:], "--into", "e-0", "--log", path, "--yes").code == 0
    assert [changed.count(what) for what in ("remove", "put_entry countries")] == [1, 1]
    assert {one["event"] for one in json.loads(cli("countries", "--json", "--log", path).out)[0]["membership"]} == {
        "e-0"
    }


def note_calls(monkeypatch: pytest.MonkeyPatch, name: str, calls: list[str]) -> None:
    """Note each call of a method that changes a log."""
    for of in (EventIndex,) if name == "remove" else (DocumentText, LinesText):
        method = getattr(of, name)

        def noting(own: Any, what: Any, *others: Any, method: Any = method) -> None:
            calls.append(name if name == "remove" else f"{name} {what}")
            method(own, what, *others)

        monkeypatch.setattr(of, name, noting)


@pytest.fixture(params=["log.json", "log.jsonl"])
def named(request: pytest.FixtureRequest, cli: Cli, log_file: Callable[..., Path]) -> Path:
    """Return a log in which a membership names one event, and a former id means another."""
    membership = {"status": "member", "event": "joined"}
    path = log_file(
        event(id="joined", countries=["KG"]),
        event(id="stays"),
        countries=[{"code": "KG", "name": "Kyrgyzstan", "membership": [membership]}],
        former=[{"id": "older", "event": "stays"}],
    )
    log = path.with_name(str(request.param))
    cli("export", log, "--log", path)
    return log


def test_an_event_that_a_membership_names_stays(cli: Cli, named: Path) -> None:
    before = named.read_bytes()
    answer = cli("remove", "joined", "--log", named, "--yes")
    assert (answer.code, named.read_bytes()) == (2, before)
    assert "joined is named by KG (membership): edit those first" in answer.err


def test_former_ids_go_with_an_event(cli: Cli, named: Path) -> None:
    if named.suffix == ".jsonl":  # lines may have entries that they do not use
        line, other = map(json.loads, named.read_text().splitlines())
        line["registers"]["former"] = other["registers"]["former"]
        named.write_text(json.dumps(line) + "\n" + json.dumps(other) + "\n")
    answer = cli("remove", "stays", "--log", named, "--yes")
    assert (answer.code, answer.out) == (0, "stays\n")
    assert answer.err == f"the former id older goes too\nremoved from {named}\n"
    assert "older" not in named.read_text()
    assert cli("check", named).code == 0
    assert cli("show", "joined", "--log", named).code == 0


def test_former_ids_mean_the_event_that_stays(cli: Cli, named: Path) -> None:
    assert cli("remove", "stays", "--into", "joined", "--log", named, "--yes").code == 0
    assert "joined" in cli("show", "older", "--log", named).out
    assert cli("check", named).code == 0


def test_an_event_that_cannot_be_read_can_be_removed(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="bad", date="someday"), event())
    assert cli("--log", path, "list").code == 3
    assert cli("remove", "bad", "--log", path, "--yes").code == 0
    assert cli("--log", path, "list").code == 0


TWO = {"publisher": "The Post", "url": "https://post.example/2"}


@pytest.fixture
def doubled(log_file: Callable[..., Path]) -> Path:
    """Return a log in which two events are one, and others name the second."""
    return log_file(
        event(id="kept", title="Shooting at the post", countries=["KG"], accounts=[{"source": "a"}]),
        event(
            id="double",
            date="2022-11",
            title="Shots at the post",
            countries=["KG", "TJ"],
            people=["ann"],
            part_of="kept",
            accounts=[{"source": "b", "quotes": [{"speaker": "ann", "text": "Enough."}]}],
        ),
        event(id="answer", date="2022-12-01", follows="double"),
        event(id="part", date="2022-12-02", part_of="double"),
        countries=[{"code": "KG", "name": "Kyrgyzstan", "membership": [{"status": "member", "event": "double"}]}],
        former=[{"id": "older", "event": "double"}],
        people=[{"id": "ann", "name": "Ann"}],
        sources=[{"id": "a", "publisher": "The Courier"}, {"id": "b", **TWO}],
    )


def test_an_event_is_merged_into_another(cli: Cli, doubled: Path) -> None:
    answer = cli("remove", "double", "--into", "KEPT", "--log", doubled, "--yes")
    assert (answer.code, answer.out) == (0, "double\n")
    assert 'double: left out of event kept: the title "Shots at the post"' in answer.err
    rows = events(doubled)
    assert set(rows) == {"kept", "answer", "part"}
    kept = rows["kept"]
    assert (kept["date"], kept["countries"], kept["people"]) == ("2022-11-23", ["KG", "TJ"], ["ann"])
    assert [account["source"] for account in kept["accounts"]] == ["a", "b"]
    assert kept["accounts"][1] == {
        "source": "b",
        "date": "2022-11",
        "quotes": [{"speaker": "ann", "text": "Enough."}],
    }
    assert "part_of" not in kept
    assert (rows["answer"]["follows"], rows["part"]["part_of"]) == ("kept", "kept")
    log = json.loads(doubled.read_bytes())
    assert {(each["id"], each["event"]) for each in log["former"]} == {("older", "kept"), ("double", "kept")}
    assert log["countries"][0]["membership"][0]["event"] == "kept"
    assert cli("check", doubled).code == 0
    assert "kept" in cli("show", "double", "--log", doubled).out


def test_a_merge_is_shown_before_it_is_made(cli: Cli, doubled: Path) -> None:
    before = doubled.read_bytes()
    answer = cli("remove", "double", "--into", "kept", "--log", doubled, "--dry-run")
    assert answer.code == 0
    assert '{"id": "double", "event": "kept"}' in answer.out
    assert 'double: left out of event kept: the title "Shots at the post"' in answer.err
    assert doubled.read_bytes() == before


def test_events_of_json_lines_are_merged(cli: Cli, doubled: Path, tmp_path: Path) -> None:
    lines = tmp_path / "log.jsonl"
    assert cli("export", lines, "--log", doubled).code == 0
    for path in (doubled, lines):
        assert cli("remove", "double", "--into", "kept", "--log", path, "--yes").code == 0
    one, other = (json.loads(cli("export", "-", "--format", "json", "--log", path).out) for path in (doubled, lines))
    assert one == other


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["double", "--into", "double"], 2, "--into double is one of the events that are removed: name another"),
        (["double", "--into", "kep"], 4, "did you mean kept?"),
    ],
)
def test_what_cannot_be_merged(cli: Cli, doubled: Path, arguments: list[str], code: int, says: str) -> None:
    before = doubled.read_bytes()
    answer = cli("remove", *arguments, "--log", doubled, "--yes")
    assert (answer.code, says in answer.err, doubled.read_bytes()) == (code, True, before)


def test_a_mistyped_id_is_told(cli: Cli, mine: Path) -> None:
    answer = cli("remove", "--log", mine, "quay-close-2021", "--yes")
    assert (answer.code, "did you mean quay-closed-2021?" in answer.err) == (4, True)


# fmt


def test_fmt_brings_a_log_into_the_form_and_keeps_every_value(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("\ufeff" + json.dumps(FULL, indent="\t").replace("\n", "\r\n"))
    assert cli("fmt", "--check", path).code == 1
    assert cli("fmt", path).code == 0
    assert json.loads(path.read_text("utf-8")) == FULL
    assert path.read_text("utf-8") == cli("fmt", "-", stdin=json.dumps(FULL, ensure_ascii=False).encode()).out
    assert list(json.loads(path.read_text("utf-8"))) == list(FULL)
    before = path.read_bytes()
    answer = cli("fmt", "--check", path)
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert cli("fmt", path).code == 0
    assert path.read_bytes() == before


def test_fmt_brings_lines_into_the_form(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(json.dumps(event(id=id), separators=(" ,", ": ")) + "\n\n" for id in ("a", "b")))
    answer = cli("fmt", "--check", path)
    assert answer.code == 1
    assert answer.err == f"{path}: not formatted: run csto-timeline fmt {path}\n"
    cli("fmt", path)
    assert path.read_text() == "".join(json.dumps(event(id=id), separators=(",", ":")) + "\n" for id in ("a", "b"))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_what_is_exported_is_in_the_form(cli: Cli, tmp_path: Path, name: str) -> None:
    assert name in {format.name for format in FORMATS}
    path = tmp_path / f"all.{name}"
    cli("export", path)
    assert cli("fmt", "--check", path).code == 0


def test_the_built_in_log_is_in_the_form(cli: Cli) -> None:
    assert cli("fmt", "--check", "builtin").code == 0


def test_fmt_prints_what_comes_in(cli: Cli) -> None:
    assert cli("fmt", "-", stdin=b'{"events":[]}').out == '{\n  "events": []\n}\n'
    assert cli("fmt", "-", stdin=b'{"events":[}').code == 3
    assert cli("fmt", "--dry-run", "-", stdin=b'{"events":[]}').out.splitlines()[2:] == [
        "@@ -1 +1,3 @@",
        '-{"events":[]}',
        "+{",
        '+  "events": []',
        "+}",
    ]


# registers


def test_fill_makes_an_entry_for_every_name(cli: Cli, tmp_path: Path, mine: Path) -> None:
    quoting = {"source": "The Post", "quotes": [{"speaker": "Ann Lee", "text": "Yes."}]}
    rows = [
        event(id="a", people=["bo", "Ann Lee"], countries=["AM", "Atlantis"], place="Old Town"),
        event(id="b", people=["Ann Lee"], accounts=[quoting]),
    ]
    path = tmp_path / f"other{mine.suffix}"
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_text(json.dumps({"events": rows}) if path.suffix == ".json" else lines)
    assert "no-register-entry" in cli("check", path).out
    named = cli("--log", path, "registers").out.splitlines()
    assert "people\tAnn Lee\tann-lee\t3" in named
    before = path.read_bytes()
    assert cli("--log", path, "registers", "--fill", "--dry-run").out.count('"Ann Lee"') > 0
    assert path.read_bytes() == before
    answer = cli("--log", path, "registers", "--fill")
    assert (answer.code, answer.out.splitlines()) == (0, named)
    assert "no-register-entry" not in cli("check", path).out
    assert cli("check", path).code == 0
    people = {row["id"]: row["name"] for row in json.loads(cli("--log", path, "people", "--json").out)}
    assert people == {"bo": "Bo", "ann-lee": "Ann Lee"}
    countries = {row["id"]: row["name"] for row in json.loads(cli("--log", path, "countries", "--json").out)}
    assert countries == {"AM": "Armenia", "Atlantis": "Atlantis"}
    assert events(path)["b"]["accounts"][0]["quotes"] == [{"speaker": "ann-lee", "text": "Yes."}]
    assert cli("--log", path, "registers").err == "every name has an entry\n"


def test_fill_says_which_names_it_replaced_and_left(cli: Cli, log_file: Callable[..., Path]) -> None:
    people = [{"id": "ann", "name": "Ann Lee", "aliases": ["Lee"]}, {"id": "bo", "name": "Bo Lee", "aliases": ["Lee"]}]
    sources = [{"id": "a-source", "publisher": "A"}]
    path = log_file(event(people=["ANN LEE", "Lee"], countries=["France"]), people=people, sources=sources)
    answer = cli("--log", path, "registers", "--fill")
    assert answer.out == "countries\tFrance\tFR\t1\npeople\tANN LEE\tann\t1\npeople\tLee\t\t1\n"
    assert answer.err == (
        f"{path}: 1 name added to the registers; 1 name replaced by the id or code of an entry\n"
        '"Lee" is a name of several entries in people: write the id\n'
    )
    assert [each["entry"] for each in json.loads(cli("--log", path, "registers", "--json").out)] == [None]
    assert cli("--log", path, "list", "--ids", "--person", "ann lee").out == "an-event\n"


def test_fill_needs_no_kinds(cli: Cli, log_file: Callable[..., Path]) -> None:
    """A log that declares kinds takes no others: that is for its author to decide."""
    path = log_file(event())
    cli("--log", path, "registers", "--fill")
    assert "kinds" not in json.loads(path.read_bytes())


HOSTILE = "a\x1b]8;;https://evil.example\x07b\u202e\u0085"


SHOWING = [
    *(["remove", "x", "--dry-run"], ["remove", "x"], ["edit", "x", "--print"]),
    *(["registers"], ["registers", "--fill", "--dry-run"]),
]


@pytest.mark.parametrize("call", SHOWING, ids=" ".join)
def test_no_text_of_a_log_is_obeyed(cli: Cli, log_file: Callable[..., Path], call: list[str]) -> None:
    rows = [event(id="x", title=HOSTILE, people=[HOSTILE], countries=[HOSTILE], place=HOSTILE)]
    answer = cli(*call, "--log", log_file(*rows))
    assert not {"\x1b", "\u202e", "\u0085", "\x07"} & set(answer.out + answer.err)
    path = log_file()
    path.write_text(json.dumps({"events": rows}, ensure_ascii=False))
    answer = cli(*call, "--log", path)
    assert not {"\x1b", "\u202e", "\u0085", "\x07"} & set(answer.out + answer.err)
